import type { Ctx } from '#app/auth/user.ts';
import { sql } from '#app/db/client.server.ts';
import { overdueSql } from '../facts/overdue.sql.server.ts';

/** How many next steps are overdue, by whose they are. */
export interface Overdue {
  teamId: string;
  ownerId: string | null;
  count: number;
}

/** The overdue next steps in sight by owner and by the owner's team, as of now; one statement. */
export async function readOverdue(ctx: Ctx): Promise<Overdue[]> {
  const db = sql();
  return db<Overdue[]>`
    SELECT s.team_id AS "teamId", s.owner_id AS "ownerId", count(*)::int AS count
      FROM (${overdueSql(db, ctx)}) s
     GROUP BY 1, 2`;
}

export const countOverdue = (overdue: readonly Overdue[]): number =>
  overdue.reduce((sum, { count }) => sum + count, 0);
