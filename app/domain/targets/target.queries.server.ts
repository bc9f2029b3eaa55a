import type { Ctx } from '#app/auth/user.ts';
import { db } from '#app/db/client.server.ts';
import { codeName, i18nFor } from '#app/i18n/i18n.server.ts';
import type { Yuan } from '#app/lib/money.ts';
import { notFound } from '#app/lib/refusal.ts';
import { MEASURE_CODES, type Measure } from './measure.ts';
import { seesTarget, setsTargets } from './target.policy.ts';
import {
  CITY,
  cellOf,
  columnsOf,
  historyId,
  measuresIn,
  placeOf,
  readCell,
  targetsOf,
} from './target.rules.ts';

/** A row of the grid. `names` are what a pasted table may call it. */
export interface GridRow {
  place: string;
  label: string;
  names: string[];
  /** The city, a county, or a kind of team. */
  group: string;
}

/** One change of a target, as the history tells it. */
export interface TargetEntry {
  id: string;
  at: string;
  actorName: string;
  teamName: string;
  action: string;
  measure: Measure;
  place: string;
  amount: [Yuan | null, Yuan | null] | null;
  months: [Yuan[] | null, Yuan[] | null] | null;
}

const SHOWN = 60;
/** What a year without targets begins with. */
const FIRST: readonly Measure[] = ['signed_amount', 'signed_count'];

/** The grid of a year as far as the user sees it, with the newest changes; five statements. */
export async function readTargetGrid(ctx: Ctx, year: number, added: readonly Measure[]) {
  const [rows, targets, versions] = await Promise.all([
    readRows(ctx),
    db().target.findMany({ where: { year: { in: [year - 1, year] } } }),
    // One that was taken back goes on counting its versions.
    db().auditEntry.groupBy({
      by: ['subjectId'],
      where: { subjectType: 'targets', subjectId: { startsWith: `${year}~` } },
      _max: { subjectVersion: true },
    }),
  ]);
  const seen = targetsOf(targets.filter((row) => row.year === year)).filter((row) =>
    seesTarget(ctx.user, row),
  );
  const canSet = setsTargets(ctx.user);
  const wanted = canSet ? [...measuresIn(seen), ...added] : measuresIn(seen);
  const measures =
    canSet && wanted.length === 0 ? FIRST : MEASURE_CODES.filter((code) => wanted.includes(code));
  const visible = rows.filter(({ place }) =>
    canSet
      ? true
      : seesTarget(ctx.user, columnsOf(place)) && seen.some((target) => placeOf(target) === place),
  );
  const versionOf = new Map([
    ...versions.map(({ subjectId, _max }) => [subjectId.slice(5), _max.subjectVersion ?? 0] as const),
    ...targets
      .filter((row) => row.year === year)
      .map((row) => [`${row.measure}~${placeOf(row)}`, row.version] as const),
  ]);
  const cells = Object.fromEntries(
    // Whoever sets targets may paste any measure, whether it is in the grid already or not.
    (canSet ? MEASURE_CODES : measures).flatMap((measure) =>
      visible.map(({ place }) => {
        const target = seen.find((one) => one.measure === measure && placeOf(one) === place);
        const cell = cellOf(measure, place);
        const version = versionOf.get(cell) ?? 0;
        return [cell, { amount: target?.amount ?? null, planned: Boolean(target?.months.length), version }];
      }),
    ),
  );
  const before = targetsOf(targets.filter((row) => row.year === year - 1));
  const history = await readEntries(ctx, year, visible);
  return {
    year,
    canSet,
    isEmpty: seen.length === 0,
    measures,
    addable: canSet ? MEASURE_CODES.filter((code) => !measures.includes(code)) : [],
    rows: visible,
    cells,
    history,
    /** The newest save, to be undone; an undo can itself be undone. */
    save: canSet && history[0] ? { id: history[0].id, isUndo: history[0].action === 'undo_targets' } : null,
    canCopy:
      canSet &&
      before.some((old) => !seen.some((one) => one.measure === old.measure && placeOf(one) === placeOf(old))),
  };
}

/**
 * One target with its monthly plan and all its changes.
 * @throws Refusal `not_found` where the user sees none
 */
export async function readTargetPlan(
  ctx: Ctx,
  year: number,
  { measure, place }: { measure: Measure; place: string },
) {
  const columns = columnsOf(place);
  const [rows, target] = await Promise.all([
    readRows(ctx),
    db().target.findFirst({ where: { year, measure, ...columns } }),
  ]);
  const row = rows.find((one) => one.place === place);
  const canSet = setsTargets(ctx.user);
  if (!row || !seesTarget(ctx.user, columns) || (!target && !canSet)) throw notFound();
  const id = historyId(year, measure, place);
  const entries = await db().auditEntry.findMany({
    where: { subjectType: 'targets', subjectId: id },
    orderBy: { id: 'desc' },
    take: SHOWN,
  });
  const [known] = target ? targetsOf([target]) : [];
  return {
    year,
    measure,
    place,
    label: row.label,
    canSet,
    amount: known?.amount ?? null,
    months: known?.months ?? [],
    version: target?.version ?? entries[0]?.subjectVersion ?? 0,
    history: entries.flatMap(told),
  };
}

/** The city, its counties, and teams that are neither bureau of city nor county, by kind. */
async function readRows(ctx: Ctx): Promise<GridRow[]> {
  const [counties, teams, { t }] = await Promise.all([
    db().region.findMany({
      where: { level: 'county' },
      orderBy: { sortOrder: 'asc' },
      select: { code: true, name: true, shortName: true, nameEn: true },
    }),
    db().team.findMany({
      where: { archivedAt: null, kind: { notIn: ['city_bureau', 'county_bureau'] } },
      orderBy: [{ kind: 'asc' }, { regionCode: 'asc' }, { code: 'asc' }],
      select: { id: true, name: true, kind: true },
    }),
    i18nFor(ctx.locale),
  ]);
  return [
    { place: CITY, label: t('targets:city'), names: [t('targets:city')], group: 'city' },
    ...counties.map((county) => {
      const label = codeName(county, ctx.locale);
      return { place: county.code, label, names: [county.name, county.shortName, label], group: 'counties' };
    }),
    ...teams.map(({ id, name, kind }) => ({ place: id, label: name, names: [name], group: kind })),
  ];
}

/** The newest changes of a year at places in sight. */
async function readEntries({ user }: Ctx, year: number, rows: readonly GridRow[]): Promise<TargetEntry[]> {
  const ids = rows.flatMap(({ place }) => MEASURE_CODES.map((measure) => historyId(year, measure, place)));
  const entries = await db().auditEntry.findMany({
    where: {
      subjectType: 'targets',
      subjectId: setsTargets(user) ? { startsWith: `${year}~` } : { in: ids },
    },
    orderBy: { id: 'desc' },
    take: SHOWN,
  });
  return entries.flatMap(told);
}

type AuditRow = Awaited<ReturnType<ReturnType<typeof db>['auditEntry']['findMany']>>[number];

function told(entry: AuditRow): TargetEntry[] {
  const cell = readCell(entry.subjectId.slice(5));
  if (!cell) return [];
  const { id, at, actorName, teamName, action } = entry;
  const { amount = null, months = null } = entry.changes as unknown as Partial<TargetEntry>;
  return [{ id, at: at.toISOString(), actorName, teamName, action, ...cell, amount, months }];
}
