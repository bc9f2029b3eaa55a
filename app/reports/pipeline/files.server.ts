import type { TFunction } from 'i18next';
import type { Ctx } from '#app/auth/user.ts';
import { i18nFor } from '#app/i18n/i18n.server.ts';
import { type Download, download, type Format } from '../tables/download.server.ts';
import type { Cell, Column, Row, Table } from '../tables/table.ts';
import { FILTER_NAMES, periodShown } from './filters.ts';
import { pipelineJson } from './json.server.ts';
import { type FilterOptions, filterOptions } from './options.server.ts';
import { readPipeline } from './pipeline.queries.server.ts';
import {
  type Change,
  type Figure,
  type NoteId,
  type PipelineReport,
  type ReportRow,
  type ReportTable,
  TABLES,
  tableOf,
} from './report.ts';

/** The report as a file, see {@link download}; json has the shape of pipelineJson. */
export function downloadPipeline(ctx: Ctx, request: Request, format: Format): Promise<Response> {
  return download(ctx, request, format, async (): Promise<Download> => {
    const { report, labels } = await readPipeline(ctx, new URL(request.url).searchParams);
    const { t } = await i18nFor(ctx.locale);
    const { from, to } = report.filters;
    return {
      id: 'pipeline',
      file: t('reports:export.file', { from, to }),
      cover: coverOf(report, filterOptions(labels, t, ctx.locale), t),
      tables: pipelineTables(report, t),
      json: pipelineJson(report, labels),
    };
  });
}

/** The report's tables, headline first, in the order of the page. */
function pipelineTables(report: PipelineReport, t: TFunction): Table[] {
  return [headlineTable(report, t), ...TABLES.map((id) => asTable(tableOf(report, id), report, t))];
}

/** A column for the number of deals and one for their money. */
function pairOf(id: string, t: TFunction, group?: string): Column[] {
  return [
    { id: `${id}Deals`, label: t('reports:column.deals'), kind: 'count', group },
    { id: `${id}Amount`, label: t('reports:column.amount'), kind: 'money', group },
  ];
}

const changeColumns = (t: TFunction): Column[] =>
  pairOf('change', t, t('reports:column.change')).map((column) => ({ ...column, kind: 'percent' }));

const cellsOf = ({ deals, amount }: Figure): Cell[] => [{ value: deals }, { value: amount }];
const changeOf = (change: Change | null): Cell[] => [
  { value: change?.deals ?? null },
  { value: change?.amount ?? null },
];

function headlineTable({ headline, increases }: PipelineReport, t: TFunction): Table {
  const { negotiating, signed, large, fair, changes } = headline;
  const row = (key: string, label: string, figure: Figure, change: Change | null = null): Row => ({
    key,
    label,
    cells: [...cellsOf(figure), ...changeOf(change)],
  });
  const apart = `${t('reports:increases.title')}${t('reports:colon')}${t('reports:increases.apart')}`;
  return {
    id: 'headline',
    title: t('reports:table.headline'),
    head: t('reports:head.headline'),
    columns: [...pairOf('now', t), ...changeColumns(t)],
    groups: [
      {
        label: null,
        rows: [
          row('negotiating', t('reports:headline.negotiating'), negotiating),
          row('signed', t('reports:headline.signed'), signed, changes.signed),
          row('large', t('reports:headline.large'), large, changes.large),
          row('fair', t('reports:headline.fair'), fair, changes.fair),
          row('increases', apart, increases),
        ],
      },
    ],
    total: null,
    notes: [t('reports:export.unit'), t('reports:note.change')],
  };
}

function asTable(table: ReportTable, { filters }: PipelineReport, t: TFunction): Table {
  const row = ({ key, label, figures, change }: ReportRow): Row => ({
    key,
    label,
    cells: [...figures.flatMap(cellsOf), ...changeOf(change)],
  });
  const notes: NoteId[] = filters.county || filters.team ? [...table.notes, 'filtered'] : table.notes;
  return {
    id: table.id,
    title: t(`reports:table.${table.id}`),
    head: t(`reports:head.${table.id}`),
    columns: [
      ...table.columns.flatMap((column) => pairOf(column, t, t(`reports:column.${column}`))),
      ...changeColumns(t),
    ],
    groups: table.groups.map((group) => ({ label: group.label, rows: group.rows.map(row) })),
    total: table.total && row(table.total),
    notes: notes.map((id) => t(`reports:note.${id}`)),
  };
}

/** Title, day, period and conditions in words. */
function coverOf({ filters }: PipelineReport, options: FilterOptions, t: TFunction): Download['cover'] {
  const chosen = FILTER_NAMES.flatMap((name) => {
    const value = filters[name];
    if (!value) return [];
    const text = options[name].find((option) => option.value === value)?.text ?? value;
    return [`${t(`reports:filter.${name}`)}${t('reports:colon')}${text}`];
  });
  return {
    title: t('reports:title'),
    lines: [
      t('reports:asOf', { date: filters.asOf }),
      t('reports:period', periodShown(filters)),
      `${t('reports:export.conditions')}${t('reports:colon')}${chosen.join('；') || t('reports:export.all')}`,
      t('reports:export.unit'),
    ],
  };
}
