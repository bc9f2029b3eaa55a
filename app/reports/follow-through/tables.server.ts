import type { TFunction } from 'i18next';
import {
  type Definition,
  moneyRate,
  STUCK,
  type StageRate,
  stageRates,
} from '#app/domain/definitions/definition.ts';
import { definitionText } from '#app/domain/definitions/definition-text.ts';
import type { Locale } from '#app/lib/locale.ts';
import type { Breakdown } from '../pipeline/cells.ts';
import { exceedsTotal } from '../pipeline/figures.ts';
import type { CellFigure, ReportTable } from '../pipeline/report.ts';
import { tableOf } from '../pipeline/report.ts';
import { buildReport, editionBefore } from '../pipeline/tables.server.ts';
import type { Column, Row, Table } from '../tables/table.ts';
import { type FollowFigure, FollowFigures } from './cells.ts';
import { FOLLOW_TABLES, type FollowTableId, followBefore } from './conditions.ts';
import type { FollowData } from './data.queries.server.ts';
import { arrivedRate, pair, rateChange, reached, signedChange, stageRate, type Year } from './rates.ts';

const BREAKDOWN: Record<FollowTableId, Breakdown> = {
  counties: 'county',
  teams: 'team',
  bands: 'band',
  industries: 'industry',
  chains: 'chain',
  originGroups: 'originGroup',
  origins: 'origin',
  kinds: 'kind',
  events: 'edition',
};

const ALL = { by: 'all', key: '' } as const;
const AT_EVENTS = { by: 'mark', key: 'fair' } as const;

/** A table and the one that compares it with the year before. */
export interface FollowTable {
  id: FollowTableId;
  now: Table;
  change: Table;
}

interface World {
  now: Year;
  earlier: Year;
  rates: StageRate[];
  money: Definition | undefined;
  t: TFunction;
}

/** What became of what was signed: the whole, and by every breakdown, each compared with the year before. */
export function followTables(data: FollowData, t: TFunction, locale: Locale) {
  const { filters, definitions, cells, before } = data;
  const world: World = {
    now: { figures: new FollowFigures(cells), filters },
    earlier: { figures: new FollowFigures(before), filters: followBefore(filters) },
    rates: stageRates(definitions),
    money: moneyRate(definitions),
    t,
  };
  const named = buildReport({ ...data, cells: rowCells(data), before: null }, t, locale);
  const tables = FOLLOW_TABLES.map((id) => followTable(world, data, id, tableOf(named, id)));
  return { overview: overviewTable(world, definitions), tables, isEmpty: cells.length + before.length === 0 };
}

/** A cell for every row that holds something now or held it then, so that the pipeline report's rows name all of them. */
function rowCells({ cells, before }: FollowData): CellFigure[] {
  const rows = new Map<string, CellFigure>();
  for (const { by, key, set, deals, amount } of [...cells, ...before.map(emptied)]) {
    const id = `${by}/${key}`;
    if (set === 'signed' && !rows.has(id)) rows.set(id, { by, key, set, stage: 'signed', deals, amount });
  }
  return [...rows.values()];
}

const emptied = (cell: FollowFigure): FollowFigure => ({ ...cell, amount: '0.00' });

