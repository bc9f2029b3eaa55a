import Big from 'big.js';
import type { TFunction } from 'i18next';
import { STAGES } from '#app/domain/deals/stage.ts';
import { codeName } from '#app/i18n/i18n.server.ts';
import { daysBetween } from '#app/lib/dates.ts';
import type { Locale } from '#app/lib/locale.ts';
import { YI } from '#app/lib/money.ts';
import type { Breakdown } from './cells.ts';
import type { PipelineData } from './data.queries.server.ts';
import { exceedsTotal, Figures, hasDeals } from './figures.ts';
import { NONE } from './filters.ts';
import { type Labels, seriesName } from './labels.server.ts';
import { ORIGIN_GROUPS } from './origin-groups.ts';
import type { ColumnId, NoteId, PipelineReport, ReportRow, ReportTable, TableId } from './report.ts';

const BOTH: ColumnId[] = ['negotiating', 'signed'];
const TEAM_KINDS = [
  'county_bureau',
  'task_force',
  'park',
  'department',
  'outpost',
  'city_bureau',
  'organizer',
] as const;

/** Lays the cells out as the tables of the report, with names in the reader's language. */
export function buildReport(
  { filters, labels, cells, before }: PipelineData,
  t: TFunction,
  locale: Locale,
): PipelineReport {
  const figures = new Figures(cells, before);
  const name = (row: { name: string; nameEn: string }) => codeName(row, locale);
  const named = (by: Breakdown, rows: { code: string; name: string; nameEn: string }[], columns = BOTH) =>
    rows.map((row) => figures.row(by, row.code, name(row), columns));
  const missing = (by: Breakdown, label: string) => [figures.row(by, NONE, label, BOTH)].filter(hasDeals);
  const total = figures.row('all', '', t('reports:total'), BOTH);
  const table = (
    id: TableId,
    rows: ReportRow[],
    notes: NoteId[],
    rest: Partial<ReportTable> = {},
  ): ReportTable => ({
    id,
    columns: BOTH,
    groups: [{ label: null, rows }],
    total,
    notes,
    ...rest,
  });

  const unfilled = t('reports:unfilled');
  const counties = filters.county
    ? named('county', labels.counties).filter(hasDeals)
    : named('county', labels.counties);
  const teams = TEAM_KINDS.map((kind) => ({
    label: t(`codes:team.${kind}`),
    rows: labels.teams
      .filter((team) => team.kind === kind)
      .map((team) => figures.row('team', team.id, team.name, BOTH))
      .filter(hasDeals),
  })).filter(({ rows }) => rows.length > 0);
  const events = eventRows(figures, labels, filters, t, locale);
  const stages: ReportTable = table(
    'stages',
    STAGES.map((stage) => figures.stageRow(stage, t(`codes:stage.${stage}`))),
    ['current', 'reached', 'amounts', 'signed', 'change'],
    { columns: ['current', 'reached'], total: null },
  );
  const tables: ReportTable[] = [
    stages,
    withOver(table('counties', [...counties, ...missing('county', t('reports:unplaced'))], ['places'])),
    withOver(table('teams', [], ['teams'], { groups: teams })),
    table('bands', bandRows(figures, labels, t, locale), ['bands']),
    table('events', events, ['events'], {
      columns: ['signed'],
      total: figures.row('mark', 'fair', t('reports:fairTotal'), ['signed']),
    }),
    table(
      'industries',
      [...named('industry', labels.industries).filter(hasDeals), ...missing('industry', unfilled)],
      ['owner'],
    ),
    table('chains', [...named('chain', labels.chains), ...missing('chain', unfilled)], []),
    table(
      'originGroups',
      ORIGIN_GROUPS.map((group) =>
        figures.row('originGroup', group, t(`codes:originGroup.${group}`), BOTH),
      ).filter(hasDeals),
      ['origins'],
    ),
    table('origins', originRows(figures, labels, t, locale), []),
    table(
      'kinds',
      [...named('kind', labels.kinds).filter(hasDeals), ...missing('kind', unfilled)],
      ['kinds'],
    ),
  ];
  return {
    filters,
    tables,
    headline: {
      filters,
      from: filters.from,
      asOf: filters.asOf,
      negotiating: figures.get({ set: 'current', stage: 'negotiating', by: 'all', key: '' }),
      signed: figures.get({ set: 'signed', stage: 'signed', by: 'all', key: '' }),
      large: figures.get({ set: 'signed', stage: 'signed', by: 'mark', key: 'large' }),
      fair: figures.get({ set: 'signed', stage: 'signed', by: 'mark', key: 'fair' }),
      changes: {
        signed: figures.change({ set: 'signed', stage: 'signed', by: 'all', key: '' }),
        large: figures.change({ set: 'signed', stage: 'signed', by: 'mark', key: 'large' }),
        fair: figures.change({ set: 'signed', stage: 'signed', by: 'mark', key: 'fair' }),
      },
      events: events.filter(hasDeals),
      stages,
    },
    increases: figures.get({ set: 'increases', stage: 'signed', by: 'all', key: '' }),
    isEmpty: cells.length === 0,
  };
}

/** Says so where the rows of places add up to more than the whole. */
function withOver(table: ReportTable): ReportTable {
  return exceedsTotal(table) ? { ...table, notes: [...table.notes, 'placesOver'] } : table;
}

/** The editions held in the period, and any at which something of the period was signed. */
function eventRows(
  figures: Figures,
  labels: Labels,
  { from, asOf, event }: PipelineData['filters'],
  t: TFunction,
  locale: Locale,
): ReportRow[] {
  return labels.editions
    .map((edition) => {
      const series = labels.series.find(({ code }) => code === edition.series);
      const words = {
        name: seriesName(series, locale),
        ordinal: edition.ordinal,
        year: edition.startsOn.slice(0, 4),
      };
      const label = t(edition.ordinal ? 'reports:edition' : 'reports:editionPlain', words);
      const then = editionBefore(edition, labels.editions)?.id ?? '';
      return { edition, row: figures.row('edition', edition.id, label, ['signed'], then) };
    })
    .filter(
      ({ edition, row }) => hasDeals(row) || (!event && edition.startsOn <= asOf && edition.endsOn >= from),
    )
    .map(({ row }) => row);
}

type Edition = Labels['editions'][number];

/** The edition of the same series held about a year before, at most two months off. */
export function editionBefore({ series, startsOn }: Edition, editions: Edition[]): Edition | undefined {
  const off = (other: Edition) => Math.abs(daysBetween(other.startsOn, startsOn) - 365);
  return editions
    .filter((other) => other.series === series && off(other) <= 62)
    .sort((a, b) => off(a) - off(b))[0];
}

function bandRows(figures: Figures, labels: Labels, t: TFunction, locale: Locale): ReportRow[] {
  const scale = locale === 'en' ? YI.times(10) : YI;
  const bound = (yuan: string | null) => new Big(yuan ?? 0).div(scale).toFixed();
  return labels.bands.map(({ code, from, to }) => {
    const bounds = { from: bound(from), to: bound(to) };
    const form = to === null ? 'from' : bounds.from === '0' ? 'below' : 'between';
    return figures.row('band', code, t(`reports:band.${form}`, bounds), BOTH);
  });
}

function originRows(figures: Figures, labels: Labels, t: TFunction, locale: Locale): ReportRow[] {
  return figures.keys('origin').map((code) => {
    const region = labels.origins.find((origin) => origin.code === code);
    const label = region
      ? codeName({ name: region.shortName, nameEn: region.nameEn }, locale)
      : t('reports:unfilled');
    return figures.row('origin', code, label, BOTH);
  });
}
