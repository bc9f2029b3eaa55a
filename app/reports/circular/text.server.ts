import Big from 'big.js';
import type { TFunction } from 'i18next';
import type { Part } from '#app/domain/circulars/circular.ts';
import { formatYi } from '#app/lib/money.ts';
import { percentText } from '../rate.ts';
import type { Row, Table } from '../tables/table.ts';
import type { FollowRate } from './follow.queries.server.ts';
import { bothEnds, cellValue, decimalOf, rankedOf, redAndBlack, type Step } from './ranking.ts';

/*
 * The text of a circular, written from its own tables: a figure in a sentence is a figure of a table, rounded half up
 * as there. The document is Chinese whoever reads it, so amounts read in 亿元.
 */

export interface Material {
  year: number;
  /** 1 to 12. */
  month: number;
  /** Day of the month the figures end on; null at its end. */
  day: number | null;
  overview: Table;
  /** County tables, one for each measure; ids are measures. */
  counties: Table[];
  /** Rates of the follow-through, each with what it divides. */
  rates: FollowRate[];
  /** Deals signed this year that reached no further stage for longer than they may, and how many days that is. */
  overdue: { count: number; days: number };
  /** What is corrected of earlier months, also where the table stops before. */
  corrections: number;
  ranked: boolean;
  listed: boolean;
}

const yi = (yuan: string | null) => formatYi(yuan);
/** The measure that lists go by, and the first to be told of. */
const HEADLINE = 'signed_amount';

/** Every part as it writes itself; an empty text says nothing. */
export function writtenTexts(t: TFunction, material: Material): Record<Part, string> {
  return {
    opening: opening(t, material),
    signed: signed(t, material),
    negotiating: negotiating(t, material),
    money: money(t, material),
    counties: counties(t, material),
    lists: lists(t, material),
    follow: follow(t, material),
    problems: problems(t, material),
    corrections: corrections(t, material),
    next: '',
  };
}

const asOf = (t: TFunction, { month, day }: Material): string =>
  day === null
    ? t('documents:circular.asOf.month', { month })
    : t('documents:circular.asOf.day', { month, day });

const span = (t: TFunction, { month }: Material): string =>
  month === 1 ? t('documents:circular.span.first') : t('documents:circular.span.year', { month });

/** A row of the overview and its values as text. */
function figures({ overview }: Material, id: string) {
  const row = overview.groups[0]?.rows.find(({ key }) => key === id) ?? null;
  return {
    count: (group: string) => Number(cellValue(overview, row, `${group}_count`) ?? 0),
    amount: (group: string) => decimalOf(overview, row, `${group}_money`) ?? '0.00',
    growth: (of: 'count' | 'money') => decimalOf(overview, row, `growth_${of}`),
  };
}

/** 同比增长…%; nothing without a base. */
export function growthClause(t: TFunction, ratio: string | null): string[] {
  if (ratio === null) return [];
  const percent = percentText(new Big(ratio).abs().toFixed());
  if (Number(percent) === 0) return [t('documents:circular.clause.level')];
  return [t(`documents:circular.clause.${new Big(ratio).gt(0) ? 'up' : 'down'}`, { percent })];
}

/** 完成年度目标的…%，高于时序进度…个百分点; nothing without a target. */
export function targetClauses(t: TFunction, completion: string | null, ahead: string | null): string[] {
  if (completion === null) return [];
  const done = t('documents:circular.clause.completion', { percent: percentText(completion) });
  if (ahead === null) return [done];
  const points = percentText(new Big(ahead).abs().toFixed());
  if (Number(points) === 0) return [done, t('documents:circular.clause.onSchedule')];
  return [done, t(`documents:circular.clause.${new Big(ahead).gt(0) ? 'ahead' : 'behind'}`, { points })];
}

/** Clauses as they go on a sentence. */
const goingOn = (t: TFunction, clauses: string[]): string =>
  clauses.map((clause) => t('documents:circular.comma') + clause).join('');

/** 截至10月底，全市新签约项目…，完成年度目标的…%，高于时序进度…个百分点，同比增长…%。 */
function opening(t: TFunction, material: Material): string {
  const { count, amount, growth } = figures(material, 'signed');
  const table = material.counties.find(({ id }) => id === HEADLINE);
  const total = (column: string) => (table ? decimalOf(table, table.total, column) : null);
  return t('documents:circular.opening', {
    asOf: asOf(t, material),
    count: count('sum'),
    amount: yi(amount('sum')),
    clauses: goingOn(t, [
      ...targetClauses(t, total('completion'), total('ahead')),
      ...growthClause(t, growth('money')),
    ]),
  });
}

function signed(t: TFunction, material: Material): string {
  const { count, amount, growth } = figures(material, 'signed');
  return t('documents:circular.signed', {
    month: material.month,
    monthCount: count('month'),
    monthAmount: yi(amount('month')),
    span: span(t, material),
    count: count('sum'),
    growthCount: goingOn(t, growthClause(t, growth('count'))),
    amount: yi(amount('sum')),
    growthAmount: goingOn(t, growthClause(t, growth('money'))),
    large: figures(material, 'large').count('sum'),
  });
}

function negotiating(t: TFunction, material: Material): string {
  const { count, amount, growth } = figures(material, 'standing');
  return t('documents:circular.standing', {
    asOf: asOf(t, material),
    count: count('sum'),
    amount: yi(amount('sum')),
    growth: goingOn(t, growthClause(t, growth('money'))),
  });
}

