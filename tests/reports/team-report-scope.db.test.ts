import { expect, it } from 'vitest';
import { sightOf, visibleDeals, visibleTrips, visibleVisits } from '#app/auth/visible.ts';
import { db } from '#app/db/client.server.ts';
import { toDateColumn } from '#app/lib/dates.ts';
import { readPipelineData } from '#app/reports/pipeline/data.queries.server.ts';
import { readTeamReport, readTeams } from '#app/reports/teams/report.queries.server.ts';
import { RowFigures } from '#app/reports/teams/row-figures.ts';
import { withBelow } from '#app/reports/teams/team-rows.ts';
import { useDatabase } from '#tests/support/database.ts';
import { ctxOf, currentUser, TODAY } from '#tests/support/fixtures.ts';

useDatabase('demo');

const year = { gte: toDateColumn('2023-01-01'), lte: toDateColumn(TODAY) };

it.each(['officer', 'lead', 'county', 'city', 'organizer', 'official', 'admin', 'auditor'])(
  'a row tells %s what the lists show of its teams',
  async (username) => {
    const { id } = await db().user.findUniqueOrThrow({ where: { username }, select: { id: true } });
    const ctx = ctxOf(await currentUser(id));
    const { user } = ctx;
    const { groups, figures, overdue } = await readTeamReport(ctx, new URLSearchParams());
    const of = new RowFigures(figures);
    const rows = groups.flatMap((group) => group.rows);
    const all = await readTeams(ctx);
    const expected = all.filter((team) => sightOf(user) === 'all' || user.teamIds.includes(team.id));
    expect(new Set(rows.map(({ team }) => team.id))).toEqual(new Set(expected.map((team) => team.id)));

    const [visits, trips, deals, { cells }] = await Promise.all([
      db().visit.groupBy({
        by: ['teamId', 'kind'],
        where: { AND: [visibleVisits(user), { occurredOn: year }] },
        _count: true,
      }),
      db().trip.groupBy({
        by: ['teamId'],
        where: { AND: [visibleTrips(user), { startsOn: year }] },
        _count: true,
      }),
      db().deal.groupBy({
        by: ['teamId'],
        where: { AND: [visibleDeals(user), { stage: 'negotiating', status: { in: ['active', 'paused'] } }] },
        _count: true,
      }),
      readPipelineData(ctx, new URLSearchParams()),
    ]);
    const sum = (groups: { teamId: string; _count: number }[], ids: string[]) =>
      groups.filter(({ teamId }) => ids.includes(teamId)).reduce((total, { _count }) => total + _count, 0);
    for (const { key, team, isOwn, isSum } of rows) {
      const ids = isOwn ? [team.id] : withBelow(all, team.id);
      const kind = (name: string) => visits.filter((row) => row.kind === name);
      expect(of.of(key, 'visit_out').count, team.name).toBe(sum(kind('outbound'), ids));
      expect(of.of(key, 'visit_in').count, team.name).toBe(sum(kind('inbound'), ids));
      expect(of.of(key, 'trip').count, team.name).toBe(sum(trips, ids));
      expect(of.of(key, 'standing').count, team.name).toBe(sum(deals, ids));
      if (isSum) continue;
      const cell = cells.find((one) => one.set === 'signed' && one.by === 'team' && one.key === team.id);
      const { count, amount } = of.of(key, 'signed');
      expect([count, amount], team.name).toEqual([cell?.deals ?? 0, cell?.amount ?? '0.00']);
    }
    if (sightOf(user) === 'all') {
      expect(of.of('', 'signed')).toMatchObject({ count: 191, amount: '124090000000.00' });
      expect(of.of('', 'standing')).toMatchObject({ count: 235, amount: '225892000000.00' });
      expect(overdue?.length).toBeGreaterThan(5);
    }
  },
  60_000,
);
