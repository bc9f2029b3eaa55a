import type { Ctx } from '#app/auth/user.ts';
import type { Tx } from '#app/db/client.server.ts';
import { recordChange } from '#app/domain/history/audit.server.ts';
import { i18nFor } from '#app/i18n/i18n.server.ts';
import type { Yuan } from '#app/lib/money.ts';
import { type Problem, Refusal } from '#app/lib/refusal.ts';
import type { Measure } from './measure.ts';
import { amountText, CITY, cellOf, columnsOf, historyId, isPlanOf, placeOf, replan } from './target.rules.ts';

/** What becomes of one target; what is left out stays, but for a plan, which follows its year in proportion. */
export interface TargetChange {
  measure: Measure;
  place: string;
  /** What it was opened at; 0 where there never was one; `any` where whatever stands is meant. */
  version: number | 'any';
  /** Null takes the target back. */
  amount?: Yuan | null;
  months?: Yuan[];
}

interface Standing {
  id: string | null;
  version: number;
  amount: Yuan | null;
  months: Yuan[];
}

/** Writes changes of a year that is locked, each with its entry of the log. @returns how many there were */
export async function writeTargets(
  tx: Tx,
  ctx: Ctx,
  year: number,
  changes: readonly TargetChange[],
  action: 'set_target' | 'copy_targets' | 'undo_targets',
): Promise<number> {
  const names = await readNames(tx, changes);
  const standing = await readStanding(tx, year, changes);
  const pending = changes.flatMap((change) => {
    const was = standing.get(cellOf(change.measure, change.place)) ?? NOTHING;
    const is = next(change, was);
    return same(was, is) ? [] : [{ change, was, is }];
  });
  await refuseStaleCells(tx, year, pending);
  const { t } = await i18nFor('zh-CN');
  for (const { change, was, is } of pending) {
    const { measure, place } = change;
    const version = was.version + 1;
    await writeRow(tx, { year, measure, ...columnsOf(place) }, was.id, {
      ...is,
      updatedAt: ctx.now,
      version,
    });
    await recordChange(tx, ctx, {
      action,
      subject: 'targets',
      id: historyId(year, measure, place),
      label: `${year} ${names.get(place)} ${t(`reports:measure.${measure}`)}`,
      version,
      before: { amount: was.amount, months: was.months },
      after: { amount: is.amount, months: is.months },
    });
  }
  return pending.length;
}

const NOTHING: Standing = { id: null, version: 0, amount: null, months: [] };
type Values = Pick<Standing, 'amount' | 'months'>;

function next({ measure, amount, months }: TargetChange, was: Standing): Values {
  const whole = amount === undefined ? was.amount : amount;
  if (whole === null) return { amount: null, months: [] };
  const plan = months ?? (whole === was.amount ? was.months : replan(was.months, measure, whole));
  if (!isPlanOf(plan, whole)) throw new Refusal('refused', [{ key: 'targets:problem.sum', field: 'amount' }]);
  return { amount: whole, months: plan };
}

const same = (one: Values, other: Values) =>
  one.amount === other.amount && one.months.join() === other.months.join();

async function writeRow(
  tx: Tx,
  of: { year: number; measure: string; teamId: string | null; countyCode: string | null },
  id: string | null,
  { amount, ...data }: Values & { updatedAt: Date; version: number },
): Promise<void> {
  if (amount === null) {
    if (id) await tx.target.delete({ where: { id }, select: { id: true } });
  } else if (id) {
    await tx.target.update({ where: { id }, data: { amount, ...data }, select: { id: true } });
  } else {
    await tx.target.create({ data: { ...of, amount, ...data }, select: { id: true } });
  }
}

/** What stands now by cell; a target taken back keeps counting its versions, so that no old form mistakes it. */
async function readStanding(tx: Tx, year: number, changes: readonly TargetChange[]) {
  const rows = await tx.target.findMany({ where: { year } });
  const versions = await tx.auditEntry.groupBy({
    by: ['subjectId'],
    where: {
      subjectType: 'targets',
      subjectId: { in: changes.map(({ measure, place }) => historyId(year, measure, place)) },
    },
    _max: { subjectVersion: true },
  });
  const standing = new Map<string, Standing>();
  for (const { subjectId, _max } of versions)
    standing.set(subjectId.slice(5), { ...NOTHING, version: _max.subjectVersion ?? 0 });
  for (const { id, version, amount, months, ...row } of rows)
    standing.set(cellOf(row.measure as Measure, placeOf(row)), {
      id,
      version,
      amount: amount.toFixed(2),
      months: months.map((month) => month.toFixed(2)),
    });
  return standing;
}

/** Names of the places for the log. @throws Refusal `refused` for each place that does not exist */
async function readNames(tx: Tx, changes: readonly TargetChange[]): Promise<Map<string, string>> {
  const places = [...new Set(changes.map(({ place }) => place))];
  const counties = await tx.region.findMany({
    where: { level: 'county', code: { in: places } },
    select: { code: true, name: true },
  });
  const teams = await tx.team.findMany({
    where: { id: { in: places.filter((place) => columnsOf(place).teamId) } },
    select: { id: true, name: true },
  });
  const { t } = await i18nFor('zh-CN');
  const names = new Map<string, string>([
    [CITY, t('targets:city')],
    ...counties.map(({ code, name }) => [code, name] as const),
    ...teams.map(({ id, name }) => [id, name] as const),
  ]);
  const unknown = changes.filter(({ place }) => !names.has(place));
  if (unknown.length > 0)
    throw new Refusal(
      'refused',
      unknown.map(({ measure, place }) => ({ key: 'errors:unknown', field: cellOf(measure, place) })),
    );
  return names;
}

/** @throws Refusal `stale` that names, for each cell, who changed it to what since it was opened */
async function refuseStaleCells(
  tx: Tx,
  year: number,
  pending: { change: TargetChange; was: Standing }[],
): Promise<void> {
  const stale = pending.filter(
    ({ change, was }) => change.version !== 'any' && change.version !== was.version,
  );
  if (stale.length === 0) return;
  const newest = await tx.auditEntry.findMany({
    where: {
      subjectType: 'targets',
      subjectId: { in: stale.map(({ change: { measure, place } }) => historyId(year, measure, place)) },
    },
    orderBy: { id: 'desc' },
    distinct: ['subjectId'],
    select: { subjectId: true, actorName: true },
  });
  const problems = stale.map(({ change: { measure, place }, was }): Problem => {
    const id = historyId(year, measure, place);
    const name = newest.find(({ subjectId }) => subjectId === id)?.actorName ?? '—';
    const params = { name, amount: amountText(measure, was.amount) || '—' };
    return { key: 'targets:problem.stale', params, field: cellOf(measure, place) };
  });
  throw new Refusal('stale', problems, stale[0]?.was.version);
}
