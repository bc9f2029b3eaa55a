import type { Ctx } from '#app/auth/user.ts';
import type { Fragment } from '#app/auth/visible-sql.server.ts';
import { sql } from '#app/db/client.server.ts';
import type { Stage } from '#app/domain/deals/stage.ts';
import type { LocalDate } from '#app/lib/dates.ts';
import { Refusal } from '#app/lib/refusal.ts';
import { problemOf } from '#app/lib/schema.ts';
import { type CellId, cellSchema } from './cells.ts';
import { standingSql } from './counting.sql.server.ts';
import { readConditions } from './data.queries.server.ts';
import { cellsSql } from './pipeline.sql.server.ts';
import type { Figure } from './report.ts';

const PAGE = 50;

/** A deal behind a number of the report. */
export interface CountedDeal {
  id: string;
  code: string;
  name: string;
  investor: string | null;
  countyCode: string | null;
  /** Where it stood on the report's day. */
  stage: Stage;
  team: string;
  /** Yuan it counts with in this number. */
  amount: string;
}

/**
 * The deals that one number of the report counts, largest first, from the SQL that made the number: `total` is that
 * number again.
 * @param take how many at a time
 * @throws Refusal `refused` when the address makes no sense
 */
export async function readCountedDeals(ctx: Ctx, search: URLSearchParams, take = PAGE) {
  const { cell, after } = parseCell(search);
  const { filters, labels } = await readConditions(ctx, search);
  const listed = await listCell(cellsSql(sql(), ctx.user, filters), {
    cell,
    asOf: filters.asOf,
    after,
    take,
  });
  return { cell, filters, labels, ...listed };
}

/**
 * The deals of one cell, largest first, and what all of them add up to; one statement.
 * @param cells the WITH clause of {@link cellsSql}
 * @param of where the deals stood is told as of the day; `after` is where the page before ended
 */
export async function listCell(
  cells: Fragment,
  {
    cell,
    asOf,
    after,
    take = PAGE,
  }: { cell: Omit<CellId, 'set'> & { set: string }; asOf: LocalDate; after: string | null; take?: number },
): Promise<{ total: Figure; deals: CountedDeal[]; after: string | null }> {
  const db = sql();
  const [amount, code] = after?.split('~') ?? [];
  const next = after ? db`WHERE (c.amount, d.code) < (${amount ?? '0'}::numeric, ${code ?? ''})` : db``;
  const [row] = await db<[{ total: Figure; deals: (CountedDeal & { position: string })[] }]>`
    ${cells},
    chosen AS MATERIALIZED (
      SELECT deal_id, amount FROM cells
       WHERE set = ${cell.set} AND stage = ${cell.stage}::stage AND by = ${cell.by} AND key = ${cell.key}),
    page AS MATERIALIZED (
      SELECT d.id, d.code, d.name, c.amount
        FROM chosen c JOIN deal d ON d.id = c.deal_id
       ${next}
       ORDER BY c.amount DESC, d.code DESC
       LIMIT ${take + 1}),
    described AS (
      SELECT d.id, d.code, d.name, investor.name AS investor, standing.county_code AS "countyCode", standing.stage,
             team.name AS team, round(d.amount, 2)::text AS amount, d.amount AS exact,
             d.amount || '~' || d.code AS position
        FROM page d
        CROSS JOIN LATERAL (${standingSql(db, asOf)}) standing
        JOIN team ON team.id = standing.team_id
        LEFT JOIN deal_investor lead ON lead.deal_id = d.id AND lead.is_lead
        LEFT JOIN company investor ON investor.id = lead.company_id)
    SELECT (SELECT json_build_object('deals', count(*), 'amount', coalesce(round(sum(amount), 2), 0.00)::text)
              FROM chosen) AS total,
           (SELECT coalesce(json_agg(p ORDER BY exact DESC, code DESC), '[]') FROM described p) AS deals`;
  const deals = row.deals.slice(0, take);
  const more = row.deals.length > take ? (deals.at(-1)?.position ?? null) : null;
  return { total: row.total, deals: deals.map(withoutPosition), after: more };
}

function parseCell(search: URLSearchParams): { cell: CellId; after: string | null } {
  const parsed = cellSchema.safeParse(Object.fromEntries(search));
  if (!parsed.success) throw new Refusal('refused', parsed.error.issues.map(problemOf));
  const { set, stage, by, key, after } = parsed.data;
  const needsStage = set === 'current' || set === 'reached';
  const problems = [
    needsStage && !stage ? { key: 'errors:required', field: 'stage' } : undefined,
    by && by !== 'all' && !key ? { key: 'errors:required', field: 'key' } : undefined,
  ].filter((problem) => problem !== undefined);
  if (problems.length > 0) throw new Refusal('refused', problems);
  const cell = {
    set,
    stage: needsStage && stage ? stage : 'signed',
    by: by ?? 'all',
    key: by ? (key ?? '') : '',
  } as const;
  return { cell, after };
}

function withoutPosition({
  id,
  code,
  name,
  investor,
  countyCode,
  stage,
  team,
  amount,
}: CountedDeal): CountedDeal {
  return { id, code, name, investor, countyCode, stage, team, amount };
}
