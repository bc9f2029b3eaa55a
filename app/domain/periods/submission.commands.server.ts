import type { Ctx } from '#app/auth/user.ts';
import { inTransaction, type Tx } from '#app/db/client.server.ts';
import type { Prisma } from '#app/db/generated/client.ts';
import { recordChange, refuseStale } from '#app/domain/history/audit.server.ts';
import { forbidden, notFound, Refusal } from '#app/lib/refusal.ts';
import { type Month, monthText } from './month.ts';
import { canPeriod } from './period.policy.ts';
import { type SubmissionEvent, type SubmissionState, transition } from './period.rules.ts';

/**
 * Hands in a county's month, with the figures as the county reads them.
 * @param given `version` as the page was opened at, 0 where nothing was handed in yet
 * @throws Refusal `forbidden`, `stale`, `refused` before the month's last day, once locked, or in another state
 */
export function submitMonth(
  ctx: Ctx,
  month: Month,
  given: { version: number; note: string; figures: Prisma.InputJsonValue },
): Promise<void> {
  return inTransaction(async (tx) => {
    const county = ctx.user.regionCode;
    if (!county || !canPeriod(ctx.user, 'submit', county)) throw forbidden();
    const found = await take(tx, ctx, month, county, 'submit', given.version);
    const data = {
      state: 'submitted' as const,
      note: given.note,
      figures: given.figures,
      submittedAt: ctx.now,
      submittedById: ctx.user.id,
      reviewedAt: null,
      reviewedById: null,
    };
    const where = { periodId: found.periodId, countyCode: county };
    if (found.submission) {
      await tx.submission.update({
        where: { id: found.submission.id },
        data: { ...data, version: { increment: 1 } },
      });
    } else await tx.submission.create({ data: { ...data, ...where } });
    await record(tx, ctx, month, found, { event: 'submit', state: 'submitted', note: given.note });
  });
}

/** Takes it back, as long as it was not reviewed. @throws Refusal as {@link submitMonth} */
export function withdrawMonth(ctx: Ctx, month: Month, version: number): Promise<void> {
  return inTransaction(async (tx) => {
    const county = ctx.user.regionCode;
    if (!county || !canPeriod(ctx.user, 'submit', county)) throw forbidden();
    const found = await take(tx, ctx, month, county, 'withdraw', version);
    await tx.submission.delete({ where: { id: found.submission?.id ?? '' } });
    await record(tx, ctx, month, found, { event: 'withdraw', state: 'none' });
  });
}

/**
 * Finds a county's month right, or sends it back with what is wrong.
 * @throws Refusal `not_found` for no county, `forbidden`, `stale`, `refused`
 */
export function reviewMonth(
  ctx: Ctx,
  month: Month,
  {
    event,
    county,
    version,
    note,
  }: { event: 'review' | 'return'; county: string; version: number; note: string },
): Promise<void> {
  return inTransaction(async (tx) => {
    if (!canPeriod(ctx.user, 'review', county)) throw forbidden();
    if ((await tx.region.count({ where: { code: county, level: 'county' } })) === 0) throw notFound();
    const found = await take(tx, ctx, month, county, event, version);
    const state = event === 'review' ? 'reviewed' : 'returned';
    await tx.submission.update({
      where: { id: found.submission?.id ?? '' },
      data: {
        state,
        reviewNote: note,
        reviewedAt: ctx.now,
        reviewedById: ctx.user.id,
        version: { increment: 1 },
      },
    });
    await record(tx, ctx, month, found, { event, state, reviewNote: note });
  });
}

interface Found {
  periodId: string;
  county: { code: string; name: string };
  submission: { id: string; version: number; state: SubmissionState } | null;
}

/** A county's month ready to be written: neither it nor the lock changes until the transaction ends. */
async function take(
  tx: Tx,
  ctx: Ctx,
  month: Month,
  county: string,
  event: SubmissionEvent,
  expected: number,
): Promise<Found> {
  const period = await openPeriod(tx, month);
  const submission = await tx.submission.findUnique({
    where: { periodId_countyCode: { periodId: period.id, countyCode: county } },
    select: { id: true, version: true, state: true },
  });
  const subject = { id: subjectId(month, county), version: submission?.version ?? 0 };
  await refuseStale(tx, 'periods', subject, expected);
  const verdict = transition(submission?.state ?? 'none', event, {
    month,
    locked: period.lockedAt !== null,
    today: ctx.today,
  });
  if (!verdict.ok) throw new Refusal('refused', [verdict.problem]);
  const { name } = await tx.region.findUniqueOrThrow({ where: { code: county }, select: { name: true } });
  return { periodId: period.id, county: { code: county, name }, submission };
}

/** The month's row, made where it was not opened yet, and kept from others until the transaction ends. */
export async function openPeriod(tx: Tx, { year, month }: Month) {
  await tx.period.createMany({ data: { year, month }, skipDuplicates: true });
  await tx.$queryRaw`SELECT 1 FROM period WHERE year = ${year} AND month = ${month} FOR NO KEY UPDATE`;
  return tx.period.findUniqueOrThrow({ where: { year_month: { year, month } } });
}

const subjectId = (month: Month, county: string) => `${monthText(month)} ${county}`;

function record(
  tx: Tx,
  ctx: Ctx,
  month: Month,
  { county, submission }: Found,
  { event, ...after }: { event: SubmissionEvent; state: SubmissionState; note?: string; reviewNote?: string },
): Promise<void> {
  return recordChange(tx, ctx, {
    action: `month_${event}`,
    subject: 'periods',
    id: subjectId(month, county.code),
    label: `${monthText(month)} ${county.name}`,
    version: event === 'withdraw' ? undefined : (submission?.version ?? 0) + 1,
    before: { state: submission?.state ?? 'none' },
    after,
  });
}