/** The whole: a line for everything that may become of a signing. */
function overviewTable({ now, earlier, rates, money, t }: World, definitions: readonly Definition[]): Table {
  const signed = pair(now, ALL, { set: 'signed' });
  const line = (key: string, label: string, cells: Row['cells']): Row => ({ key, label, cells });
  const none = { value: null };
  const signedThen = signedChange(now, earlier, ALL, ALL);
  return {
    id: 'overview',
    title: t('followThrough:table.overview'),
    head: t('followThrough:head.overview'),
    columns: [
      { id: 'deals', label: t('followThrough:column.deals'), kind: 'count' },
      { id: 'amount', label: t('followThrough:column.amount'), kind: 'money' },
      { id: 'rate', label: t('followThrough:column.rate'), kind: 'percent' },
      { id: 'dealsBefore', label: t('followThrough:column.dealsBefore'), kind: 'count' },
      { id: 'amountBefore', label: t('followThrough:column.amountBefore'), kind: 'money' },
      { id: 'rateBefore', label: t('followThrough:column.rateBefore'), kind: 'percent' },
      { id: 'points', label: t('followThrough:column.points'), kind: 'points' },
    ],
    groups: [
      {
        label: null,
        rows: [
          line('signed', t('followThrough:signed'), [
            ...signed,
            none,
            signedThen[0] ?? none,
            signedThen[2] ?? none,
            none,
            none,
          ]),
          ...rates.map((definition) =>
            line(definition.code, definition.name, [
              ...pair(now, ALL, reached(definition)),
              { value: stageRate(now, ALL, definition) },
              ...pair(earlier, ALL, reached(definition)),
              ...rateChange(stageRate(now, ALL, definition), stageRate(earlier, ALL, definition)),
            ]),
          ),
          ...(money
            ? [
                line(money.code, money.name, [
                  ...pair(now, ALL, { set: 'arrived' }),
                  { value: arrivedRate(now, ALL) },
                  ...pair(earlier, ALL, { set: 'arrived' }),
                  ...rateChange(arrivedRate(now, ALL), arrivedRate(earlier, ALL)),
                ]),
              ]
            : []),
          line('ended', t('followThrough:ended'), [
            ...pair(now, ALL, { set: 'ended' }),
            none,
            ...pair(earlier, ALL, { set: 'ended' }),
            none,
            none,
          ]),
        ],
      },
    ],
    total: null,
    notes: [
      t('followThrough:note.base', { from: now.filters.from, to: now.filters.to, date: now.filters.asOf }),
      ...definitionNotes(definitions, t),
      t('followThrough:note.change', {
        from: earlier.filters.from,
        to: earlier.filters.to,
        date: earlier.filters.asOf,
      }),
    ],
  };
}

/** The definitions in use, as they are printed under a table. */
const definitionNotes = (definitions: readonly Definition[], t: TFunction): string[] =>
  definitions.filter(({ active, code }) => active && code !== STUCK).map((one) => definitionText(one, t));

function followTable(world: World, data: FollowData, id: FollowTableId, named: ReportTable): FollowTable {
  const { t, now, earlier } = world;
  const by = BREAKDOWN[id];
  const keyThen = (key: string) => (id === 'events' ? editionThen(data, key) : key);
  const whole = id === 'events' ? AT_EVENTS : ALL;
  const wholeLabel = t(id === 'events' ? 'reports:fairTotal' : 'reports:total');
  const title = t('followThrough:tableOf', { rows: t(`reports:head.${id}`) });
  const rowsOf = (make: (key: string) => Row['cells']) =>
    named.groups.map(({ label, rows }) => ({
      label,
      rows: rows.map((row): Row => ({ key: row.key, label: row.label, cells: make(row.key) })),
    }));
  const shared = { head: t(`reports:head.${id}`) };
  const change = (key: string, before: string) => changeCells(world, { by, key }, { by, key: before });
  return {
    id,
    now: {
      ...shared,
      id,
      title,
      columns: nowColumns(world),
      groups: rowsOf((key) => nowCells(world, { by, key })),
      total: { key: '', label: wholeLabel, cells: nowCells(world, whole) },
      notes: [
        t('followThrough:note.base', { from: now.filters.from, to: now.filters.to, date: now.filters.asOf }),
        ...definitionNotes(data.definitions, t),
        ...rowNotes(id, named, data, t),
      ],
    },
    change: {
      ...shared,
      id: `${id}Change`,
      title: t('followThrough:changeOf', { rows: shared.head }),
      columns: changeColumns(world),
      groups: rowsOf((key) => change(key, keyThen(key))),
      total: { key: '', label: wholeLabel, cells: changeCells(world, whole, whole) },
      notes: [
        t('followThrough:note.change', {
          from: earlier.filters.from,
          to: earlier.filters.to,
          date: earlier.filters.asOf,
        }),
        ...(id === 'events' ? [t('followThrough:note.events')] : []),
      ],
    },
  };
}

