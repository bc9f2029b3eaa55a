import type { Ctx } from '#app/auth/user.ts';
import { insertRows, newId } from '#app/db/bulk.server.ts';
import { db, type Tx } from '#app/db/client.server.ts';
import type { Subject } from '#app/domain/history/audit.server.ts';
import { i18nFor } from '#app/i18n/i18n.server.ts';
import type { LocalDate } from '#app/lib/dates.ts';
import { refused } from '#app/lib/refusal.ts';
import { monthText } from './month.ts';
import { type LockedSpan, lockedSpanOf, spanOf } from './period.rules.ts';

interface Change {
  subjectType: Subject;
  subjectId: string;
  /** The days the change counts on: what is said now and, for a correction, what was said before. */
  on: LocalDate | readonly LocalDate[];
  reason: string | null | undefined;
}

/**
 * Keeps why a record is changed on a day that a locked month has counted. Every command that can change what a month
 * counts calls it in its transaction, before or after it writes; on other days it does nothing.
 *
 * It also holds off the lock of any month until the transaction ends (lockMonths): either the lock's snapshot has
 * the change, or the change finds the month locked and must be explained.
 * @throws Refusal `refused` on the field `correctionReason` when a locked month is changed without a reason
 */
export async function explainCorrection(
  tx: Tx,
  ctx: Ctx,
  { subjectType, subjectId, on, reason }: Change,
): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock_shared(hashtext('periods'))`;
  const days = [on].flat();
  const spans = await lockedMonths(tx);
  const reached = spans.find((span) => days.some((day) => lockedSpanOf([span], day)));
  if (!reached) return;
  if (!reason) throw refused('periods:refusal.locked', { month: reached.month }, 'correctionReason');
  await tx.correctionReason.create({
    data: {
      periodId: reached.id,
      subjectType,
      subjectId,
      reason,
      recordedAt: ctx.now,
      recordedById: ctx.user.id,
    },
    select: { id: true },
  });
}

/** A record that counts on these days, among many that are changed for one reason. */
export interface CountedRecord {
  subjectType: Subject;
  subjectId: string;
  on: readonly LocalDate[];
}

/**
 * {@link explainCorrection} for many records that are changed together.
 * @throws Refusal `refused` on the field `correctionReason` when one counts in a locked month and no reason is given
 */
export async function explainCorrections(
  tx: Tx,
  ctx: Ctx,
  records: readonly CountedRecord[],
  reason: string | null,
): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock_shared(hashtext('periods'))`;
  const spans = await lockedMonths(tx);
  const reached = records.flatMap((record) => {
    const span = spans.find((span) => record.on.some((day) => lockedSpanOf([span], day)));
    return span ? [{ ...record, span }] : [];
  });
  const [first] = reached;
  if (!first) return;
  if (!reason) throw refused('periods:refusal.locked', { month: first.span.month }, 'correctionReason');
  const rows = reached.map(({ subjectType, subjectId, span }) => ({
    id: newId(ctx.now),
    period_id: span.id,
    subject_type: subjectType,
    subject_id: subjectId,
    reason,
    recorded_at: ctx.now,
    recorded_by_id: ctx.user.id,
  }));
  await insertRows(tx, 'correction_reason', rows);
}

/** The reason that is given for bringing a record back: whoever takes it out of a locked month gives one. */
export async function restoringReason({ locale }: Ctx): Promise<string> {
  return (await i18nFor(locale)).t('periods:reason.restored');
}

/** Lets one month be locked at a time, when no change of what a month counts is under way. */
export async function lockMonths(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('periods'))`;
}

/** The latest locked month of each year, the latest year first: forms ask for a reason on days within. */
export async function readLockedSpans(): Promise<LockedSpan[]> {
  return (await lockedMonths(db())).map(({ month, from, to }) => ({ month, from, to }));
}

async function lockedMonths(tx: Tx): Promise<(LockedSpan & { id: string })[]> {
  const periods = await tx.period.findMany({
    where: { lockedAt: { not: null } },
    distinct: ['year'],
    orderBy: [{ year: 'desc' }, { month: 'desc' }],
    select: { id: true, year: true, month: true },
  });
  return periods.map((period) => ({ id: period.id, ...spanOf(period), month: monthText(period) }));
}
