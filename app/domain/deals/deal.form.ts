import Big from 'big.js';
import type { FormValues } from '#app/lib/form-data.ts';
import { WAN, yuanToYiText } from '#app/lib/money.ts';
import type { DealPage } from './deal-page.queries.server.ts';
import { isSignedOrLater } from './stage.ts';

const wanText = (yuan: string | null) => (yuan ? new Big(yuan).div(WAN).toFixed() : '');

/** A deal as its form holds it: text throughout, sums in 亿元, yearly figures in 万元; a step that is done is none. */
export function dealFormValues(deal: DealPage): FormValues {
  const step = deal.nextStepDoneAt ? null : deal;
  return {
    version: String(deal.version),
    name: deal.name,
    content: deal.content,
    leadId: deal.investors.find(({ isLead }) => isLead)?.company.id ?? '',
    partners: deal.investors
      .filter(({ isLead }) => !isLead)
      .map(({ company }) => ({ companyId: company.id })),
    estimatedAmount: deal.estimatedCurrency === 'CNY' ? yuanToYiText(deal.estimatedAmount) : '',
    currency: deal.estimatedCurrency,
    original: wanText(deal.estimatedOriginal),
    rate: deal.estimatedRate ?? '',
    rateOn: deal.estimatedRateOn ?? '',
    sourceKind: deal.sourceKind ?? '',
    sourceTripId: deal.sourceTripId ?? '',
    sourceEditionId: deal.sourceEditionId ?? '',
    sourceVisitId: deal.sourceVisitId ?? '',
    sourceNote: deal.sourceNote,
    firstMetOn: deal.firstMetOn,
    teamId: deal.teamId,
    ownerId: deal.ownerId ?? '',
    countyCode: deal.countyCode ?? '',
    industryCode: deal.industryCode ?? '',
    chainCode: deal.chainCode ?? '',
    landMu: deal.landMu ?? '',
    jobs: deal.jobs === null ? '' : String(deal.jobs),
    annualOutput: wanText(deal.annualOutput),
    annualTax: wanText(deal.annualTax),
    screening: deal.screening ?? '',
    screeningNote: deal.screeningNote,
    ...(isSignedOrLater(deal.stage) && builtValues(deal)),
    nextStep: step?.nextStep ?? '',
    nextStepOwnerId: step?.nextStepOwnerId ?? '',
    nextStepDue: step?.nextStepDue ?? '',
  };
}

/** What is known of a signed deal on the ground; before the signing the form has no such fields. */
const builtValues = (deal: DealPage): FormValues => ({
  projectCompany: deal.projectCompany ?? '',
  projectUscc: deal.projectUscc ?? '',
  filingCode: deal.filingCode ?? '',
  filedAmount: yuanToYiText(deal.filedAmount),
  statisticsName: deal.statisticsName ?? '',
  statisticsAmount: yuanToYiText(deal.statisticsAmount),
});