/** The edition of the same series held the year before, which an edition is compared with. */
function editionThen({ labels }: FollowData, key: string): string {
  const edition = labels.editions.find(({ id }) => id === key);
  return (edition && editionBefore(edition, labels.editions)?.id) ?? '';
}

/** How the rows are made, and why they may add up to more than the whole. */
function rowNotes(id: FollowTableId, named: ReportTable, { filters }: FollowData, t: TFunction): string[] {
  const isPlaces = id === 'counties' || id === 'teams';
  return [
    ...(isPlaces ? [t('followThrough:note.places')] : []),
    ...(isPlaces && exceedsTotal(named) ? [t('reports:note.placesOver')] : []),
    ...(id === 'bands' ? [t('followThrough:note.bands')] : []),
    ...(id === 'originGroups' ? [t('reports:note.origins')] : []),
    ...(id === 'kinds' ? [t('reports:note.kinds')] : []),
    ...(id === 'events' ? [t('followThrough:note.atEvents')] : []),
    ...(filters.county || filters.team ? [t('reports:note.filtered')] : []),
  ];
}

const figureColumns = (id: string, group: string, t: TFunction): Column[] => [
  { id: `${id}Deals`, label: t('followThrough:column.deals'), kind: 'count', group },
  { id: `${id}Amount`, label: t('followThrough:column.amount'), kind: 'money', group },
];

function nowColumns({ rates, money, t }: World): Column[] {
  const rateColumn = ({ code, name }: Definition): Column => ({
    id: `${code}Rate`,
    label: t('followThrough:column.rate'),
    kind: 'percent',
    group: name,
  });
  return [
    ...figureColumns('signed', t('followThrough:signed'), t),
    ...rates.flatMap((one) => [...figureColumns(one.code, one.name, t), rateColumn(one)]),
    ...(money ? [...figureColumns(money.code, money.name, t), rateColumn(money)] : []),
    {
      id: 'ended',
      label: t('followThrough:column.deals'),
      kind: 'count',
      group: t('followThrough:ended'),
    },
  ];
}

function nowCells({ now, rates, money }: World, of: Parameters<typeof pair>[1]): Row['cells'] {
  return [
    ...pair(now, of, { set: 'signed' }),
    ...rates.flatMap((one) => [...pair(now, of, reached(one)), { value: stageRate(now, of, one) }]),
    ...(money ? [...pair(now, of, { set: 'arrived' }), { value: arrivedRate(now, of) }] : []),
    ...pair(now, of, { set: 'ended' }).slice(0, 1),
  ];
}

function changeColumns({ rates, money, t }: World): Column[] {
  const group = t('followThrough:signed');
  return [
    { id: 'dealsBefore', label: t('followThrough:column.dealsBefore'), kind: 'count', group },
    { id: 'dealsGrowth', label: t('followThrough:column.dealsGrowth'), kind: 'percent', group },
    { id: 'amountBefore', label: t('followThrough:column.amountBefore'), kind: 'money', group },
    { id: 'amountGrowth', label: t('followThrough:column.amountGrowth'), kind: 'percent', group },
    ...[...rates, ...(money ? [money] : [])].flatMap(({ code, name }): Column[] => [
      { id: `${code}Before`, label: t('followThrough:column.before'), kind: 'percent', group: name },
      { id: `${code}Points`, label: t('followThrough:column.points'), kind: 'points', group: name },
    ]),
  ];
}

type Of = Parameters<typeof pair>[1];

function changeCells({ now, earlier, rates, money }: World, of: Of, ofThen: Of): Row['cells'] {
  return [
    ...signedChange(now, earlier, of, ofThen),
    ...rates.flatMap((one) => rateChange(stageRate(now, of, one), stageRate(earlier, ofThen, one))),
    ...(money ? rateChange(arrivedRate(now, of), arrivedRate(earlier, ofThen)) : []),
  ];
}
