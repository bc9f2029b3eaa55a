import type { TFunction } from 'i18next';
import type { Ctx } from '#app/auth/user.ts';
import { type Definition, STUCK } from '#app/domain/definitions/definition.ts';
import { definitionText } from '#app/domain/definitions/definition-text.ts';
import { i18nFor } from '#app/i18n/i18n.server.ts';
import { FILTER_NAMES } from '../pipeline/filters.ts';
import { filterOptions } from '../pipeline/options.server.ts';
import type { Download } from '../tables/download.server.ts';
import type { Table } from '../tables/table.ts';
import { readPlace } from './cells.ts';
import { readFollowConditions, readFollowData } from './data.queries.server.ts';
import { FLAGS, type Flag, readFlags } from './flags.queries.server.ts';
import { type Overdue, readOverdueDeals } from './overdue.queries.server.ts';
import { drawRates } from './rate-chart.server.ts';
import { followTables } from './tables.server.ts';

const OVERDUE_SHOWN = 10;
const OVERDUE_PAGE = 50;

/** The follow-through in the reader's language; six statements. @throws Refusal `refused` for the address */
async function readReport(ctx: Ctx, search: URLSearchParams, take: number | null) {
  const { t } = await i18nFor(ctx.locale);
  const data = await readFollowData(ctx, search);
  const { filters, labels, definitions } = data;
  const [overdue, flags] = await Promise.all([
    readOverdueDeals(ctx, filters, { take }),
    readFlags(ctx, filters),
  ]);
  return {
    ...followTables(data, t, ctx.locale),
    filters,
    options: filterOptions(labels, t, ctx.locale),
    overdue,
    stuckText: stuckWords(definitions, overdue.days, t),
    flags,
    t,
  };
}

/** What the page shows: the whole with its picture, the table chosen, the longest overdue, what looks inflated. */
export async function followReport(ctx: Ctx, search: URLSearchParams) {
  const { tables, t, ...report } = await readReport(ctx, search, OVERDUE_SHOWN);
  const chosen = tables.find(({ id }) => id === report.filters.table);
  return { ...report, chosen, chart: drawRates(report.overview, t) };
}

/** One page of the overdue list by itself; three statements. @throws Refusal as followReport */
export async function readOverduePage(ctx: Ctx, search: URLSearchParams, take = OVERDUE_PAGE) {
  const { t } = await i18nFor(ctx.locale);
  const { after } = readPlace(search);
  const { filters, definitions } = await readFollowConditions(ctx, search);
  const overdue = await readOverdueDeals(ctx, filters, { take, after });
  return { filters, overdue, stuckText: stuckWords(definitions, overdue.days, t) };
}

const stuckWords = (definitions: readonly Definition[], days: number, t: TFunction): string => {
  const stuck = definitions.find(({ code }) => code === STUCK);
  return stuck ? definitionText({ ...stuck, days }, t) : '';
};

/** Every table as a file. @throws Refusal as followReport */
export async function followDownload(ctx: Ctx, search: URLSearchParams): Promise<Download> {
  const { overview, tables, overdue, flags, filters, options, stuckText, t } = await readReport(
    ctx,
    search,
    null,
  );
  const { from, to, asOf } = filters;
  const chosen = FILTER_NAMES.flatMap((name) => {
    const option = options[name].find(({ value }) => value === filters[name]);
    return option ? [`${t(`reports:filter.${name}`)}${t('reports:colon')}${option.text}`] : [];
  });
  return {
    id: 'follow-through',
    file: t('followThrough:file', { from, to }),
    cover: {
      title: t('followThrough:title'),
      lines: [
        t('reports:asOf', { date: asOf }),
        t('followThrough:signedIn', { from, to }),
        `${t('reports:export.conditions')}${t('reports:colon')}${chosen.join('；') || t('reports:export.all')}`,
        t('reports:export.unit'),
      ],
    },
    tables: [
      overview,
      ...tables.flatMap(({ now, change }) => [now, change]),
      overdueTable(overdue, stuckText, t),
      flagTable(flags, t),
    ],
  };
}

/** The overdue list as a table of files. */
function overdueTable({ deals }: Overdue, stuckText: string, t: TFunction): Table {
  const text = ['code', 'stage', 'since', 'county', 'team', 'owner', 'nextStep', 'nextStepDue'] as const;
  return {
    id: 'overdue',
    title: t('followThrough:overdue.title'),
    head: t('followThrough:overdue.column.name'),
    columns: [
      ...text.map((id) => ({ id, label: t(`followThrough:overdue.column.${id}`), kind: 'text' as const })),
      { id: 'days', label: t('followThrough:overdue.column.days'), kind: 'days' },
      { id: 'amount', label: t('followThrough:overdue.column.amount'), kind: 'money' },
    ],
    groups: [
      {
        label: null,
        rows: deals.map((deal) => ({
          key: deal.id,
          label: deal.name,
          cells: [
            ...text.map((id) => ({ value: id === 'stage' ? t(`codes:stage.${deal.stage}`) : deal[id] })),
            { value: deal.days },
            { value: deal.amount },
          ],
        })),
      },
    ],
    total: null,
    notes: [stuckText],
  };
}

/** How many deals each flag is up for. */
function flagTable(flags: readonly Flag[], t: TFunction): Table {
  return {
    id: 'flags',
    title: t('followThrough:flags.title'),
    head: t('followThrough:flags.head'),
    columns: [{ id: 'deals', label: t('followThrough:column.deals'), kind: 'count' }],
    groups: [
      {
        label: null,
        rows: FLAGS.map((name) => ({
          key: name,
          label: t(`followThrough:flags.${name}`),
          cells: [{ value: flags.find((flag) => flag.name === name)?.count ?? 0 }],
        })),
      },
    ],
    total: null,
    notes: [t('followThrough:flags.note')],
  };
}
