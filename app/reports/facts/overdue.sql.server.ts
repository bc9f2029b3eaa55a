import type { Ctx } from '#app/auth/user.ts';
import type { Fragment } from '#app/auth/visible-sql.server.ts';
import type { Sql } from '#app/db/client.server.ts';
import { stepSightSql, stepsSql } from '#app/domain/tasks/task.sql.server.ts';

/**
 * The next steps overdue today that the user finds among the tasks in sight: those of the owner's team, or of the
 * record's where nobody owns them. How steps stood on a past day is not kept.
 */
export function overdueSql(sql: Sql, { user, today }: Pick<Ctx, 'user' | 'today'>): Fragment {
  return sql`
    SELECT s.kind, s.id, s.due, s.owner_id, s.in_sight, s.deal, s.company_id,
           coalesce(o.team_id, s.team_id) AS team_id
      FROM (${stepsSql(sql, user, 'open')}) s
      LEFT JOIN app_user o ON o.id = s.owner_id
     WHERE s.due < ${today}::date AND ${stepSightSql(sql, user)}`;
}
