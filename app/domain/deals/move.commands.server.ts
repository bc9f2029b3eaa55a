import type * as z from 'zod/mini';
import type { Ctx } from '#app/auth/user.ts';
import { inTransaction, type Tx } from '#app/db/client.server.ts';
import type { Fields } from '#app/domain/history/audit.server.ts';
import { explainCorrection } from '#app/domain/periods/correction.server.ts';
import { type LocalDate, toDateColumn } from '#app/lib/dates.ts';
import { Refusal, refused } from '#app/lib/refusal.ts';
import { BUILT_FIELDS, type BuiltField } from './built.ts';
import { canDeal, type DealAction } from './deal.policy.ts';
import { type DealEvent, transition } from './deal.rules.ts';
import type { MoveInput, returnSchema, statusSchema } from './deal.schema.ts';
import { refuseForeignLinks } from './deal-links.server.ts';
import { loggedRecord, recordDealChange } from './deal-log.server.ts';
import {
  addHistory,
  type DealForWrite,
  readFacts,
  readGates,
  stateOf,
  takeDeal,
} from './deal-write.server.ts';
import { type DealStatus, isSignedOrLater, type Stage } from './stage.ts';

/**
 * Moves a deal forward, filling in what the gate still lacked in the same step.
 * @throws Refusal `refused` with everything that is missing, `forbidden`, `stale`, `not_found`
 */
export function moveDeal(
  ctx: Ctx,
  id: string,
  { version, to, on, correctionReason, ...fill }: MoveInput,
): Promise<void> {
  return inTransaction(async (tx) => {
    const deal = await takeDeal(tx, ctx, id, rightFor(to), version);
    const own = canDeal(ctx.user, 'edit', deal) ? fill : onlyBuilt(fill);
    const filled = { ...deal, ...(await fillIn(tx, ctx, deal, own)) };
    await apply(tx, ctx, filled, deal, { type: 'advance', to, on }, 'move', own);
    await explain(tx, ctx, deal, on, correctionReason);
  });
}

/** From the signing on, what is moved is what is built. */
const rightFor = (to: Stage): DealAction => (isSignedOrLater(to) ? 'build' : 'move');

/** Takes a deal back to an earlier stage, with the reason. */
export function returnDeal(
  ctx: Ctx,
  id: string,
  { version, correctionReason, ...event }: z.output<typeof returnSchema>,
): Promise<void> {
  return inTransaction(async (tx) => {
    const deal = await takeDeal(tx, ctx, id, rightFor(event.to), version);
    await refuseWrongReason(tx, event.reasonCode, 'returned');
    await apply(tx, ctx, deal, deal, { type: 'return', ...event }, 'return', event);
    await explain(tx, ctx, deal, event.on, correctionReason);
  });
}

/** Pauses, ends or resumes a deal; anything but resuming needs a reason. */
export function changeStatus(
  ctx: Ctx,
  id: string,
  { version, correctionReason, ...event }: z.output<typeof statusSchema>,
): Promise<void> {
  return inTransaction(async (tx) => {
    const deal = await takeDeal(tx, ctx, id, 'move', version);
    if (deal.writtenOffOn) throw refused('deals:refusal.writtenOff');
    if (event.reasonCode && event.status !== 'active')
      await refuseWrongReason(tx, event.reasonCode, event.status);
    await apply(tx, ctx, deal, deal, { type: 'setStatus', ...event }, 'status', event);
    await explain(tx, ctx, deal, event.on, correctionReason);
  });
}

const explain = (tx: Tx, ctx: Ctx, { id }: DealForWrite, on: LocalDate, reason?: string | null) =>
  explainCorrection(tx, ctx, { subjectType: 'deals', subjectId: id, on, reason });

async function refuseWrongReason(tx: Tx, code: string, use: 'returned' | Exclude<DealStatus, 'active'>) {
  const known = await tx.reason.count({ where: { code, appliesTo: { has: use } } });
  if (known === 0) throw refused('errors:unknown', {}, 'reasonCode');
}

type Fill = Omit<MoveInput, 'version' | 'to' | 'on' | 'correctionReason'>;

/** Who records what is built, but does not work the deal, fills in nothing else. */
const onlyBuilt = (fill: Fill): Fill =>
  Object.fromEntries(Object.entries(fill).filter(([name]) => BUILT_FIELDS.includes(name as BuiltField)));

/** Writes the fields that came with the move; they are as visible and as checked as in the deal form. */
async function fillIn(tx: Tx, ctx: Ctx, deal: DealForWrite, fill: Fill): Promise<Partial<DealForWrite>> {
  if (Object.keys(fill).length === 0) return {};
  await refuseForeignLinks(
    tx,
    ctx,
    {
      leadId: deal.investors.find(({ isLead }) => isLead)?.companyId ?? '',
      partners: [],
      teamId: deal.teamId,
      ownerId: fill.ownerId ?? null,
      countyCode: fill.countyCode ?? null,
      industryCode: fill.industryCode ?? null,
      chainCode: null,
      sourceTripId: null,
      sourceEditionId: null,
      sourceVisitId: null,
      nextStepOwnerId: null,
    },
    deal,
  );
  const foreign = fill.estimatedAmount
    ? { estimatedCurrency: 'CNY', estimatedOriginal: null, estimatedRate: null, estimatedRateOn: null }
    : {};
  const data = { ...fill, ...foreign };
  const changed = await tx.deal.update({ where: { id: deal.id }, data });
  if (fill.countyCode) {
    await tx.dealCredit.updateMany({
      where: { dealId: deal.id, metric: 'all', teamId: deal.teamId },
      data: { countyCode: fill.countyCode },
    });
  }
  return changed;
}

async function apply(
  tx: Tx,
  ctx: Ctx,
  deal: DealForWrite,
  before: DealForWrite,
  event: DealEvent,
  action: string,
  told: Fields,
): Promise<void> {
  const verdict = transition(stateOf(deal), event, {
    facts: await readFacts(tx, deal),
    gates: await readGates(tx),
    today: ctx.today,
  });
  if (!verdict.ok) throw new Refusal('refused', verdict.problems);
  await addHistory(tx, ctx, deal, verdict.steps);
  const last = verdict.steps.at(-1);
  if (!last) return;
  await tx.deal.update({
    where: { id: deal.id },
    data: {
      stage: last.stage,
      status: last.status,
      ...(last.stage !== before.stage && { stageSince: toDateColumn(last.effectiveOn) }),
      updatedAt: ctx.now,
      version: { increment: 1 },
    },
    select: { id: true },
  });
  const { to: _to, ...fields } = told;
  await recordDealChange(tx, ctx, deal, {
    action,
    version: before.version + 1,
    before: loggedRecord(before),
    after: { ...fields, stage: last.stage, status: last.status },
  });
}
