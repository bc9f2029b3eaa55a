import type { Ctx } from '#app/auth/user.ts';
import { sql } from '#app/db/client.server.ts';
import { Refusal } from '#app/lib/refusal.ts';
import { problemOf } from '#app/lib/schema.ts';
import { NONE } from '../pipeline/filters.ts';
import { type FactKind, LARGE_YUAN } from './fact.ts';
import { factsSql } from './facts.queries.server.ts';
import { type RecordsOf, recordsSchema } from './records.ts';

const PAGE = 50;

/** One record behind a number. */
export interface CountedRecord {
  id: string;
  label: string;
  on: string;
  team: string;
  /** Yuan it counts with in this number; null where only the number counts. */
  amount: string | null;
  /** The page of the record. */
  to: string;
}

/**
 * The records one number counts, latest first, fifty at a time, from the SQL that made the number; `total` is that
 * number again.
 * @throws Refusal `refused` when the address makes no sense
 */
export async function readRecords(ctx: Ctx, search: URLSearchParams) {
  const parsed = recordsSchema.safeParse(Object.fromEntries(search));
  if (!parsed.success) throw new Refusal('refused', parsed.error.issues.map(problemOf));
  const { after, ...of } = parsed.data;
  const { kind, from, asOf, county, team, person, large, period } = of;
  const db = sql();
  const [day, id] = after?.split('~') ?? [];
  const source = { span: { from, asOf }, periodId: period };
  const place = county || team;
  const [row] = await db<
    [{ count: number; amount: string; records: (CountedRecord & { deal: string | null })[] }]
  >`
    WITH facts AS MATERIALIZED (${factsSql(db, ctx.user, source, [kind])}),
    chosen AS MATERIALIZED (
      SELECT f.subject_id AS id, f.deal_id AS deal, f.label, f."on", min(f.team_id::text) AS team_id,
             ${place ? db`f.amount * least(1, sum(f.share))` : db`f.amount`} AS amount
        FROM facts f
       WHERE NOT f.year_before
         ${place ? db`` : db`AND f.place = 1`}
         ${county ? db`AND coalesce(f.county_code, ${NONE}) = ${county}` : db``}
         ${team ? db`AND f.team_id IN (${teamsBelow(db, team)})` : db``}
         ${person ? db`AND ${person}::uuid = ANY(f.people)` : db``}
         ${large ? db`AND f.amount >= ${LARGE_YUAN}::numeric` : db``}
       GROUP BY f.subject_id, f.deal_id, f.label, f."on", f.amount),
    page AS (
      SELECT c.*, team.name AS team FROM chosen c JOIN team ON team.id = c.team_id::uuid
       ${after ? db`WHERE (c."on", c.id) < (${day ?? ''}::date, ${id ?? ''}::uuid)` : db``}
       ORDER BY c."on" DESC, c.id DESC
       LIMIT ${PAGE + 1})
    SELECT (SELECT count(*)::int FROM chosen) AS count,
           (SELECT coalesce(round(sum(amount), 2), 0.00)::text FROM chosen) AS amount,
           (SELECT coalesce(json_agg(json_build_object(
              'id', p.id, 'deal', p.deal, 'label', p.label, 'on', p."on", 'team', p.team,
              'amount', round(p.amount, 2)::text) ORDER BY p."on" DESC, p.id DESC), '[]') FROM page p) AS records`;
  const records = row.records.slice(0, PAGE).map((record) => ({ ...record, to: pageOf(kind, record) }));
  const last = records.at(-1);
  return {
    of: of as RecordsOf,
    total: { count: row.count, amount: row.amount },
    records,
    after: row.records.length > PAGE && last ? `${last.on}~${last.id}` : null,
  };
}

/** A team and every team below it. */
function teamsBelow(db: ReturnType<typeof sql>, team: string) {
  return db`
    WITH RECURSIVE below AS (
      SELECT id FROM team WHERE id = ${team}::uuid
      UNION ALL SELECT t.id FROM team t JOIN below b ON t.parent_id = b.id)
    SELECT id FROM below`;
}

/** The page of a record: arrivals are shown on their deal. */
function pageOf(kind: FactKind, { id, deal }: { id: string; deal: string | null }): string {
  if (kind === 'trip') return `/trips/${id}`;
  if (kind.startsWith('visit_')) return `/visits/${id}`;
  return `/deals/${deal ?? id}`;
}
