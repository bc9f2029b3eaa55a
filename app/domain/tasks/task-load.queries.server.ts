import type { Ctx } from '#app/auth/user.ts';
import { sql } from '#app/db/client.server.ts';
import { addDays, type LocalDate } from '#app/lib/dates.ts';
import { climbsAfter, hasClimbed, type Member } from './task.rules.ts';

type Asking = Pick<Ctx, 'user' | 'today'>;

interface Row {
  team_id: string;
  parent_id: string | null;
  id: string | null;
  is_lead: boolean;
  dues: LocalDate[];
}

/**
 * What waits for a user: their own tasks overdue and due today, and those of others that climbed to them. One
 * statement, for the navigation of every page.
 */
export async function readTaskLoad(ctx: Asking) {
  const rows = await readBelow(ctx);
  const climbs = climbsOf(ctx, rows);
  const own = rows.find(({ id }) => id === ctx.user.id)?.dues ?? [];
  const overdue = own.filter((due) => due < ctx.today).length;
  const climbed = rows.flatMap(({ id, dues }) => {
    const after = climbs.get(id ?? '') ?? null;
    return dues.filter((due) => hasClimbed(due, after, ctx.today));
  });
  return { overdue, today: own.length - overdue, climbed: climbed.length };
}

/**
 * Whose tasks climb to the user, and which: those due before the day. Nobody's for users who lead no team.
 */
export async function readClimbs(ctx: Asking): Promise<{ ownerId: string; before: LocalDate }[]> {
  if (ctx.user.role !== 'lead') return [];
  return [...climbsOf(ctx, await readBelow(ctx))].map(([ownerId, after]) => ({
    ownerId,
    before: addDays(ctx.today, -after),
  }));
}

function climbsOf({ user }: Asking, rows: Row[]): Map<string, number> {
  const members = rows.flatMap(({ id, team_id, is_lead }): Member[] =>
    id === null ? [] : [{ id, teamId: team_id, isLead: is_lead }],
  );
  const lead = members.find(({ id, isLead }) => id === user.id && isLead);
  if (!lead) return new Map();
  const parents = new Map(rows.map(({ team_id, parent_id }) => [team_id, parent_id]));
  return new Map(
    members.flatMap((owner) => {
      const after = climbsAfter(owner, lead, { members, parents });
      return after === null ? [] : [[owner.id, after]];
    }),
  );
}

/** For a lead everyone of the teams below with what is due, for others themselves. */
function readBelow({ user, today }: Asking): Promise<Row[]> {
  const leads = user.role === 'lead';
  const query = sql();
  return query<Row[]>`
    WITH due AS (
      SELECT next_step_owner_id AS owner_id, next_step_due AS due FROM visit
       WHERE archived_at IS NULL AND next_step IS NOT NULL AND next_step_done_at IS NULL
         AND next_step_due <= ${today}
       UNION ALL
      SELECT next_step_owner_id, next_step_due FROM deal
       WHERE archived_at IS NULL AND next_step IS NOT NULL AND next_step_done_at IS NULL
         AND next_step_due <= ${today} AND status = 'active'
       UNION ALL
      SELECT owner_id, due_on FROM instruction
       WHERE archived_at IS NULL AND done_at IS NULL AND due_on <= ${today})
    SELECT t.id::text AS team_id, t.parent_id::text, u.id::text,
           (u.role = 'lead' AND u.archived_at IS NULL) AS is_lead,
           coalesce(array_agg(due.due::text) FILTER (WHERE due.due IS NOT NULL), '{}') AS dues
      FROM team t
      LEFT JOIN app_user u ON u.team_id = t.id
      LEFT JOIN due ON due.owner_id = u.id
     WHERE ${leads ? query`t.id = ANY(${user.teamIds}::uuid[])` : query`u.id = ${user.id}`}
     GROUP BY t.id, u.id`;
}
