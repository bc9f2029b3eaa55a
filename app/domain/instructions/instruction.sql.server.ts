import type { Ctx } from '#app/auth/user.ts';
import { type Fragment, visibleDealsSql, visibleInstructionsSql } from '#app/auth/visible-sql.server.ts';
import { type Sql, sql } from '#app/db/client.server.ts';
import type { LocalDate } from '#app/lib/dates.ts';
import { canInstruct } from './instruction.policy.ts';

export interface InstructionSqlRow {
  id: string;
  version: number;
  text: string;
  due_on: LocalDate;
  given_at: Date;
  given_by_id: string;
  given_by: string;
  owner_id: string;
  owner: string;
  owner_team_id: string;
  owner_team: string;
  answer: string;
  done_at: Date | null;
  done_by: string | null;
  closed_at: Date | null;
  archived_at: Date | null;
  deal_id: string | null;
  deal: string | null;
  /** Whether the reader may open the deal. */
  opens: boolean;
  county: string | null;
  county_en: string | null;
  /** Whose people read the numbers in its texts. */
  team_ids: string[];
}

/** What the scope holds, as a condition on `instruction i`; besides, their givers find those they withdrew. */
export function readableSql(query: Sql, { user }: Ctx): Fragment {
  const visible = visibleInstructionsSql(query, user);
  return canInstruct(user) ? query`(${visible} OR i.given_by_id = ${user.id})` : visible;
}

/** Instructions with everything their pages show, in one statement. @param rest conditions, order and limit, on `i` */
export function readInstructionRows(
  { user }: Ctx,
  rest: (query: Sql) => Fragment,
): Promise<InstructionSqlRow[]> {
  const query = sql();
  return query<InstructionSqlRow[]>`
    SELECT i.id, i.version, i.text, i.due_on, i.given_at, i.given_by_id, g.name AS given_by,
           i.owner_id, o.name AS owner, o.team_id AS owner_team_id, t.name AS owner_team,
           i.answer, i.done_at, b.name AS done_by, i.closed_at, i.archived_at,
           d.id AS deal_id, d.name AS deal, (d.id IS NOT NULL AND ${visibleDealsSql(query, user)}) AS opens,
           r.name AS county, r.name_en AS county_en,
           ARRAY[o.team_id::text, d.team_id::text] || ARRAY(
             SELECT s.team_id::text FROM deal_share s WHERE s.deal_id = d.id) AS team_ids
      FROM instruction i
      JOIN app_user g ON g.id = i.given_by_id
      JOIN app_user o ON o.id = i.owner_id
      JOIN team t ON t.id = o.team_id
      LEFT JOIN app_user b ON b.id = i.done_by_id
      LEFT JOIN deal d ON d.id = i.deal_id
      LEFT JOIN region r ON r.code = i.county_code
     WHERE ${rest(query)}`;
}
