import type { Ctx } from '#app/auth/user.ts';
import { visibleDealsSql } from '#app/auth/visible-sql.server.ts';
import { sql } from '#app/db/client.server.ts';
import type { Span } from '../facts/span.ts';

/** What a county looks at before it hands in its month; nothing of it stops it. */
export const CHECKS = ['noAmount', 'unproven', 'overdue', 'outside'] as const;
export type CheckName = (typeof CHECKS)[number];

export interface Check {
  name: CheckName;
  count: number;
  /** The first twenty. */
  deals: { id: string; label: string; on: string }[];
}

const SHOWN = 20;

/**
 * Deals of a county that look wrong: signed in the span without an amount, started in it without contract or photo,
 * with an overdue next step, with an agreement of the span dated outside its event. One statement.
 */
export async function readChecks(ctx: Ctx, county: string, { from, asOf }: Span): Promise<Check[]> {
  const db = sql();
  const rows = await db<Check[]>`
    WITH mine AS MATERIALIZED (
      SELECT d.id, d.code || ' ' || d.name AS label, d.signed_on, d.signed_amount, d.status, d.next_step,
             d.next_step_due, d.next_step_done_at
        FROM deal d WHERE d.county_code = ${county} AND ${visibleDealsSql(db, ctx.user)}),
    found AS (
      SELECT 'noAmount' AS name, m.id, m.label, m.signed_on AS "on"
        FROM mine m
       WHERE m.signed_on BETWEEN ${from}::date AND ${asOf}::date AND coalesce(m.signed_amount, 0) = 0
      UNION ALL
      SELECT 'unproven', m.id, m.label, min(h.effective_on)
        FROM mine m
        JOIN deal_history h ON h.deal_id = m.id AND h.stage = 'started' AND h.kind = 'advanced' AND h.voided_at IS NULL
       WHERE NOT EXISTS (
               SELECT FROM agreement a WHERE a.deal_id = m.id AND a.kind = 'contract' AND a.voided_at IS NULL)
          OR NOT EXISTS (
               SELECT FROM visit_deal l
                 JOIN visit v ON v.id = l.visit_id AND v.archived_at IS NULL
                 JOIN visit_photo p ON p.visit_id = v.id AND p.archived_at IS NULL
                WHERE l.deal_id = m.id)
       GROUP BY m.id, m.label
      HAVING min(h.effective_on) BETWEEN ${from}::date AND ${asOf}::date
      UNION ALL
      SELECT 'overdue', m.id, m.label, m.next_step_due
        FROM mine m
       WHERE m.status = 'active' AND m.next_step IS NOT NULL AND m.next_step_done_at IS NULL
         AND m.next_step_due < ${ctx.today}::date
      UNION ALL
      SELECT 'outside', m.id, m.label, a.signed_on
        FROM mine m
        JOIN agreement a ON a.deal_id = m.id AND a.voided_at IS NULL
        JOIN event_edition e ON e.id = a.edition_id
       WHERE a.signed_on BETWEEN ${from}::date AND ${asOf}::date
         AND a.signed_on NOT BETWEEN e.starts_on AND e.ends_on),
    numbered AS (SELECT f.*, row_number() OVER (PARTITION BY f.name ORDER BY f."on" DESC, f.id) AS number FROM found f)
    SELECT name, count(*)::int AS count,
           json_agg(json_build_object('id', id, 'label', label, 'on', "on") ORDER BY number)
             FILTER (WHERE number <= ${SHOWN}) AS deals
      FROM numbered GROUP BY name`;
  return CHECKS.map((name) => rows.find((row) => row.name === name) ?? { name, count: 0, deals: [] });
}
