import type { Ctx } from '#app/auth/user.ts';
import { visibleImports } from '#app/auth/visible.ts';
import { db } from '#app/db/client.server.ts';
import type { ImportRow, Prisma } from '#app/db/generated/client.ts';
import { readLockedSpans } from '#app/domain/periods/correction.server.ts';
import { lockedSpanOf } from '#app/domain/periods/period.rules.ts';
import type { Yuan } from '#app/lib/money.ts';
import { notFound, type Problem } from '#app/lib/refusal.ts';
import type { PlannedEdition } from './editions.server.ts';
import { canImport } from './import.policy.ts';
import {
  type Candidate,
  type Decision,
  type FieldChanges,
  type ImportState,
  isBusy,
  type Verdict,
} from './import.ts';
import type { SheetSummary } from './import-rows.server.ts';
import type { LedgerKind } from './ledger.ts';
import type { CellProblem, RowValues } from './reading.ts';

const PAGE = 50;

/** Teams the user takes ledgers over for, the own one first. */
export async function readImportTeams({ user }: Ctx): Promise<{ id: string; name: string }[]> {
  const teams = await db().team.findMany({
    where: { archivedAt: null },
    orderBy: { name: 'asc' },
    select: { id: true, name: true },
  });
  return teams
    .filter(({ id }) => canImport(user, id))
    .sort((a, b) => Number(b.id === user.teamId) - Number(a.id === user.teamId));
}

const HEAD = {
  ...{ id: true, fileName: true, bytes: true, state: true, progress: true, rowCount: true },
  ...{ recordedAt: true, savedAt: true, undoneAt: true },
  team: { select: { id: true, name: true } },
  recordedBy: { select: { name: true } },
} satisfies Prisma.ImportBatchSelect;

export type ImportHead = Prisma.ImportBatchGetPayload<{ select: typeof HEAD }>;

/** Ledgers that were taken in for the user's teams, the latest first. @param after id of the last one seen */
export async function readImports(
  ctx: Ctx,
  after?: string,
): Promise<{ imports: ImportHead[]; next: string | null }> {
  const imports = await db().importBatch.findMany({
    where: { AND: [visibleImports(ctx.user), after ? { id: { lt: after } } : {}] },
    orderBy: { id: 'desc' },
    take: PAGE + 1,
    select: HEAD,
  });
  const shown = imports.slice(0, PAGE);
  return { imports: shown, next: imports.length > PAGE ? (shown.at(-1)?.id ?? null) : null };
}

/** Rows and yuan of one kind. */
export interface Sum {
  rows: number;
  amount: Yuan;
}

export interface ImportView extends ImportHead {
  state: ImportState;
  /** Whether the server works on it, so that the page asks again. */
  busy: boolean;
  sheets: SheetSummary[];
  /** Rows by what saving would do with them. */
  counts: Record<Verdict, Sum>;
  /** Possible duplicates that nobody has answered; they are left out. */
  unanswered: number;
  /** Editions of fairs that saving enters. */
  editions: PlannedEdition[];
  failure: Problem[];
  /** The latest locked month that saving or undoing reaches into; then it asks for a reason. */
  lockedMonth: string | null;
  /** What was written, once it is saved: records by table. */
  written: { subject: string; made: number; changed: number }[];
  /** Other times the same file was taken in. */
  sameFile: { id: string; fileName: string; recordedAt: Date; state: ImportState }[];
}

