import { db } from '#app/db/client.server.ts';
import { Prisma } from '#app/db/generated/client.ts';
import type { CurrentUser } from './user.ts';

/** What is read of `app_user u JOIN team t` to know who asks, the teams in sight included. */
export const USER_COLUMNS = Prisma.sql`
  u.id, u.username, u.name, u.role::text AS role, u.team_id, u.must_change_password, u.is_demo,
  t.name AS team_name, t.region_code,
  CASE u.role
    WHEN 'lead' THEN (
      WITH RECURSIVE below AS (
        SELECT u.team_id AS id UNION SELECT c.id FROM team c JOIN below b ON c.parent_id = b.id)
      SELECT array_agg(id::text) FROM below)
    WHEN 'county_office' THEN (
      SELECT array_agg(c.id::text) FROM team c WHERE c.id = u.team_id OR c.region_code = t.region_code)
    ELSE ARRAY[u.team_id::text]
  END AS team_ids`;

export interface UserRow {
  id: string;
  username: string;
  name: string;
  role: CurrentUser['role'];
  team_id: string;
  must_change_password: boolean;
  is_demo: boolean;
  team_name: string;
  region_code: string | null;
  team_ids: string[];
}

/** The user of a row. */
export function asUser(row: UserRow): CurrentUser {
  return {
    id: row.id,
    username: row.username,
    name: row.name,
    role: row.role,
    teamId: row.team_id,
    teamName: row.team_name,
    regionCode: row.region_code,
    teamIds: row.team_ids,
    mustChangePassword: row.must_change_password,
    isDemo: row.is_demo,
  };
}

/** Whose calendar feed has this key; nobody's once the account is archived. */
export async function findUserOfCalendar(calendarKey: string): Promise<CurrentUser | undefined> {
  const [row] = await db().$queryRaw<UserRow[]>`
    SELECT ${USER_COLUMNS} FROM app_user u JOIN team t ON t.id = u.team_id
     WHERE u.calendar_key = ${calendarKey} AND u.archived_at IS NULL`;
  return row && asUser(row);
}

/** The user of that name, to act for from the command line; nobody once the account is archived. */
export async function userByName(username: string): Promise<CurrentUser | undefined> {
  const [row] = await db().$queryRaw<UserRow[]>`
    SELECT ${USER_COLUMNS} FROM app_user u JOIN team t ON t.id = u.team_id
     WHERE u.username = ${username} AND u.archived_at IS NULL`;
  return row && asUser(row);
}
