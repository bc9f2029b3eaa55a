import { type AgreementInput, agreementSchema } from '#app/domain/agreements/agreement.schema.ts';
import { type DealInput, dealSchema } from '#app/domain/deals/deal.schema.ts';

/** The deal form as the browser posts it, read by its schema. */
export function dealInput(leadId: string, given: Record<string, unknown> = {}): DealInput {
  return dealSchema.parse({
    name: '昭阳光伏项目',
    content: '建设 100 兆瓦光伏电站',
    leadId,
    estimatedAmount: '3.5',
    sourceKind: 'referral',
    firstMetOn: '2023-11-01',
    ...given,
  });
}

/** The agreement form as the browser posts it, read by its schema. */
export function agreementInput(
  version: number,
  signatoryId: string,
  given: Record<string, unknown> = {},
): AgreementInput {
  return agreementSchema.parse({
    version: String(version),
    kind: 'contract',
    signedOn: '2023-11-10',
    amount: '5',
    signatoryId,
    ...given,
  });
}
