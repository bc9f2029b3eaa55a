import type { Ctx } from '#app/auth/user.ts';
import { inTransaction, type Tx } from '#app/db/client.server.ts';
import type { Yuan } from '#app/lib/money.ts';
import { forbidden, notFound, refused } from '#app/lib/refusal.ts';
import { setsTargets } from './target.policy.ts';
import { placeOf, readCell, targetsOf } from './target.rules.ts';
import { type TargetChange, writeTargets } from './target-write.server.ts';

/**
 * Sets, changes and takes back any number of a year's targets, all of them or none; each change is one entry of the
 * log. A monthly plan that is not told anew follows its year in proportion.
 * @returns how many changed
 * @throws Refusal `forbidden`; `refused` or `stale`, with a problem for each cell concerned
 */
export function setTargets(ctx: Ctx, year: number, changes: readonly TargetChange[]): Promise<number> {
  return inTransaction(async (tx) => {
    await begin(tx, ctx, year);
    return writeTargets(tx, ctx, year, changes, 'set_target');
  });
}

/**
 * Sets for every place without a target what its target was the year before, monthly plan included.
 * @returns how many were set
 * @throws Refusal `forbidden`; `refused` when there is nothing to copy
 */
export function copyTargets(ctx: Ctx, year: number): Promise<number> {
  return inTransaction(async (tx) => {
    await begin(tx, ctx, year);
    const rows = await tx.target.findMany({
      where: {
        year: { in: [year - 1, year] },
        OR: [{ teamId: null }, { team: { archivedAt: null } }],
      },
    });
    const ofYear = (one: number) => targetsOf(rows.filter((row) => row.year === one));
    const standing = ofYear(year);
    const missing = ofYear(year - 1).filter(
      (old) => !standing.some((target) => target.measure === old.measure && placeOf(target) === placeOf(old)),
    );
    if (missing.length === 0) throw refused('targets:problem.nothingToCopy', { year: year - 1 });
    const changes = missing.map((old) => ({ ...old, place: placeOf(old), version: 'any' as const }));
    return writeTargets(tx, ctx, year, changes, 'copy_targets');
  });
}

/**
 * Sets everything one save changed back to what it was before; undoing this sets it again.
 * @param save any entry the save left in the log
 * @throws Refusal `stale` where a target was changed since
 */
export function undoTargets(ctx: Ctx, year: number, save: string): Promise<number> {
  return inTransaction(async (tx) => {
    await begin(tx, ctx, year);
    const entry = await tx.auditEntry.findFirst({
      where: { id: save, subjectType: 'targets', subjectId: { startsWith: `${year}~` } },
      select: { at: true, requestId: true },
    });
    if (!entry) throw notFound();
    const entries = await tx.auditEntry.findMany({
      where: { ...entry, subjectType: 'targets', subjectId: { startsWith: `${year}~` } },
      orderBy: { id: 'asc' },
    });
    return writeTargets(tx, ctx, year, entries.flatMap(setBack), 'undo_targets');
  });
}

/** What undoes one entry of the log; a field it does not name did not change. */
function setBack(entry: {
  subjectId: string;
  subjectVersion: number | null;
  changes: unknown;
}): TargetChange[] {
  const cell = readCell(entry.subjectId.slice(entry.subjectId.indexOf('~') + 1));
  if (!cell) return [];
  const { amount, months } = entry.changes as {
    amount?: [Yuan | null, Yuan | null];
    months?: [Yuan[] | null, Yuan[] | null];
  };
  return [
    {
      ...cell,
      version: entry.subjectVersion ?? 0,
      ...(amount && { amount: amount[0] }),
      ...(months && { months: months[0] ?? [] }),
    },
  ];
}

/** One save of a year at a time: a grid is changed by one office, and every cell is compared before any is written. */
async function begin(tx: Tx, ctx: Ctx, year: number): Promise<void> {
  if (!setsTargets(ctx.user)) throw forbidden();
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('targets'), ${year}::int)`;
}
