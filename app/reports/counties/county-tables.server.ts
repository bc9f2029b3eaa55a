import type { TFunction } from 'i18next';
import type { Ctx } from '#app/auth/user.ts';
import { sightOf } from '#app/auth/visible.ts';
import { isMoney, MEASURES, type Measure } from '#app/domain/targets/measure.ts';
import { CITY, measuresIn, targetFor } from '#app/domain/targets/target.rules.ts';
import { i18nFor } from '#app/i18n/i18n.server.ts';
import { formatYi, sumYuan } from '#app/lib/money.ts';
import { type MonthSum, readMonthSums } from '../facts/facts.queries.server.ts';
import type { MonthSource } from '../facts/source.queries.server.ts';
import { yearBefore } from '../facts/span.ts';
import { NONE } from '../pipeline/filters.ts';
import type { Row, Table } from '../tables/table.ts';
import { type Basis, readBasis } from './basis.queries.server.ts';
import { countyColumns, countyRows, type Place, placesOutside, wholeRow } from './county-table.ts';

interface Options {
  /** Only this one; otherwise every measure that has a target. */
  measure?: Measure | null;
  /** Whether counties are ranked; on unless switched off. */
  ranked?: boolean;
}

/** Without any target the table still shows what was signed. */
const WITHOUT_TARGETS: Measure[] = ['signed_amount', 'signed_count'];

interface World {
  ctx: Ctx;
  t: TFunction;
  source: MonthSource;
  basis: Basis;
  counties: MonthSum[];
  teams: MonthSum[];
  ranked: boolean;
}

/**
 * The county table of the circular, one for each measure, followed by the series of parks, departments, task forces
 * and outposts where that has any row; three statements. Ids are the measure's code, with `_teams` for the series.
 * From a locked month it reads as it was locked, targets included.
 */
export async function readCountyTables(
  ctx: Ctx,
  source: MonthSource,
  { measure = null, ranked = true }: Options = {},
): Promise<Table[]> {
  const basis = await readBasis(ctx, source);
  const targeted = measuresIn(basis.targets);
  const measures = measure ? [measure] : targeted.length > 0 ? targeted : WITHOUT_TARGETS;
  const kinds = [...new Set(measures.map((code) => MEASURES[code].kind))];
  const [counties, teams, { t }] = await Promise.all([
    readMonthSums(ctx.user, source, kinds, 'county'),
    readMonthSums(ctx.user, source, kinds, 'team'),
    i18nFor(ctx.locale),
  ]);
  const world: World = { ctx, t, source, basis, counties, teams, ranked };
  return measures.flatMap((code) => [countyTable(world, code), ...teamTable(world, code)]);
}

function countyTable(world: World, measure: Measure): Table {
  const { ctx, t, source, basis, counties: sums } = world;
  const figures = { measure, source, sums, targets: basis.targets, ranked: world.ranked && isWhole(ctx) };
  const { kind } = MEASURES[measure];
  const all = basis.counties.map(({ code, name }): Place => place(code, name, code, { county: code }));
  const outside = placesOutside(
    sums.filter((sum) => sum.kind === kind && !sum.yearBefore),
    basis.counties,
  ).map((code) => {
    const label = code === NONE ? t('reports:unplaced') : t('countyTable:cityLevel');
    return { ...place(code, label, code, { county: code }), target: null };
  });
  const rows = countyRows(all, figures).filter((row) => isWhole(ctx) || !isBare(row));
  const others = countyRows(outside, figures).filter((row) => !isBare(row));
  const whole = place(CITY, t('countyTable:total'), null, {});
  return {
    id: measure,
    title: t('countyTable:tableOf', { measure: t(`reports:measure.${measure}`) }),
    numbered: t('countyTable:column.number'),
    head: t('countyTable:column.county'),
    columns: columnsFor(world, measure, figures.ranked),
    groups: [
      { label: null, rows },
      ...(others.length > 0 ? [{ label: t('countyTable:outside'), rows: others }] : []),
    ],
    total: wholeRow({ ...whole, target: isWhole(ctx) ? CITY : null }, figures),
    notes: notesOf(world, measure, figures.ranked),
  };
}

function teamTable(world: World, measure: Measure): Table[] {
  const { ctx, t, source, basis, teams: sums } = world;
  const figures = { measure, source, sums, targets: basis.targets, ranked: world.ranked && isWhole(ctx) };
  const kinds = [...new Set(basis.teams.map(({ kind }) => kind))];
  const groups = kinds.flatMap((kind) => {
    const places = basis.teams
      .filter((team) => team.kind === kind)
      .map(({ id, name, ids }): Place => place(id, name, ids, { team: id }));
    const rows = countyRows(places, figures).filter((row) => !isBare(row));
    return rows.length > 0 ? [{ label: t(`codes:team.${kind as 'park'}`), rows }] : [];
  });
  if (groups.length === 0) return [];
  return [
    {
      id: `${measure}_teams`,
      title: t('countyTable:teamTableOf', { measure: t(`reports:measure.${measure}`) }),
      numbered: t('countyTable:column.number'),
      head: t('countyTable:column.team'),
      columns: columnsFor(world, measure, figures.ranked),
      groups,
      total: null,
      notes: [t('countyTable:note.teams')],
    },
  ];
}

const place = (key: string, label: string, sums: Place['sums'], records: Place['records']): Place => ({
  key,
  label,
  sums,
  records,
  target: key,
});

const isWhole = ({ user }: Ctx) => sightOf(user) === 'all';

/** A row that says nothing: neither a target nor anything done this year. */
const isBare = ({ cells }: Row) => cells[0]?.value === null && Number(cells[2]?.value) === 0;

const columnsFor = ({ t }: World, measure: Measure, ranked: boolean) =>
  countyColumns(measure, ranked, (id) => t(`countyTable:column.${id as 'target'}`));

/** What counts, how it is compared, and how far the counties' targets are from the city's. */
function notesOf({ ctx, t, source, basis }: World, measure: Measure, ranked: boolean): string[] {
  const { kind, of } = MEASURES[measure];
  const before = yearBefore(source.span);
  const shown = (amount: string) =>
    isMoney(measure) ? formatYi(amount, ctx.locale) : String(Number(amount));
  const city = targetFor(basis.targets, measure, CITY)?.amount;
  const sum = sumYuan(
    basis.counties.map(({ code }) => targetFor(basis.targets, measure, code)?.amount ?? '0.00'),
  );
  return [
    t(`countyTable:note.kind.${kind}`) + (of === 'large' ? t('countyTable:note.large') : ''),
    t('countyTable:note.rates'),
    t('countyTable:note.growth', { from: before.from, to: before.asOf }),
    ...(ranked ? [t('countyTable:note.rank')] : []),
    ...(isWhole(ctx) ? [t('countyTable:note.whole')] : [t('countyTable:note.partial')]),
    ...(isWhole(ctx) && city && city !== sum
      ? [t('countyTable:note.targets', { sum: shown(sum), city: shown(city) })]
      : []),
  ];
}
