import { FILTER_NAMES } from './filters.ts';
import type { Labels } from './labels.server.ts';
import type { Figure, PipelineReport, ReportRow, TableId } from './report.ts';

const plain = (figure: Figure | undefined): Figure => ({
  deals: figure?.deals ?? 0,
  amount: figure?.amount ?? '0.00',
});

/** The report for programs: codes and ids, amounts as decimal strings in yuan with two decimals. */
export function pipelineJson(report: PipelineReport, labels: Labels) {
  const rows = (id: TableId): ReportRow[] =>
    report.tables.find((table) => table.id === id)?.groups.flatMap((group) => group.rows) ?? [];
  const pair = ({ figures: [negotiating, signed], change }: ReportRow) => ({
    negotiating: plain(negotiating),
    signed: plain(signed),
    signedYearBefore: plain(change?.before),
  });
  const coded = (id: TableId) => rows(id).map((row) => ({ code: row.key, name: row.label, ...pair(row) }));
  const { from, to, asOf } = report.filters;
  const conditions = FILTER_NAMES.map((name) => [name, report.filters[name]] as const);
  return {
    asOf,
    filters: { from, to, ...Object.fromEntries(conditions.filter(([, value]) => value !== null)) },
    stages: rows('stages').map(({ key, figures: [current, reached], change }) => ({
      stage: key,
      current: plain(current),
      reached: plain(reached),
      reachedYearBefore: plain(change?.before),
    })),
    bands: rows('bands').map(({ key, figures, change }) => {
      const band = labels.bands.find(({ code }) => code === key);
      const yearBefore = plain(change?.before);
      return { from: band?.from ?? null, to: band?.to ?? null, ...plain(figures[1]), yearBefore };
    }),
    events: rows('events').map(({ key, figures, change }) => ({
      series: labels.editions.find(({ id }) => id === key)?.series ?? null,
      edition: key,
      ...plain(figures[0]),
      yearBefore: plain(change?.before),
    })),
    counties: coded('counties'),
    teams: rows('teams').map((row) => ({
      id: row.key,
      name: row.label,
      kind: labels.teams.find(({ id }) => id === row.key)?.kind ?? null,
      ...pair(row),
    })),
    industries: coded('industries'),
    chains: coded('chains'),
    origins: rows('origins').map((row) => ({
      code: row.key,
      name: row.label,
      groups: labels.origins.find(({ code }) => code === row.key)?.groups ?? [],
      ...pair(row),
    })),
    originGroups: coded('originGroups'),
    kinds: coded('kinds'),
    increases: plain(report.increases),
    signed: plain(report.headline.signed),
    signedYearBefore: plain(report.headline.changes.signed?.before),
  };
}
