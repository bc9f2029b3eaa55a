import type { TFunction } from 'i18next';
import type { Measure } from '#app/domain/targets/measure.ts';
import { CITY } from '#app/domain/targets/target.rules.ts';
import { countyColumns, countyRows, type Figures, type Place, wholeRow } from '../counties/county-table.ts';
import { drillPath } from '../pipeline/cells.ts';
import { NONE, type PipelineFilters } from '../pipeline/filters.ts';
import type { ReportRow, ReportTable } from '../pipeline/report.ts';
import type { Cell, Column, Row, Table } from '../tables/table.ts';
import type { Progress } from './screen.ts';

type Sums = Omit<Figures, 'measure'>;

/**
 * How far a measure of the whole has come in the year.
 * @param isWhole whether the figures are the city's, so that its target stands beside them
 */
export function progressOf(measure: Measure, sums: Sums, isWhole: boolean): Progress {
  const whole: Place = { key: CITY, label: '', sums: null, records: {}, target: isWhole ? CITY : null };
  const { cells } = wholeRow(whole, { ...sums, measure });
  const to = `/reports/counties?measure=${measure}`;
  return {
    sum: cellOf(cells, measure, 'sum'),
    completion: { ...cellOf(cells, measure, 'completion'), to },
    ahead: { ...cellOf(cells, measure, 'ahead'), to },
    growth: cellOf(cells, measure, 'growth'),
  };
}

/** A cell of the county table by the id of its column. */
function cellOf(cells: Cell[], measure: Measure, id: string): Cell {
  const index = countyColumns(measure, false, (label) => label).findIndex((column) => column.id === id);
  return cells[index] ?? { value: null };
}

interface Reader {
  t: TFunction;
  /** Of the whole. */
  completion: Cell;
  mayInstruct: boolean;
}

/**
 * The counties of the map in figures: the pipeline report's rows, with how much of its target each has signed, and
 * the way to an instruction for whoever may leave one.
 */
export function countiesTable(
  { groups, total }: ReportTable,
  filters: PipelineFilters,
  sums: Sums,
  { t, completion, mayInstruct }: Reader,
): Table {
  const measure = 'signed_amount';
  const rows = groups.flatMap((group) => group.rows);
  const places = rows.map(
    ({ key, label }): Place => ({ key, label, sums: key, records: { county: key }, target: key }),
  );
  const completions = new Map(
    countyRows(places, { ...sums, measure }).map(({ key, cells }) => [
      key,
      cellOf(cells, measure, 'completion'),
    ]),
  );
  const row = (one: ReportRow, completed: Cell): Row => ({
    key: one.key,
    label: one.label,
    cells: [...figureCells(one, filters), completed],
  });
  const withAct = (one: Row): Row => ({
    ...one,
    act: {
      to: `/instructions/new?county=${one.key}`,
      label: t('screen:instruct'),
      text: t('screen:instructOn', { name: one.label }),
    },
  });
  const column = (id: string, kind: Column['kind'], label: string): Column => ({ id, kind, label });
  return {
    id: 'counties',
    title: t('screen:counties.title'),
    head: t('reports:head.counties'),
    columns: [
      column('negotiating', 'count', t('screen:counties.negotiating')),
      column('signed', 'count', t('screen:counties.signed')),
      column('amount', 'money', t('screen:counties.amount')),
      column('completion', 'percent', t('screen:counties.completion')),
    ],
    groups: [
      {
        label: null,
        rows: rows.map((one) => {
          const told = row(one, completions.get(one.key) ?? { value: null });
          return mayInstruct && one.key !== NONE ? withAct(told) : told;
        }),
      },
    ],
    total: total && { ...row(total, completion), label: t('screen:counties.total') },
    notes: [],
  };
}

/** In negotiation, signed, and signed for how much, each with its deals. */
function figureCells({ figures: [negotiating, signed] }: ReportRow, filters: PipelineFilters): Cell[] {
  return [
    { value: negotiating?.deals ?? 0, to: negotiating && drillPath(filters, negotiating) },
    { value: signed?.deals ?? 0, to: signed && drillPath(filters, signed) },
    { value: signed?.amount ?? '0.00', to: signed && drillPath(filters, signed) },
  ];
}
