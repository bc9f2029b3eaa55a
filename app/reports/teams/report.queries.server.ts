import type { Ctx } from '#app/auth/user.ts';
import { sightOf } from '#app/auth/visible.ts';
import { db } from '#app/db/client.server.ts';
import type { MonthSource } from '../facts/source.queries.server.ts';
import { readMonthSource } from '../facts/source.queries.server.ts';
import { type RowFigure, readRowFigures } from './figures.queries.server.ts';
import { type Overdue, readOverdue } from './overdue.queries.server.ts';
import { askedPeriod } from './report-period.ts';
import { readTeamTargets, type TeamTarget } from './targets.queries.server.ts';
import { type ReportTeam, teamGroups } from './team-rows.ts';

/** Where a report's facts come from, and what its address asked for. */
export interface TeamPeriod extends Pick<MonthSource, 'span' | 'periodId'> {
  /** The last day asked for; figures end on the span's, which is never later than today. */
  to: string;
  /** `2023-10` where the year up to a month of reporting was asked for. */
  month: string | null;
}

export interface TeamReport {
  period: TeamPeriod;
  groups: ReturnType<typeof teamGroups>;
  /** Whether a row for the whole closes the tables. */
  whole: boolean;
  figures: RowFigure[];
  /** Nothing on past days: how steps stood then is not kept. */
  overdue: Overdue[] | null;
  targets: TeamTarget[];
}

/**
 * The period of an address; a statement only where a month of reporting is asked for.
 * @throws Refusal `refused` when it makes no sense
 */
export async function readPeriod(ctx: Ctx, search: URLSearchParams): Promise<TeamPeriod> {
  const asked = askedPeriod(search, ctx.today);
  if ('span' in asked) return { ...asked, periodId: null, month: null };
  const { span, periodId, year, month } = await readMonthSource(ctx, asked.year, asked.month);
  return { span, periodId, to: span.asOf, month: `${year}-${String(month).padStart(2, '0')}` };
}

/** The report of every team in the user's sight, in five statements at most. @throws Refusal as readPeriod */
export async function readTeamReport(ctx: Ctx, search: URLSearchParams): Promise<TeamReport> {
  const period = await readPeriod(ctx, search);
  const groups = teamGroups(await readTeams(ctx));
  const whole = sightOf(ctx.user) === 'all';
  const rows = groups.flatMap((group) => group.rows);
  const teams = [...new Map(rows.map((row) => [row.key, row])).values()].flatMap(({ key, teamIds }) =>
    teamIds.map((teamId) => ({ row: key, teamId })),
  );
  const [figures, overdue, targets] = await Promise.all([
    readRowFigures(ctx.user, period, { teams, whole }),
    period.span.asOf === ctx.today ? readOverdue(ctx) : null,
    readTeamTargets(period),
  ]);
  return { period, groups, whole, figures, overdue, targets };
}

/** All teams, so that those below others count there; shown are those the user sees and that are in use. */
export async function readTeams({ user }: Ctx): Promise<ReportTeam[]> {
  const teams = await db().team.findMany({
    orderBy: [{ regionCode: 'asc' }, { code: 'asc' }],
    select: { id: true, name: true, kind: true, parentId: true, archivedAt: true },
  });
  const all = sightOf(user) === 'all';
  return teams.map(({ archivedAt, ...team }) => ({
    ...team,
    shown: !archivedAt && (all || user.teamIds.includes(team.id)),
  }));
}
