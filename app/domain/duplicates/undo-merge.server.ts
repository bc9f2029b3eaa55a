import type { Ctx } from '#app/auth/user.ts';
import { visibleCompanies, visibleDeals } from '#app/auth/visible.ts';
import { inTransaction, type Tx } from '#app/db/client.server.ts';
import type { Merge } from '#app/db/generated/client.ts';
import { recordChange } from '#app/domain/history/audit.server.ts';
import { explainCorrection } from '#app/domain/periods/correction.server.ts';
import type { LocalDate } from '#app/lib/dates.ts';
import { forbidden, notFound, type Problem, Refusal, refused } from '#app/lib/refusal.ts';
import { changedSince, putBack, type TableChange } from './change-set.server.ts';
import { canMerge } from './duplicate.policy.ts';

interface Kept {
  tables: TableChange[];
  days: LocalDate[];
  /** Standing rows of the kept deal's history, oldest first. */
  history?: { before: string[]; after: string[] };
}

/**
 * Takes a merge back: every row it touched is as it was before; what was added to the kept record since stays there.
 * @throws Refusal `not_found`, `forbidden`, `refused` with everything that was changed since, or without a reason where
 *   a locked month counted either record
 */
export function undoMerge(ctx: Ctx, id: string, reason: string | null | undefined): Promise<Merge> {
  return inTransaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM merge WHERE id = ${id}::uuid FOR UPDATE`;
    const merge = await tx.merge.findUnique({ where: { id } });
    if (!merge) throw notFound();
    const teams = await lockBoth(tx, ctx, merge);
    if (!canMerge(ctx.user, teams)) throw forbidden();
    if (merge.undoneAt) throw refused('duplicates:refusal.undone');
    const { tables, days, history } = merge.changes as unknown as Kept;
    const problems = await changesSince(tx, merge, tables);
    if (problems.length > 0) throw new Refusal('refused', problems);
    await putBack(tx, tables, ['version']);
    if (history) await sayHistoryAgain(tx, ctx, merge.keptId, history);
    await explainCorrection(tx, ctx, { subjectType: merge.kind, subjectId: merge.keptId, on: days, reason });
    await recordUndo(tx, ctx, merge);
    return tx.merge.update({ where: { id }, data: { undoneAt: ctx.now, undoneById: ctx.user.id } });
  });
}

/** The teams of both, which nobody else can write until the end. @throws Refusal `not_found` outside the scope */
async function lockBoth(tx: Tx, ctx: Ctx, { kind, keptId, mergedId }: Merge): Promise<[string, string]> {
  const select = { id: true, teamId: true } as const;
  const ids = { in: [keptId, mergedId] };
  if (kind === 'companies') {
    await tx.$queryRaw`SELECT 1 FROM company WHERE id IN (${keptId}::uuid, ${mergedId}::uuid) ORDER BY id FOR UPDATE`;
    const visible = await tx.company.count({ where: { AND: [{ id: keptId }, visibleCompanies(ctx.user)] } });
    if (visible === 0) throw notFound();
    return teamsOf(await tx.company.findMany({ where: { id: ids }, select }));
  }
  await tx.$queryRaw`SELECT 1 FROM deal WHERE id IN (${keptId}::uuid, ${mergedId}::uuid) ORDER BY id FOR UPDATE`;
  const visible = await tx.deal.count({ where: { AND: [{ id: keptId }, visibleDeals(ctx.user)] } });
  if (visible === 0) throw notFound();
  return teamsOf(await tx.deal.findMany({ where: { id: ids }, select }));
}

function teamsOf(records: { teamId: string }[]): [string, string] {
  const [one, other] = records;
  if (!one || !other) throw notFound();
  return [one.teamId, other.teamId];
}

/** What stands against it: rows changed since, and who changed the kept record. */
async function changesSince(tx: Tx, merge: Merge, tables: TableChange[]): Promise<Problem[]> {
  const changed = await changedSince(tx, tables);
  if (changed.length === 0) return [];
  const entries = await tx.auditEntry.findMany({
    where: { subjectId: merge.keptId, at: { gte: merge.mergedAt }, action: { not: 'merge' } },
    orderBy: { id: 'asc' },
    take: 10,
    select: { actorName: true, at: true, action: true },
  });
  return [
    ...changed.map(({ table, count }) => ({
      key: `duplicates:refusal.changed.${table}`,
      params: { count },
      to: `/${merge.kind}/${merge.keptId}`,
    })),
    ...entries.map(({ actorName, at, action }) => ({
      key: 'duplicates:refusal.changedBy',
      params: { name: actorName, action: `audit:action.${action}`, at: at.toISOString().slice(0, 10) },
    })),
  ];
}

/** Rows of a history are never removed: those the merge wrote are voided, those it voided are said again as they were. */
async function sayHistoryAgain(
  tx: Tx,
  ctx: Ctx,
  dealId: string,
  { before, after }: NonNullable<Kept['history']>,
): Promise<void> {
  const written = after.filter((id) => !before.includes(id));
  const voided = before.filter((id) => !after.includes(id));
  await tx.dealHistory.updateMany({ where: { id: { in: written } }, data: { voidedAt: ctx.now } });
  const rows = await tx.dealHistory.findMany({ where: { id: { in: voided } }, orderBy: { seq: 'asc' } });
  const { _max } = await tx.dealHistory.aggregate({ where: { dealId }, _max: { seq: true } });
  const last = _max.seq ?? 0;
  await tx.dealHistory.createMany({
    data: rows.map(({ id: _, ...row }, index) => ({ ...row, seq: last + 1 + index, voidedAt: null })),
  });
}

async function recordUndo(tx: Tx, ctx: Ctx, { kind, keptId, mergedId, ...labels }: Merge): Promise<void> {
  const records = [
    { id: keptId, label: labels.keptLabel, before: { merged: labels.mergedLabel }, after: { merged: null } },
    {
      id: mergedId,
      label: labels.mergedLabel,
      before: { mergedInto: labels.keptLabel },
      after: { mergedInto: null },
    },
  ];
  for (const { id, ...record } of records) {
    const data = { version: { increment: 1 } };
    const { version } =
      kind === 'companies'
        ? await tx.company.update({ where: { id }, data, select: { version: true } })
        : await tx.deal.update({ where: { id }, data, select: { version: true } });
    await recordChange(tx, ctx, { action: 'undo_merge', subject: kind, id, version, ...record });
  }
}