function money(t: TFunction, material: Material): string {
  const { amount, growth } = figures(material, 'arrived');
  const moneyText =
    Number(amount('sum')) === 0
      ? t('documents:circular.noMoney', { span: span(t, material) })
      : t('documents:circular.money', {
          month: material.month,
          monthAmount: yi(amount('month')),
          span: span(t, material),
          amount: yi(amount('sum')),
          growth: goingOn(t, growthClause(t, growth('money'))),
        });
  const works = t('documents:circular.works', {
    span: span(t, material),
    registered: figures(material, 'registered').count('sum'),
    started: figures(material, 'started').count('sum'),
    producing: figures(material, 'producing').count('sum'),
  });
  return `${moneyText}\n${works}`;
}

const nameOf = (t: TFunction, { id }: Table): string => t(`reports:measure.${id as 'signed_amount'}`);

/** A paragraph for each measure: how far the city is, who stands at either end, how many keep pace. */
function counties(t: TFunction, material: Material): string {
  const told = material.counties.flatMap((table) => {
    const ranked = rankedOf(table);
    if (ranked.length === 0) return [];
    const { first, last } = bothEnds(ranked);
    const onTime = ranked.filter(({ ahead }) => new Big(ahead).gte(0)).length;
    const sentences = [
      cityOf(t, table),
      ...(material.ranked
        ? [
            last.length > 0
              ? t('documents:circular.ends', { first: stepsText(t, first), last: stepsText(t, last) })
              : t('documents:circular.end', { first: stepsText(t, first) }),
          ]
        : []),
      t('documents:circular.pace', { onTime, behind: ranked.length - onTime }),
    ];
    return [t('documents:circular.measure', { measure: nameOf(t, table), text: sentences.join('') })];
  });
  return told.length > 0 ? told.join('\n') : t('documents:circular.noTargets');
}

/** 全市完成年度目标的…%，高于时序进度…个百分点。 — where the city has a target of its own. */
function cityOf(t: TFunction, table: Table): string {
  const completion = decimalOf(table, table.total, 'completion');
  if (completion === null) return '';
  const clauses = targetClauses(t, completion, decimalOf(table, table.total, 'ahead'));
  return t('documents:circular.city', { clauses: clauses.join(t('documents:circular.comma')) });
}

/** 第1位昭阳区（120.00%），第2位鲁甸县、巧家县（并列，110.00%） */
const stepsText = (t: TFunction, all: Step[]): string =>
  all
    .map(({ rank, names, completion }) =>
      t(names.length > 1 ? 'documents:circular.shared' : 'documents:circular.place', {
        rank,
        names: names.join('、'),
        percent: percentText(completion),
      }),
    )
    .join(t('documents:circular.comma'));

/** The measure the lists go by: money signed, or the first that has targets. */
function listedBy({ counties }: Material): Table | undefined {
  const targeted = counties.filter((table) => rankedOf(table).length > 0);
  return targeted.find(({ id }) => id === HEADLINE) ?? targeted[0];
}

function lists(t: TFunction, material: Material): string {
  const table = material.listed ? listedBy(material) : undefined;
  if (!table) return '';
  const { red, black } = redAndBlack(rankedOf(table));
  const names = (some: string[]) => (some.length > 0 ? some.join('、') : t('documents:circular.nobody'));
  return [
    t('documents:circular.red', { names: names(red) }),
    t('documents:circular.black', { names: names(black) }),
    t('documents:circular.listRule', { measure: nameOf(t, table) }),
  ].join('\n');
}

function follow(t: TFunction, { rates }: Material): string {
  const told = rates.filter(({ value }) => value !== null);
  if (told.length === 0) return '';
  const text = told
    .map(({ name, value, part, whole, isMoney }) =>
      t(isMoney ? 'documents:circular.moneyRate' : 'documents:circular.rate', {
        name,
        percent: percentText(value),
        part: isMoney ? yi(part) : part,
        whole: isMoney ? yi(whole) : whole,
      }),
    )
    .join(t('documents:circular.comma'));
  const notes = told.map(({ note }) => note).filter(Boolean);
  return [
    t('documents:circular.rates', { text }),
    ...(notes.length > 0 ? [t('documents:circular.rateNotes', { notes: notes.join('；') })] : []),
  ].join('\n');
}

/** Who is behind schedule, who signed nothing this month, what has not moved on. */
function problems(t: TFunction, material: Material): string {
  const behind = material.counties.flatMap((table) => {
    const late = inOrder(table).filter(({ ahead }) => ahead !== null && new Big(ahead).lt(0));
    if (late.length === 0) return [];
    const names = late
      .map(({ row, ahead }) =>
        t('documents:circular.lag', {
          name: row.label,
          points: percentText(new Big(ahead ?? 0).abs().toFixed()),
        }),
      )
      .join('、');
    return [t('documents:circular.behind', { measure: nameOf(t, table), count: late.length, names })];
  });
  const signedTable = material.counties.find(({ id }) => id === 'signed_count' || id === HEADLINE);
  const idle = (signedTable?.groups[0]?.rows ?? []).filter(
    (row) => Number(cellValue(signedTable as Table, row, 'month')) === 0,
  );
  const { overdue, month } = material;
  return [
    ...behind,
    ...(idle.length > 0
      ? [
          t('documents:circular.idle', {
            month,
            count: idle.length,
            names: idle.map(({ label }) => label).join('、'),
          }),
        ]
      : []),
    ...(overdue.count > 0 ? [t('documents:circular.overdue', { ...overdue })] : []),
  ].join('\n');
}

/** Counties in the table's own order, which ranks nobody. */
const inOrder = (table: Table): { row: Row; ahead: string | null }[] =>
  (table.groups[0]?.rows ?? []).map((row) => ({ row, ahead: decimalOf(table, row, 'ahead') }));

function corrections(t: TFunction, { corrections: count }: Material): string {
  return count === 0 ? '' : t('documents:circular.corrected', { count });
}
