import type { Ctx } from '#app/auth/user.ts';
import { sql } from '#app/db/client.server.ts';
import { Refusal } from '#app/lib/refusal.ts';
import { type PipelineFilters, parseFilters, yearEarlier } from './filters.ts';
import { type Labels, readLabels, refuseUnknown } from './labels.server.ts';
import { cellsSql } from './pipeline.sql.server.ts';
import type { CellFigure } from './report.ts';

export interface PipelineData {
  filters: PipelineFilters;
  labels: Labels;
  /** Every cell that is not empty. */
  cells: CellFigure[];
  /** What was signed and entered in the same period of the year before; null where nobody compares. */
  before: CellFigure[] | null;
}

/**
 * The figures of the report for what this user may see, in two statements, and a third for the year before.
 * @param search the URL's parameters
 * @param compared whether the year before is wanted
 * @throws Refusal `refused` when a condition makes no sense or names something that does not exist
 */
export async function readPipelineData(
  ctx: Ctx,
  search: URLSearchParams,
  compared = false,
): Promise<PipelineData> {
  const { filters, labels } = await readConditions(ctx, search);
  const [cells, before] = await Promise.all([
    readCells(ctx, filters),
    compared ? readCells(ctx, yearEarlier(filters)) : null,
  ]);
  return { filters, labels, cells, before };
}

/** The conditions of a URL, checked, with the names behind them. @throws Refusal `refused` */
export async function readConditions(ctx: Ctx, search: URLSearchParams) {
  const { filters, problems } = parseFilters(search, ctx.today);
  if (!filters) throw new Refusal('refused', problems);
  const labels = await readLabels(ctx);
  refuseUnknown(filters, labels);
  return { filters, labels };
}

async function readCells(ctx: Ctx, filters: PipelineFilters): Promise<CellFigure[]> {
  const db = sql();
  return db<CellFigure[]>`
    ${cellsSql(db, ctx.user, filters)}
    SELECT set, stage, by, key, count(*)::int AS deals, round(sum(amount), 2)::text AS amount
      FROM cells
     WHERE by = 'all' OR set = 'signed' OR (set = 'current' AND stage = 'negotiating')
     GROUP BY set, stage, by, key`;
}
