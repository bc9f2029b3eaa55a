import type { TFunction } from 'i18next';
import type { Stage } from '#app/domain/deals/stage.ts';
import { LEFT } from '../facts/fact.ts';
import { type RecordsOf, recordsPath } from '../facts/records.ts';
import { ahead, growth, rate, schedule } from '../rate.ts';
import type { Cell, Column, Row, Table } from '../tables/table.ts';
import type { RowFigures } from './row-figures.ts';
import type { TeamTarget } from './targets.queries.server.ts';

/*
 * The tables of the team report. Teams and people have the same ones; a row says whose records it counts.
 */

/** A row before its cells are filled in. */
export interface FigureRow {
  /** Names the row's figures. */
  key: string;
  label: string;
  depth?: number;
  /** What links to the row's records carry. */
  whose: Pick<RecordsOf, 'team' | 'own' | 'person'>;
  /** Overdue next steps; null where it cannot be told. */
  overdue: number | null;
  /** The year's targets; none for people and for a part of a team. */
  targets: TeamTarget[];
}

export interface FigureRows {
  head: string;
  groups: { label: string | null; rows: FigureRow[] }[];
  total: FigureRow | null;
}

export interface Frame {
  from: string;
  asOf: string;
  /** The locked month that the figures are read from. */
  period: string | null;
}

/** What a table reads its cells from. */
interface Making {
  figures: RowFigures;
  rows: FigureRows;
  frame: Frame;
  t: TFunction;
}

/** One column with what stands in it. */
type Filled = Column & { cell: (row: FigureRow) => Cell };

/** What was done: talks out and in, companies met, journeys, new leads. */
export function activityTable(making: Making): Table {
  const { t } = making;
  const kinds = ['visit_out', 'visit_in', 'company', 'trip', 'lead'] as const;
  return tableOf(
    making,
    'activity',
    kinds.map((kind) => countOf(making, kind, t(`teamReport:column.${kind}`))),
    [t('teamReport:note.activity'), t('teamReport:note.rows')],
  );
}

/** Where the deals stand, what was signed, and how many moved on. */
export function pipelineTable(making: Making): Table {
  const { t } = making;
  const share = (stage: 'lead' | 'screening' | 'negotiating'): Filled => ({
    id: `moved_${stage}`,
    label: t(`teamReport:moved.${stage}`),
    kind: 'percent',
    group: t('teamReport:group.moved'),
    cell: (row) => {
      const { count, moved } = making.figures.of(row.key, stage);
      return { value: rate(moved, count), to: linkOf(making, row, { kind: stage, moved: '1' }) };
    },
  });
  return tableOf(
    making,
    'pipeline',
    [
      ...pairOf(making, 'standing', t('teamReport:group.standing')),
      ...pairOf(making, 'signed', t('teamReport:group.signed')),
      share('lead'),
      share('screening'),
      share('negotiating'),
    ],
    [t('teamReport:note.pipeline'), t('teamReport:note.moved')],
  );
}

/** Half of the deals left a stage within so many days; and what is late. */
export function speedTable(making: Making): Table {
  const { t, figures } = making;
  const stages = LEFT.filter(
    (stage: Stage) =>
      stage === 'lead' ||
      stage === 'screening' ||
      stage === 'negotiating' ||
      figures.has(`left_${stage}` as 'left_lead'),
  );
  return tableOf(
    making,
    'speed',
    [
      ...stages.map((stage): Filled => {
        const kind = `left_${stage}` as 'left_lead';
        return {
          id: kind,
          label: t(`codes:stage.${stage}`),
          kind: 'days',
          group: t('teamReport:group.days'),
          cell: (row) => ({ value: figures.of(row.key, kind).median, to: linkOf(making, row, { kind }) }),
        };
      }),
      {
        id: 'overdue',
        label: t('teamReport:column.overdue'),
        kind: 'count',
        cell: (row) => ({
          value: row.overdue,
          to: recordsPath({ kind: 'overdue', ...daysOf(making), ...row.whose }),
        }),
      },
    ],
    [t('teamReport:note.days'), t('teamReport:note.overdue')],
  );
}

