import type { CurrentUser } from '#app/auth/user.ts';
import {
  type Fragment,
  visibleDealsSql,
  visibleInstructionsSql,
  visibleVisitsSql,
} from '#app/auth/visible-sql.server.ts';
import type { Sql } from '#app/db/client.server.ts';
import type { LocalDate } from '#app/lib/dates.ts';

export type StepState = 'open' | { doneSince: LocalDate };

/**
 * The next steps of visits and of active deals, and instructions, as rows of one shape. `in_sight` says whether the
 * user sees the visit, deal or instruction, `team_ids` whose people read the numbers in its texts.
 */
export function stepsSql(sql: Sql, user: CurrentUser, state: StepState): Fragment {
  const chosen =
    state === 'open'
      ? sql`next_step_done_at IS NULL AND next_step_due IS NOT NULL`
      : sql`next_step_done_at >= ${state.doneSince}::date`;
  const instructions = state === 'open' ? sql`i.done_at IS NULL` : sql`i.done_at >= ${state.doneSince}::date`;
  return sql`
    SELECT 'visit' AS kind, v.id, v.version, v.next_step AS what, v.next_step_due AS due,
           v.next_step_owner_id AS owner_id, v.next_step_done_at AS done_at, v.next_step_done_by_id AS done_by_id,
           v.team_id, v.occurred_on, NULL AS deal, NULL AS county_en, NULL AS given_by, v.company_id, ${visibleVisitsSql(sql, user)} AS in_sight,
           ARRAY[v.team_id::text] || ARRAY(
             SELECT d.team_id::text FROM visit_deal l JOIN deal d ON d.id = l.deal_id WHERE l.visit_id = v.id)
             AS team_ids
      FROM visit v
     WHERE v.archived_at IS NULL AND v.next_step IS NOT NULL AND ${chosen}
     UNION ALL
    SELECT 'deal', d.id, d.version, d.next_step, d.next_step_due,
           d.next_step_owner_id, d.next_step_done_at, d.next_step_done_by_id,
           d.team_id, NULL, d.name, NULL, NULL, (SELECT i.company_id FROM deal_investor i WHERE i.deal_id = d.id AND i.is_lead),
           ${visibleDealsSql(sql, user)}, ARRAY[d.team_id::text] || ARRAY(
             SELECT h.team_id::text FROM deal_share h WHERE h.deal_id = d.id)
      FROM deal d
     WHERE d.archived_at IS NULL AND d.status = 'active' AND d.next_step IS NOT NULL AND ${chosen}
     UNION ALL
    SELECT 'instruction', i.id, i.version, i.text, i.due_on, i.owner_id, i.done_at, i.done_by_id,
           w.team_id, NULL, coalesce(d.name, r.name), r.name_en, g.name, NULL, ${visibleInstructionsSql(sql, user)},
           ARRAY[w.team_id::text, d.team_id::text] || ARRAY(
             SELECT h.team_id::text FROM deal_share h WHERE h.deal_id = i.deal_id)
      FROM instruction i
      JOIN app_user w ON w.id = i.owner_id
      JOIN app_user g ON g.id = i.given_by_id
      LEFT JOIN deal d ON d.id = i.deal_id
      LEFT JOIN region r ON r.code = i.county_code
     WHERE i.archived_at IS NULL AND ${instructions}`;
}

/**
 * Which of the steps `s`, with their owner `o`, a user finds in the lists: those in sight and the own ones; a lead also
 * sees what the team's people have to do where visit or deal are another team's.
 */
export function stepSightSql(sql: Sql, { id, role, teamIds }: CurrentUser): Fragment {
  return sql`(s.in_sight OR s.owner_id = ${id}
    ${role === 'lead' ? sql`OR o.team_id = ANY(${teamIds}::uuid[])` : sql``})`;
}
