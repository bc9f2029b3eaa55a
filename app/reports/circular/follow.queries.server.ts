import type { Ctx } from '#app/auth/user.ts';
import { sql } from '#app/db/client.server.ts';
import { ENTERED, type FactKind } from '../facts/fact.ts';
import type { MonthSource } from '../facts/source.queries.server.ts';
import { factRowsSql } from '../months/changes.sql.server.ts';
import { standingSql } from '../pipeline/counting.sql.server.ts';
import { rate } from '../rate.ts';

/** A rate of the follow-through: what it divides, and what it means. */
export interface FollowRate {
  name: string;
  note: string;
  /** Exact ratio; null while nothing is signed. */
  value: string | null;
  part: string;
  whole: string;
  /** Whether part and whole are yuan; else they are numbers of deals. */
  isMoney: boolean;
}

/** What became of the deals signed in the year. */
export interface Follow {
  rates: FollowRate[];
  /** Those that reached no further stage for longer than the office allows, and how many days that is. */
  overdue: { count: number; days: number };
}

const KINDS: FactKind[] = ['signed', 'arrived', 'written_off', ...(ENTERED as FactKind[])];

/**
 * What became, by the month's end, of the deals signed in the year up to it, by the office's definitions: how many
 * reached a stage, how much of their money came. A deal that ended stays in the whole until it is written off; it is
 * never overdue, and neither is one that rests, as they stood then by their history. One statement.
 */
export async function readFollow({ user }: Pick<Ctx, 'user'>, source: MonthSource): Promise<Follow> {
  const db = sql();
  const [{ rates, overdue }] = await db<[{ rates: Omit<FollowRate, 'value'>[]; overdue: Follow['overdue'] }]>`
    WITH f AS MATERIALIZED (
      SELECT f.kind, f.subject_id, f.deal_id, min(f."on") AS "on", max(f.amount) AS amount
        FROM (${factRowsSql(db, user, source, KINDS)}) f GROUP BY f.kind, f.subject_id, f.deal_id),
    reached AS (
      SELECT f.deal_id, max(f.kind::stage) AS stage FROM f
       WHERE f.kind = ANY(${ENTERED}::text[]) GROUP BY f.deal_id),
    signed AS (
      SELECT s.deal_id, s."on", s.amount, coalesce(r.stage, 'signed') AS stage,
             coalesce((SELECT sum(a.amount) FROM f a WHERE a.kind = 'arrived' AND a.deal_id = s.deal_id), 0) AS arrived
        FROM f s LEFT JOIN reached r ON r.deal_id = s.deal_id
       WHERE s.kind = 'signed'
         AND NOT EXISTS (SELECT FROM f w WHERE w.kind = 'written_off' AND w.deal_id = s.deal_id)),
    sums AS (SELECT count(*) AS count, coalesce(sum(amount), 0) AS amount, coalesce(sum(arrived), 0) AS arrived FROM signed)
    SELECT (SELECT coalesce(json_agg(json_build_object(
                     'name', d.name, 'note', d.note, 'isMoney', d.stage IS NULL,
                     'part', CASE WHEN d.stage IS NULL THEN sums.arrived
                                  ELSE (SELECT count(*) FROM signed WHERE signed.stage >= d.stage) END::text,
                     'whole', CASE WHEN d.stage IS NULL THEN sums.amount ELSE sums.count END::text)
                   ORDER BY d.sort_order, d.code), '[]')
              FROM rate_definition d WHERE d.active AND d.days IS NULL) AS rates,
           json_build_object('days', coalesce(s.days, 0), 'count', (
             SELECT count(*) FROM signed
              WHERE signed.stage <= 'signed' AND signed."on" < ${source.span.asOf}::date - s.days
                AND EXISTS (SELECT FROM deal d JOIN LATERAL (${standingSql(db, source.span.asOf)}) standing ON true
                             WHERE d.id = signed.deal_id AND standing.status = 'active'))) AS overdue
      FROM sums LEFT JOIN rate_definition s ON s.code = 'stuck'`;
  return { rates: rates.map((row) => ({ ...row, value: rate(row.part, row.whole) })), overdue };
}
