/*
 * The fields that are chosen one by one when two records become one, and the columns each stands for: what belongs
 * together is chosen together.
 */

export const COMPANY_FIELDS = {
  name: ['name'],
  uscc: ['uscc'],
  originCode: ['originCode'],
  industryCode: ['industryCode'],
  groupName: ['groupName'],
  website: ['website'],
  address: ['address'],
  profile: ['profile'],
  teamId: ['teamId'],
} as const;

export const DEAL_FIELDS = {
  name: ['name'],
  content: ['content'],
  teamId: ['teamId'],
  ownerId: ['ownerId'],
  countyCode: ['countyCode'],
  industryCode: ['industryCode'],
  chainCode: ['chainCode'],
  estimatedAmount: [
    'estimatedAmount',
    'estimatedOriginal',
    'estimatedCurrency',
    'estimatedRate',
    'estimatedRateOn',
  ],
  landMu: ['landMu'],
  jobs: ['jobs'],
  annualOutput: ['annualOutput'],
  annualTax: ['annualTax'],
  sourceKind: ['sourceKind', 'sourceTripId', 'sourceEditionId', 'sourceVisitId', 'sourceNote'],
  screening: ['screening', 'screeningNote'],
  nextStep: ['nextStep', 'nextStepOwnerId', 'nextStepDue', 'nextStepDoneAt', 'nextStepDoneById'],
  projectCompany: ['projectCompany', 'projectUscc'],
  filingCode: ['filingCode', 'filedAmount'],
  statisticsName: ['statisticsName', 'statisticsAmount'],
} as const;

export type CompanyField = keyof typeof COMPANY_FIELDS;
export type DealField = keyof typeof DEAL_FIELDS;
/** Whose content a field keeps; nothing said means the kept record's. */
export type Choices<Field extends string> = Partial<Record<Field, 'kept' | 'merged'>>;

/** The columns that are taken over from the record that is merged in. */
export function takenColumns<F extends string>(
  fields: Record<F, readonly string[]>,
  choices: Choices<F>,
): string[] {
  return (Object.keys(fields) as F[]).flatMap((field) => (choices[field] === 'merged' ? fields[field] : []));
}
