import { createHash } from 'node:crypto';
import type { Ctx } from '#app/auth/user.ts';
import { inTransaction, type Tx } from '#app/db/client.server.ts';
import { companyOfName } from '#app/domain/companies/company.commands.server.ts';
import { addDeal } from '#app/domain/deals/deal.commands.server.ts';
import type { DealInput } from '#app/domain/deals/deal.schema.ts';
import { once } from '#app/domain/history/once.server.ts';
import { addVisit } from '#app/domain/visits/visit.commands.server.ts';
import { visitSchema } from '#app/domain/visits/visit.schema.ts';
import { i18nFor } from '#app/i18n/i18n.server.ts';
import { forbidden } from '#app/lib/refusal.ts';
import { addLine } from './line.commands.server.ts';
import { canSigning } from './signing.policy.ts';
import type { ProjectInput } from './signing.schema.ts';
import { takeEdition } from './signing-write.server.ts';

/**
 * Puts projects on the list that are new to the system: each becomes a deal that comes from this event, with its
 * investor, its first talk and its line. Each is a transaction of its own, so that a long table does not hold up the
 * desks; sent again with its key, what is there already is not added again.
 * @returns their lines in order
 * @throws Refusal `not_found`, `forbidden`, `refused` as the commands it is made of
 */
export async function addProjects(
  ctx: Ctx,
  editionId: string,
  key: string | null,
  inputs: ProjectInput[],
): Promise<string[]> {
  const ids: string[] = [];
  for (const input of inputs) {
    const own = key && createHash('sha256').update(key).update(JSON.stringify(input)).digest('hex');
    const line = await inTransaction((tx) =>
      once(tx, ctx, { key: own, action: `signings.project ${editionId}` }, async () => {
        const edition = await takeEdition(tx, ctx, editionId);
        if (!canSigning(ctx.user, 'run', edition)) throw forbidden();
        return addProject(tx, ctx, editionId, input);
      }),
    );
    ids.push(line.id);
  }
  return ids;
}

async function addProject(tx: Tx, ctx: Ctx, editionId: string, input: ProjectInput) {
  const investorId = input.investorId ?? (await companyOfName(tx, ctx, input.investorName)).id;
  const deal = await addDeal(tx, ctx, await dealOf(ctx, editionId, investorId, input));
  if (input.talkOn && input.talkStaffId) {
    const talk = visitSchema.parse({
      kind: 'meeting',
      companyId: investorId,
      occurredOn: input.talkOn,
      place: input.talkPlace,
      staffIds: [input.talkStaffId],
      guests: [{ name: input.talkGuest, title: input.talkGuestTitle }],
      summary: input.talkSummary,
      dealIds: [deal.id],
      editionId,
      correctionReason: await talkReason(ctx),
    });
    await addVisit(tx, ctx, talk);
  }
  const { kind, title, amount, currency, original, rate, rateOn, signedBy } = input;
  const signatoryId = input.signatoryId ?? investorId;
  const paper = { kind, title, amount, currency, original, rate, rateOn, signatoryId, signedBy };
  return addLine(tx, ctx, deal.id, editionId, paper);
}

/** The deal a project becomes: what is to be signed is also what is estimated. */
async function dealOf(ctx: Ctx, editionId: string, leadId: string, input: ProjectInput): Promise<DealInput> {
  const { t } = await i18nFor(ctx.locale);
  return {
    name: input.name,
    content: input.content,
    leadId,
    partners: [],
    estimatedAmount: input.amount,
    estimatedCurrency: input.currency,
    estimatedOriginal: input.original,
    estimatedRate: input.rate,
    estimatedRateOn: input.rateOn,
    sourceKind: 'event',
    sourceEditionId: editionId,
    sourceTripId: null,
    sourceVisitId: null,
    sourceNote: '',
    firstMetOn: input.talkOn ?? ctx.today,
    teamId: input.teamId,
    ownerId: input.ownerId,
    countyCode: input.countyCode,
    industryCode: input.industryCode,
    chainCode: null,
    landMu: null,
    jobs: null,
    annualOutput: null,
    annualTax: null,
    screening: input.screenedBy ? 'positive' : null,
    screeningNote: input.screenedBy ? t('signings:screenedBy', { name: input.screenedBy }) : '',
    nextStep: null,
    nextStepOwnerId: null,
    nextStepDue: null,
    correctionReason: await talkReason(ctx),
  };
}

/** A first talk that is only told with the project may lie in a month locked since: the list says why it comes late. */
async function talkReason({ locale }: Ctx): Promise<string> {
  return (await i18nFor(locale)).t('signings:talkReason');
}
