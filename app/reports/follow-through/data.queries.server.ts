import type { Ctx } from '#app/auth/user.ts';
import { sql } from '#app/db/client.server.ts';
import type { Stage } from '#app/domain/deals/stage.ts';
import { readDefinitions } from '#app/domain/definitions/definition.queries.server.ts';
import { type Definition, stageRates } from '#app/domain/definitions/definition.ts';
import { type Labels, readLabels, refuseUnknown } from '../pipeline/labels.server.ts';
import type { FollowFigure } from './cells.ts';
import { type FollowFilters, followBefore, readFollowFilters } from './conditions.ts';
import { followCellsSql } from './follow.sql.server.ts';

export interface FollowData {
  filters: FollowFilters;
  labels: Labels;
  definitions: Definition[];
  /** Every cell that is not empty, and those of the year before. */
  cells: FollowFigure[];
  before: FollowFigure[];
}

/** Conditions, names and definitions; two statements. @throws Refusal `refused` when the address makes no sense */
export async function readFollowConditions(ctx: Ctx, search: URLSearchParams) {
  const filters = readFollowFilters(search, ctx.today);
  const [labels, definitions] = await Promise.all([readLabels(ctx), readDefinitions(ctx.locale)]);
  refuseUnknown(filters, labels);
  return { filters, labels, definitions, stages: stageRates(definitions).map(({ stage }) => stage) };
}

/** What became of what was signed, for what this user may see; four statements. @throws Refusal as above */
export async function readFollowData(ctx: Ctx, search: URLSearchParams): Promise<FollowData> {
  const { stages, ...conditions } = await readFollowConditions(ctx, search);
  const { filters } = conditions;
  const [cells, before] = await Promise.all([
    readCells(ctx, filters, stages),
    readCells(ctx, followBefore(filters), stages),
  ]);
  return { ...conditions, cells, before };
}

async function readCells(ctx: Ctx, filters: FollowFilters, stages: Stage[]): Promise<FollowFigure[]> {
  const db = sql();
  return db<FollowFigure[]>`
    ${followCellsSql(db, ctx.user, filters, stages)}
    SELECT set, stage, by, key, count(*)::int AS deals, round(sum(amount), 2)::text AS amount
      FROM cells GROUP BY set, stage, by, key`;
}