/** The year up to the day against its target. */
export function targetTable(making: Making): Table {
  const { t, figures, frame } = making;
  const from = `${frame.asOf.slice(0, 4)}-01-01`;
  const part = (measure: TeamTarget['measure']): Filled[] => {
    const isMoney = measure === 'signed_amount';
    const signed = (row: FigureRow) => {
      const { yearAmount, yearCount } = figures.of(row.key, 'signed');
      return isMoney ? yearAmount : yearCount;
    };
    const targetOf = (row: FigureRow) => row.targets.find((target) => target.measure === measure);
    const done = (row: FigureRow) => rate(signed(row), targetOf(row)?.amount ?? 0);
    const due = (row: FigureRow) => {
      const target = targetOf(row);
      return target ? schedule(Number(frame.asOf.slice(5, 7)), target.months) : null;
    };
    const to = (row: FigureRow) => linkOf(making, row, { kind: 'signed', from });
    const column = (id: string, kind: Column['kind'], cell: Filled['cell']): Filled => ({
      id: `${measure}_${id}`,
      label: t(`teamReport:target.${id}` as 'teamReport:target.year'),
      kind,
      group: t(`reports:measure.${measure}`),
      cell,
    });
    const amount = isMoney ? 'money' : 'count';
    return [
      column('year', amount, (row) => {
        const value = targetOf(row)?.amount ?? null;
        return { value: value === null || isMoney ? value : Number(value), to: '/reports/targets' };
      }),
      column('done', amount, (row) => ({ value: signed(row), to: to(row) })),
      column('rate', 'percent', (row) => ({ value: done(row), to: to(row) })),
      column('schedule', 'percent', (row) => ({ value: due(row) })),
      column('ahead', 'points', (row) => ({ value: ahead(done(row), due(row)), to: to(row) })),
    ];
  };
  return tableOf(
    making,
    'target',
    [...part('signed_amount'), ...part('signed_count')],
    [t('teamReport:note.target')],
  );
}

/** Talks and signings against the same days of the year before. */
export function growthTable(making: Making): Table {
  const { t, figures } = making;
  const visits = (row: FigureRow, before: boolean) =>
    figures.of(row.key, 'visit_out', before).count + figures.of(row.key, 'visit_in', before).count;
  const compared = (
    id: string,
    group: string,
    kind: Column['kind'],
    value: (row: FigureRow, before: boolean) => string | number,
    of: RecordsOf['kind'],
  ): Filled[] => {
    const column = (part: 'now' | 'then' | 'change', of: Column['kind'], cell: Filled['cell']): Filled => ({
      id: `${id}_${part}`,
      label: t(`teamReport:growth.${part}`),
      kind: of,
      group,
      cell,
    });
    const then = (row: FigureRow) => linkOf(making, row, { kind: of, before: '1' });
    return [
      column('now', kind, (row) => ({ value: value(row, false), to: linkOf(making, row, { kind: of }) })),
      column('then', kind, (row) => ({ value: value(row, true), to: then(row) })),
      column('change', 'percent', (row) => ({
        value: growth(value(row, false), value(row, true)),
        to: then(row),
      })),
    ];
  };
  return tableOf(
    making,
    'growth',
    [
      ...compared('visits', t('teamReport:group.visits'), 'count', visits, 'visits'),
      ...compared(
        'signed',
        t('teamReport:group.signedCount'),
        'count',
        (row, before) => figures.of(row.key, 'signed', before).count,
        'signed',
      ),
      ...compared(
        'money',
        t('teamReport:group.signedAmount'),
        'money',
        (row, before) => figures.of(row.key, 'signed', before).amount,
        'signed',
      ),
    ],
    [t('teamReport:note.growth')],
  );
}

function countOf(
  making: Making,
  kind: 'visit_out' | 'visit_in' | 'company' | 'trip' | 'lead',
  label: string,
): Filled {
  return {
    id: kind,
    label,
    kind: 'count',
    cell: (row) => ({ value: making.figures.of(row.key, kind).count, to: linkOf(making, row, { kind }) }),
  };
}

/** How many and how much. */
function pairOf(making: Making, kind: 'standing' | 'signed', group: string): Filled[] {
  const { t, figures } = making;
  const to = (row: FigureRow) => linkOf(making, row, { kind });
  return [
    {
      id: `${kind}_count`,
      label: t('reports:column.deals'),
      kind: 'count',
      group,
      cell: (row) => ({ value: figures.of(row.key, kind).count, to: to(row) }),
    },
    {
      id: `${kind}_amount`,
      label: t('reports:column.amount'),
      kind: 'money',
      group,
      cell: (row) => ({ value: figures.of(row.key, kind).amount, to: to(row) }),
    },
  ];
}

const daysOf = ({ frame: { from, asOf } }: Making) => ({ from, asOf });

/** The address of the records a row counts. */
function linkOf(
  { frame }: Making,
  { whose }: FigureRow,
  of: Partial<RecordsOf> & Pick<RecordsOf, 'kind'>,
): string {
  return recordsPath({ from: frame.from, asOf: frame.asOf, period: frame.period, ...whose, ...of });
}

function tableOf(
  { rows, t }: Making,
  id: 'activity' | 'pipeline' | 'speed' | 'target' | 'growth',
  columns: Filled[],
  notes: string[],
): Table {
  const filled = (row: FigureRow): Row => ({
    key: row.key,
    label: row.label,
    depth: row.depth,
    cells: columns.map(({ cell }) => cell(row)),
  });
  return {
    id,
    title: t(`teamReport:table.${id}`),
    head: rows.head,
    columns: columns.map(({ cell: _, ...column }) => column),
    groups: rows.groups.map((group) => ({ label: group.label, rows: group.rows.map(filled) })),
    total: rows.total && filled(rows.total),
    notes,
    folds: true,
  };
}
