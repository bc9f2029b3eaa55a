import type { Ctx } from '#app/auth/user.ts';
import type { Fragment } from '#app/auth/visible-sql.server.ts';
import { type Sql, sql } from '#app/db/client.server.ts';
import type { FollowFilters } from './conditions.ts';
import { followCellsSql } from './follow.sql.server.ts';

/** What makes a figure look inflated; it is shown, and stops nothing. */
export const FLAGS = [
  /** More money came than was signed. */
  'overPaid',
  'noContract',
  'noPhoto',
  /** A picture that another deal shows too. */
  'samePhoto',
  /** A signatory of the country without a code, or with one that does not add up. */
  'uscc',
  /** Ten times the median of what was signed in the same chain, or more. */
  'tenfold',
  /** Signed on a day that its event was not held. */
  'outside',
] as const;
export type FlagName = (typeof FLAGS)[number];

export interface Flag {
  name: FlagName;
  count: number;
  /** The largest. */
  deals: { id: string; label: string }[];
}

const SHOWN = 20;

/** A median of fewer says nothing. */
const LEAST_IN_GROUP = 5;

/** The deals signed in the period whose figures look inflated, under the report's conditions; one statement. */
export async function readFlags(ctx: Ctx, filters: FollowFilters): Promise<Flag[]> {
  const db = sql();
  const rows = await db<Flag[]>`
    ${followCellsSql(db, ctx.user, filters, [])},
    mine AS MATERIALIZED (
      SELECT d.id, d.code || ' ' || d.name AS label, d.stage, d.chain_code, f.signed_amount, f.edition_id, f.signed_on
        FROM cells c JOIN deal d ON d.id = c.deal_id JOIN deals f ON f.deal_id = d.id
       WHERE c.set = 'signed' AND c.by = 'all'),
    found AS (${foundSql(db, filters)}),
    numbered AS (
      SELECT f.name, m.id, m.label, row_number() OVER (PARTITION BY f.name ORDER BY m.signed_amount DESC, m.id) AS number
        FROM (SELECT DISTINCT name, id FROM found) f JOIN mine m ON m.id = f.id)
    SELECT name, count(*)::int AS count,
           json_agg(json_build_object('id', id, 'label', label) ORDER BY number) FILTER (WHERE number <= ${SHOWN}) AS deals
      FROM numbered GROUP BY name`;
  return FLAGS.map((name) => rows.find((row) => row.name === name) ?? { name, count: 0, deals: [] });
}

/** The deals `mine` that each flag is up for: name and id. */
function foundSql(sql: Sql, { asOf }: FollowFilters): Fragment {
  return sql`
    SELECT 'overPaid' AS name, m.id FROM mine m
     WHERE m.signed_amount < (SELECT sum(a.amount) FROM arrival a
                               WHERE a.deal_id = m.id AND a.voided_at IS NULL AND a.arrived_on <= ${asOf}::date)
    UNION ALL
    SELECT 'noContract', m.id FROM mine m
     WHERE m.stage >= 'started' AND NOT EXISTS (
       SELECT FROM agreement a WHERE a.deal_id = m.id AND a.kind = 'contract' AND a.voided_at IS NULL)
    UNION ALL
    SELECT 'noPhoto', m.id FROM mine m
     WHERE m.stage >= 'started' AND NOT EXISTS (SELECT FROM (${photosSql(sql)}) p WHERE p.deal_id = m.id)
    UNION ALL
    SELECT 'samePhoto', p.deal_id
      FROM (${photosSql(sql)}) p JOIN mine m ON m.id = p.deal_id
     WHERE EXISTS (SELECT FROM (${photosSql(sql)}) other
                    WHERE other.sha256 = p.sha256 AND other.deal_id <> p.deal_id AND other.visit_id <> p.visit_id)
    UNION ALL
    SELECT 'uscc', m.id
      FROM mine m
      JOIN agreement a ON a.deal_id = m.id AND a.voided_at IS NULL
      JOIN company c ON c.id = a.signatory_id
      LEFT JOIN region r ON r.code = c.origin_code
     WHERE r.level IS DISTINCT FROM 'country' AND coalesce(r.groups, '{}') && ARRAY['hmt', 'foreign'] IS NOT TRUE
       AND (c.uscc IS NULL OR NOT ${soundUsccSql(sql)})
    UNION ALL
    SELECT 'tenfold', m.id
      FROM mine m
      JOIN (SELECT chain_code, percentile_cont(0.5) WITHIN GROUP (ORDER BY signed_amount) AS median
              FROM mine GROUP BY chain_code HAVING count(*) >= ${LEAST_IN_GROUP}) g
        ON g.chain_code IS NOT DISTINCT FROM m.chain_code
     WHERE m.signed_amount >= 10 * g.median
    UNION ALL
    SELECT 'outside', m.id
      FROM mine m JOIN event_edition e ON e.id = m.edition_id
     WHERE m.signed_on NOT BETWEEN e.starts_on AND e.ends_on`;
}

/** The pictures of a deal are those of talks and inspections that touch it. */
const photosSql = (sql: Sql): Fragment => sql`
  SELECT l.deal_id, p.sha256, v.id AS visit_id
    FROM visit_deal l
    JOIN visit v ON v.id = l.visit_id AND v.archived_at IS NULL
    JOIN visit_photo p ON p.visit_id = v.id AND p.archived_at IS NULL`;

/** GB 32100-2015 of `c.uscc`, as app/lib/uscc.ts computes it: weights 3^(i−1) mod 31, check 31 − (Σ mod 31). */
const soundUsccSql = (sql: Sql): Fragment => sql`(
  c.uscc ~ '^[0-9A-HJ-NP-RTUWXY]{18}$' AND (
    SELECT mod(sum((strpos('0123456789ABCDEFGHJKLMNPQRTUWXY', substr(c.uscc, i, 1)) - 1) * mod(power(3::numeric, i - 1), 31)), 31)
      FROM generate_series(1, 17) i)
    = mod(31 - (strpos('0123456789ABCDEFGHJKLMNPQRTUWXY', substr(c.uscc, 18, 1)) - 1), 31))`;
