import type { TFunction } from 'i18next';
import { FILTER_NAMES, type FilterName, periodShown } from './filters.ts';
import {
  type Figure,
  type NoteId,
  type PipelineReport,
  type ReportRow,
  type ReportTable,
  TABLES,
  tableOf,
} from './report.ts';

/** A table as a file prints it: one label, then a count and an amount for each column. */
export interface Sheet {
  id: string;
  title: string;
  /** Head of the label column, then of each pair of figures. */
  head: [string, ...string[]];
  rows: { label: string; figures: Figure[] }[];
  notes: string[];
}

/** What stands at the head of every file: title, day, period and conditions in words. */
export interface Cover {
  title: string;
  lines: string[];
}

/** The report's tables for csv and xlsx, headline first, in the order of the page. */
export function sheetsOf(report: PipelineReport, t: TFunction): Sheet[] {
  return [headlineSheet(report, t), ...TABLES.map((id) => sheetOf(tableOf(report, id), report, t))];
}

function headlineSheet({ headline, increases }: PipelineReport, t: TFunction): Sheet {
  const row = (label: string, figure: Figure) => ({ label, figures: [figure] });
  return {
    id: 'headline',
    title: t('reports:table.headline'),
    head: [t('reports:head.headline'), ''],
    rows: [
      row(t('reports:headline.negotiating'), headline.negotiating),
      row(t('reports:headline.signed'), headline.signed),
      row(t('reports:headline.large'), headline.large),
      row(t('reports:headline.fair'), headline.fair),
      row(`${t('reports:increases.title')}${t('reports:colon')}${t('reports:increases.apart')}`, increases),
    ],
    notes: [t('reports:export.unit')],
  };
}

function sheetOf(table: ReportTable, { filters }: PipelineReport, t: TFunction): Sheet {
  const row = ({ label, figures }: ReportRow, group: string | null = null) => ({
    label: group ? `${group}${t('reports:colon')}${label}` : label,
    figures,
  });
  const notes: NoteId[] = filters.county || filters.team ? [...table.notes, 'filtered'] : table.notes;
  return {
    id: table.id,
    title: t(`reports:table.${table.id}`),
    head: [t(`reports:head.${table.id}`), ...table.columns.map((column) => t(`reports:column.${column}`))],
    rows: [
      ...table.groups.flatMap((group) => group.rows.map((entry) => row(entry, group.label))),
      ...(table.total ? [row(table.total)] : []),
    ],
    notes: notes.map((id) => t(`reports:note.${id}`)),
  };
}

/** @param options the values the filters offer, to word the chosen ones */
export function coverOf(
  { filters }: PipelineReport,
  options: Record<FilterName, { value: string; text: string }[]>,
  t: TFunction,
): Cover {
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
