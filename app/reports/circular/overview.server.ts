import type { TFunction } from 'i18next';
import { sumYuan } from '#app/lib/money.ts';
import type { FactKind } from '../facts/fact.ts';
import type { MonthSum } from '../facts/facts.queries.server.ts';
import { recordsPath } from '../facts/records.ts';
import type { MonthSource } from '../facts/source.queries.server.ts';
import { yearBefore } from '../facts/span.ts';
import { growth } from '../rate.ts';
import type { Cell, Column, Row, Table } from '../tables/table.ts';

/** The kinds of facts a circular tells of. */
export const TOLD = ['signed', 'standing', 'arrived', 'registered', 'started', 'producing'] as const;
type Told = (typeof TOLD)[number];

/** The rows of the first table: what each counts, and which of number and money says something. */
const ROWS: { id: Told | 'large'; kind: Told; counts: boolean; money: boolean }[] = [
  { id: 'signed', kind: 'signed', counts: true, money: true },
  { id: 'large', kind: 'signed', counts: true, money: false },
  { id: 'standing', kind: 'standing', counts: true, money: true },
  { id: 'arrived', kind: 'arrived', counts: false, money: true },
  { id: 'registered', kind: 'registered', counts: true, money: true },
  { id: 'started', kind: 'started', counts: true, money: true },
  { id: 'producing', kind: 'producing', counts: true, money: true },
];

interface Total {
  count: number;
  large: number;
  amount: string;
}

function add(sums: readonly MonthSum[]): Total {
  return {
    count: sums.reduce((all, { count }) => all + count, 0),
    large: sums.reduce((all, { large }) => all + large, 0),
    amount: sumYuan(sums.map(({ amount }) => amount)),
  };
}

/** The whole's figures: the month, the year up to it, the same days of the year before, and the growth. */
export function overviewTable(sums: readonly MonthSum[], source: MonthSource, t: TFunction): Table {
  const { year, month, span, periodId } = source;
  const first = `${year}-${String(month).padStart(2, '0')}-01`;
  const of = (kind: FactKind, before: boolean, months: readonly [number, number]) =>
    add(
      sums.filter(
        (sum) =>
          sum.place === null &&
          sum.kind === kind &&
          sum.yearBefore === before &&
          sum.month >= months[0] &&
          sum.month <= months[1],
      ),
    );
  const rows = ROWS.map(({ id, kind, counts, money }): Row => {
    const large = id === 'large' ? '1' : null;
    const stands = kind === 'standing';
    const inMonth = of(kind, false, [month, month]);
    const now = of(kind, false, [1, 12]);
    const then = of(kind, true, [1, 12]);
    const past = yearBefore(span);
    // Of the days of the year before, a locked month keeps no list of its own.
    const to = {
      month: recordsPath({ kind, from: first, asOf: span.asOf, large, period: periodId }),
      now: recordsPath({ kind, ...span, large, period: periodId }),
      before: periodId ? undefined : recordsPath({ kind, ...past, large }),
    };
    const number = (total: Total) => (counts ? (large ? total.large : total.count) : null);
    const amount = (total: Total) => (money ? total.amount : null);
    const cell = (value: Cell['value'], to?: string): Cell => ({ value, ...(to && { to }) });
    const none: Cell = { value: null };
    return {
      key: id,
      label: t(`documents:circular.row.${id}`),
      cells: [
        stands ? none : cell(number(inMonth), to.month),
        stands ? none : cell(amount(inMonth), to.month),
        cell(number(now), to.now),
        cell(amount(now), to.now),
        cell(number(then), to.before),
        cell(amount(then), to.before),
        cell(counts ? growth(number(now) ?? 0, number(then) ?? 0) : null),
        cell(money ? growth(now.amount, then.amount) : null),
      ],
    };
  });
  return {
    id: 'overview',
    title: t('documents:circular.table.overview'),
    head: t('documents:circular.head.figure'),
    columns: (
      [
        ['month', 'count'],
        ['month', 'money'],
        ['sum', 'count'],
        ['sum', 'money'],
        ['before', 'count'],
        ['before', 'money'],
        ['growth', 'count'],
        ['growth', 'money'],
      ] as const
    ).map(
      ([group, of]): Column => ({
        id: `${group}_${of}`,
        label: t(`documents:circular.column.${of}`),
        kind: group === 'growth' ? 'percent' : of,
        group: t(`documents:circular.column.${group}`),
      }),
    ),
    groups: [{ label: null, rows }],
    total: null,
    notes: [t('documents:circular.note.overview')],
  };
}

const PLACE_COLUMNS: { kind: Told; of: 'count' | 'money' }[] = [
  { kind: 'signed', of: 'count' },
  { kind: 'signed', of: 'money' },
  { kind: 'standing', of: 'count' },
  { kind: 'standing', of: 'money' },
  { kind: 'arrived', of: 'money' },
  { kind: 'registered', of: 'count' },
  { kind: 'started', of: 'count' },
  { kind: 'producing', of: 'count' },
];

/** The year up to the month by county. @param places the rows' codes and names, in order */
export function placesTable(
  sums: readonly MonthSum[],
  places: readonly { key: string; label: string }[],
  { span, periodId }: MonthSource,
  t: TFunction,
): Table {
  const row = (key: string, label: string, place: string | null): Row => ({
    key,
    label,
    cells: PLACE_COLUMNS.map(({ kind, of }) => {
      const total = add(sums.filter((sum) => !sum.yearBefore && sum.kind === kind && sum.place === place));
      return {
        value: of === 'money' ? total.amount : total.count,
        to: recordsPath({ kind, ...span, county: place, period: periodId }),
      };
    }),
  });
  return {
    id: 'places',
    title: t('documents:circular.table.places'),
    head: t('documents:circular.head.county'),
    columns: PLACE_COLUMNS.map(({ kind, of }) => ({
      id: `${kind}_${of}`,
      label: t(`documents:circular.column.${of}`),
      kind: of,
      group: t(`documents:circular.row.${kind}`),
    })),
    groups: [{ label: null, rows: places.map(({ key, label }) => row(key, label, key)) }],
    total: row('all', t('documents:circular.total'), null),
    notes: [t('documents:circular.note.places')],
  };
}