/** A ledger on its way, without its rows. @throws Refusal `not_found` */
export async function readImport(ctx: Ctx, id: string): Promise<ImportView> {
  const batch = await db().importBatch.findFirst({
    where: { AND: [{ id }, visibleImports(ctx.user)] },
    select: { ...HEAD, sheets: true, editions: true, failure: true, sha256: true },
  });
  if (!batch) throw notFound();
  const { sheets, editions, failure, sha256, ...head } = batch;
  const sums = await db().importRow.groupBy({
    by: ['verdict'],
    where: { batchId: id },
    _count: true,
    _sum: { amount: true },
  });
  const written = await db().$queryRaw<ImportView['written']>`
    SELECT subject, (count(*) FILTER (WHERE created))::int AS made,
           (count(*) FILTER (WHERE NOT created))::int AS changed
      FROM import_write WHERE batch_id = ${id}::uuid GROUP BY subject ORDER BY subject`;
  const sumOf = (verdict: Verdict): Sum => {
    const sum = sums.find((row) => row.verdict === verdict);
    return { rows: sum?._count ?? 0, amount: sum?._sum.amount?.toFixed(2) ?? '0.00' };
  };
  return {
    ...head,
    busy: isBusy(head.state),
    sheets: sheets as unknown as SheetSummary[],
    editions: editions as unknown as PlannedEdition[],
    failure: failure as unknown as Problem[],
    counts: {
      ...{ new: sumOf('new'), update: sumOf('update'), same: sumOf('same') },
      ...{ duplicate: sumOf('duplicate'), error: sumOf('error') },
    },
    unanswered: await db().importRow.count({ where: { batchId: id, verdict: 'duplicate', decision: null } }),
    lockedMonth: await lockedMonthOf(id),
    written,
    sameFile: await db().importBatch.findMany({
      where: { AND: [{ sha256, id: { not: id } }, visibleImports(ctx.user)] },
      orderBy: { id: 'desc' },
      take: 5,
      select: { id: true, fileName: true, recordedAt: true, state: true },
    }),
  };
}

async function lockedMonthOf(batchId: string): Promise<string | null> {
  const spans = await readLockedSpans();
  if (spans.length === 0) return null;
  const days = await db().$queryRaw<{ day: string }[]>`
    SELECT DISTINCT coalesce(values -> 'signedOn' ->> 'on', values -> 'period' -> 'from' ->> 'on') AS day
      FROM import_row WHERE batch_id = ${batchId}::uuid AND verdict NOT IN ('same', 'error')`;
  const reached = spans.find((span) => days.some(({ day }) => day && lockedSpanOf([span], day)));
  return reached?.month ?? null;
}

export interface ImportRowView {
  seq: number;
  /** Place of its sheet in `sheets`, and of the row in the sheet. */
  sheet: number;
  row: number;
  ledger: LedgerKind;
  cells: Record<string, string>;
  values: RowValues;
  problems: CellProblem[];
  verdict: Verdict;
  recordId: string | null;
  changes: FieldChanges;
  candidates: Candidate[];
  decision: Decision | null;
  decisionId: string | null;
}

/**
 * Rows of a ledger as the preview shows them, in the order of the file.
 * @param filter `after` the sequence number of the last row seen
 * @throws Refusal `not_found`
 */
export async function readImportRows(
  ctx: Ctx,
  id: string,
  { verdict, after = -1 }: { verdict?: Verdict; after?: number },
): Promise<{ rows: ImportRowView[]; next: number | null }> {
  const seen = await db().importBatch.count({ where: { AND: [{ id }, visibleImports(ctx.user)] } });
  if (seen === 0) throw notFound();
  const rows = await db().importRow.findMany({
    where: { batchId: id, seq: { gt: after }, ...(verdict && { verdict }) },
    orderBy: { seq: 'asc' },
    take: PAGE + 1,
  });
  const shown = rows.slice(0, PAGE).map(viewOf);
  return { rows: shown, next: rows.length > PAGE ? (shown.at(-1)?.seq ?? null) : null };
}

const viewOf = ({ batchId: _, keys: __, amount: ___, ...row }: ImportRow): ImportRowView => ({
  ...row,
  ledger: row.ledger as LedgerKind,
  cells: row.cells as Record<string, string>,
  values: row.values as unknown as RowValues,
  problems: row.problems as unknown as CellProblem[],
  changes: row.changes as unknown as FieldChanges,
  candidates: row.candidates as unknown as Candidate[],
});
