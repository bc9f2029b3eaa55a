import type { Ctx } from '#app/auth/user.ts';
import { db } from '#app/db/client.server.ts';
import { notFound } from '#app/lib/refusal.ts';
import { type MembersInSight, membersInSight } from '../facts/person.policy.ts';
import {
  type MonthFigure,
  type RowFigure,
  readMonthFigures,
  readRowFigures,
} from './figures.queries.server.ts';
import { type Overdue, readOverdue } from './overdue.queries.server.ts';
import { readPeriod, readTeams, type TeamPeriod } from './report.queries.server.ts';
import { type ReportTeam, withBelow } from './team-rows.ts';

/** Someone of a team whose figures the reader may see. */
export interface Member {
  id: string;
  name: string;
  teamId: string;
}

export interface TeamWork {
  period: TeamPeriod;
  team: ReportTeam;
  /** The team and those below it that the reader sees, for the headings of the members. */
  teams: ReportTeam[];
  months: MonthFigure[];
  sight: MembersInSight;
  members: Member[];
  figures: RowFigure[];
  overdue: Overdue[] | null;
}

/** People who work deals; the others have no figures of their own. */
const WORKING = ['officer', 'lead', 'county_office', 'city_office', 'organizer'] as const;

/**
 * One team's months, and its people's figures for whoever may read them, in six statements at most.
 * @throws Refusal `not_found` for a team out of sight, else as readPeriod
 */
export async function readTeamWork(ctx: Ctx, id: string, search: URLSearchParams): Promise<TeamWork> {
  const period = await readPeriod(ctx, search);
  const all = await readTeams(ctx);
  const team = all.find((one) => one.id === id && one.shown);
  if (!team) throw notFound();
  const below = withBelow(all, id);
  const sight = membersInSight(ctx.user, id);
  const members = await readMembers(ctx, below, sight);
  const [months, figures, overdue] = await Promise.all([
    readMonthFigures(ctx.user, period, below),
    members.length === 0
      ? []
      : readRowFigures(ctx.user, period, { people: members.map((member) => member.id) }),
    members.length > 0 && period.span.asOf === ctx.today ? readOverdue(ctx) : null,
  ]);
  const teams = all.filter((one) => below.includes(one.id) && one.shown);
  return { period, team, teams, months, sight, members, figures, overdue };
}

async function readMembers({ user }: Ctx, teamIds: string[], sight: MembersInSight): Promise<Member[]> {
  if (sight === 'none') return [];
  return db().user.findMany({
    where: {
      archivedAt: null,
      role: { in: [...WORKING] },
      ...(sight === 'own' ? { id: user.id } : { teamId: { in: teamIds } }),
    },
    orderBy: [{ team: { code: 'asc' } }, { name: 'asc' }],
    select: { id: true, name: true, teamId: true },
  });
}
