import type { AgreementKind } from '#app/domain/agreements/agreement.rules.ts';
import type { LocalDate } from '#app/lib/dates.ts';
import type { Yuan } from '#app/lib/money.ts';
import type { RowProblem } from './import.ts';
import { columnOf, type LedgerKind } from './ledger.ts';
import type { EventNamed, LedgerValues, Person, RowContext, RowValues } from './reading.ts';

/** The fields of a deal, its leading investor and its agreement that a ledger fills; all as text, amounts in yuan. */
export const DEAL_FIELDS = [
  'name',
  'content',
  'countyCode',
  'estimatedAmount',
  'landMu',
  'chainCode',
  'screening',
  'annualOutput',
  'annualTax',
  'remark',
  'uscc',
  'originCode',
  'profile',
  'contacts',
  'kind',
  'signedOn',
  'amount',
  'editionId',
] as const;
export type DealField = (typeof DEAL_FIELDS)[number];
export type DealFields = Partial<Record<DealField, string>>;

/** A deal as a row of a ledger says it. A field that the row leaves empty is not in `fields`. */
export interface DealDraft {
  code: string | null;
  /** Names of the companies, the leading one first. */
  investors: [string, ...string[]];
  fields: DealFields & { name: string };
  contacts: Person[];
  /** Nothing in the ledger of talks. */
  paper: { kind: AgreementKind; signedOn: LocalDate; amount: Yuan; signatory: string | null } | null;
  event: EventNamed | null;
  /** The team that answers for it, as written. */
  unit: string | null;
}

/** What the columns are called that have no place of their own in a deal: they are kept in its remark. */
const TO_REMARK = ['fixedAmount', 'chain', 'event', 'screening', 'patron', 'unit', 'responsible'] as const;

interface Given {
  ledger: LedgerKind;
  cells: Record<string, string>;
  values: RowValues;
  context: Pick<RowContext, 'countyCode'>;
}

/** What a row of the ledgers of deals says, or what it lacks to be one. */
export function dealDraft(
  { ledger, cells, values, context }: Given,
  today: LocalDate,
): { draft: DealDraft | null; problems: RowProblem[] } {
  const given = values as LedgerValues<'signed'> & LedgerValues<'negotiating'>;
  const [lead, ...partners] = given.investors ?? [];
  const amount = ledger === 'signed' ? given.totalAmount : (given.totalAmount ?? given.fixedAmount);
  const paper = ledger === 'signed' ? paperOf(given, amount?.yuan ?? null) : null;
  const problems = [
    ...(given.name ? longer('name', given.name, 120) : [lacks('name')]),
    ...(lead ? [lead, ...partners].flatMap((name) => longer('investors', name, 120)) : [lacks('investors')]),
    ...(amount && amount.yuan === null ? [problem('totalAmount', 'imports:problem.rate')] : []),
    ...(ledger === 'signed' && !given.signedOn ? [lacks('signedOn')] : []),
    ...(given.signedOn && given.signedOn.on > today ? [problem('signedOn', 'errors:future')] : []),
    ...(paper?.kind === 'contract' && !amount ? [lacks('totalAmount')] : []),
    ...(paper && !isSigning(paper.kind) ? [problem('agreement', 'imports:problem.notASigning')] : []),
  ];
  if (problems.length > 0 || !given.name || !lead) return { draft: null, problems };
  const contacts = peopleOf(given.contact ?? [], given.phone ?? []);
  const fields = filled({
    name: given.name,
    content: given.content,
    countyCode: given.county ?? context.countyCode,
    estimatedAmount: amount?.yuan ?? undefined,
    landMu: given.land && twoDecimals(given.land),
    chainCode: given.chain,
    screening: given.screening === 'more' ? undefined : given.screening,
    annualOutput: given.annualOutput?.yuan ?? undefined,
    annualTax: given.annualTax?.yuan ?? undefined,
    remark: remarkOf(ledger, cells, given),
    uscc: given.uscc,
    originCode: given.origin,
    profile: given.profile,
    contacts: contacts.map(contactText).join('\n'),
    kind: paper?.kind,
    signedOn: paper?.signedOn,
    amount: paper?.amount,
  });
  return {
    draft: {
      code: given.code ?? null,
      investors: [lead, ...partners.filter((name) => name !== lead)],
      fields: { ...fields, name: given.name },
      contacts,
      paper,
      event: given.event ?? null,
      unit: given.unit ?? null,
    },
    problems: [],
  };
}

type Said = LedgerValues<'signed'> & LedgerValues<'negotiating'>;

function paperOf(given: Said, amount: Yuan | null): DealDraft['paper'] {
  if (!given.signedOn) return null;
  return {
    kind: given.agreement ?? 'contract',
    signedOn: given.signedOn.on,
    amount: amount ?? '0.00',
    signatory: given.signatory?.[0] ?? null,
  };
}

const isSigning = (kind: AgreementKind) => kind !== 'supplement' && kind !== 'capital_increase';

/** People of the cell, with the numbers of the cell beside it where they bring none of their own. */
function peopleOf(people: Person[], phones: string[]): Person[] {
  const spare = [...phones];
  return people.map((person) => ({ ...person, phone: person.phone || (spare.shift() ?? '') }));
}

/** A person as the preview and the log tell of one. */
export const contactText = ({ name, title, phone }: Person): string =>
  [name, title, phone].filter(Boolean).join(' ');

/**
 * Notes of the row, then what has no field of its own, by the head of its column. A value that was understood and
 * has a field is left out.
 */
function remarkOf(ledger: LedgerKind, cells: Record<string, string>, given: Said): string {
  const placed: Record<string, boolean> = {
    fixedAmount: ledger === 'negotiating' && !given.totalAmount,
    chain: given.chain !== undefined,
    event: given.event?.series != null,
    screening: given.screening === 'positive' || given.screening === 'negative',
  };
  const kept = TO_REMARK.filter((code) => cells[code] && !placed[code]).map(
    (code) => `${columnOf(ledger, code)?.heads[0] ?? code}：${cells[code]}`,
  );
  const loose = given.signedOn && given.signedOn.precision !== 'day' ? cells.signedOn : undefined;
  const day = loose ? [`${columnOf(ledger, 'signedOn')?.heads[0]}：${loose}`] : [];
  return [given.progress ?? '', ...kept, ...day].filter(Boolean).join('\n');
}

const twoDecimals = (number: string) => (number.includes('.') ? Number(number).toFixed(2) : `${number}.00`);

const lacks = (code: string) => problem(code, 'errors:required');
const problem = (code: string, key: string, params?: RowProblem['params']): RowProblem => ({
  code,
  key,
  params,
});
const longer = (code: string, text: string, max: number) =>
  text.length > max ? [problem(code, 'errors:tooLong', { max })] : [];

function filled(fields: { [K in DealField]?: string | undefined }): DealFields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value)) as DealFields;
}
