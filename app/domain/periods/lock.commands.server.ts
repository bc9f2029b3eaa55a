import type { Ctx } from '#app/auth/user.ts';
import type { Tx } from '#app/db/client.server.ts';
import type { Prisma } from '#app/db/generated/client.ts';
import { recordChange } from '#app/domain/history/audit.server.ts';
import { forbidden, type Problem, Refusal } from '#app/lib/refusal.ts';
import { lockMonths } from './correction.server.ts';
import { type Month, monthText } from './month.ts';
import { canPeriod } from './period.policy.ts';
import { missingReviews, problemsBeforeLocking } from './period.rules.ts';
import { openPeriod } from './submission.commands.server.ts';

/** How the lock of a month was asked for. */
export interface LockInput {
  /** Although counties are missing. */
  anyway: boolean;
  /** Why it is locked all the same. */
  note: string;
}

/** A month that may be locked, kept from everybody else until the transaction ends. */
export interface MonthToLock extends Month {
  id: string;
  /** Counties it does not wait for. */
  missing: Problem[];
}

/**
 * The first half of locking a month: from here on nothing that a month counts is changed until the transaction ends.
 * @throws Refusal `forbidden`; `refused` by the rules, and with the counties that are missing unless it is locked all
 *   the same, which needs a note
 */
export async function takeMonthToLock(
  tx: Tx,
  ctx: Ctx,
  month: Month,
  { anyway, note }: LockInput,
): Promise<MonthToLock> {
  if (!canPeriod(ctx.user, 'lock')) throw forbidden();
  await lockMonths(tx);
  const period = await openPeriod(tx, month);
  // A circular may have been begun for a month without anything handed in; nobody waits for that.
  const opened = await tx.period.findMany({
    where: { year: month.year, OR: [{ lockedAt: { not: null } }, { submissions: { some: {} } }] },
  });
  const problems = problemsBeforeLocking(
    month,
    opened.map((other) => ({ ...other, locked: other.lockedAt !== null })),
    ctx.today,
  );
  if (problems.length > 0) throw new Refusal('refused', problems);
  const missing = await countiesMissing(tx, month, period.id);
  if (missing.length > 0 && !anyway) throw new Refusal('refused', missing);
  if (missing.length > 0 && !note) throw new Refusal('refused', [{ key: 'errors:required', field: 'note' }]);
  return { ...month, id: period.id, missing };
}

async function countiesMissing(tx: Tx, month: Month, periodId: string): Promise<Problem[]> {
  const counties = await tx.region.findMany({
    where: { level: 'county' },
    orderBy: [{ sortOrder: 'asc' }, { code: 'asc' }],
    select: { code: true, name: true, submissions: { where: { periodId }, select: { state: true } } },
  });
  return missingReviews(
    month,
    counties.map(({ code, name, submissions }) => ({ code, name, state: submissions[0]?.state ?? 'none' })),
  );
}

/** The second half: the month is locked, with its year's targets as they are now; it never changes again. */
export async function closeMonth(
  tx: Tx,
  ctx: Ctx,
  { id, missing, ...month }: MonthToLock,
  kept: { facts: number; corrections: number; note: string },
): Promise<void> {
  await tx.period.update({
    where: { id },
    data: {
      lockedAt: ctx.now,
      lockedById: ctx.user.id,
      targets: await targetsOf(tx, month.year),
      version: { increment: 1 },
    },
    select: { id: true },
  });
  const text = monthText(month);
  await recordChange(tx, ctx, {
    action: 'lock',
    subject: 'periods',
    id: text,
    label: text,
    after: { ...kept, missing: missing.map(({ params }) => params?.county).join('、') },
  });
}

/** The targets of a year as plain rows of the target table; amounts are decimal text in yuan or pieces. */
async function targetsOf(tx: Tx, year: number): Promise<Prisma.InputJsonValue> {
  const targets = await tx.target.findMany({ where: { year }, orderBy: { id: 'asc' } });
  return targets.map(({ id, measure, teamId, countyCode, amount, months }) => ({
    ...{ id, year, measure, teamId, countyCode },
    amount: amount.toFixed(2),
    months: months.map((part) => part.toFixed(2)),
  }));
}
