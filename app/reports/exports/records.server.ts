import type { TFunction } from 'i18next';
import { codeName } from '#app/i18n/i18n.server.ts';
import { readRecords } from '../facts/records.queries.server.ts';
import { readFollowedDeals } from '../follow-through/drill-down.server.ts';
import { readOverduePage } from '../follow-through/report.server.ts';
import { cellLabel } from '../pipeline/cell-label.server.ts';
import { type CountedDeal, readCountedDeals } from '../pipeline/drill-down.server.ts';
import type { Open } from './lists.server.ts';
import { cellsOf, followPages } from './sheet.ts';

/** Every page counts the report anew, so few long ones are asked for. */
const BATCH = 5000;

/** The lists behind the numbers of the reports as plain files, from the SQL that made the numbers. */
export const RECORDS = {
  records: async ({ ctx, search, t }) => {
    const { of } = await readRecords(ctx, search, 1);
    return {
      name: t(`reports:fact.${of.kind}`),
      ...cellsOf(
        [
          { head: t('reports:records.name'), value: (row) => row.label },
          { head: t('reports:records.on'), kind: 'day', value: (row) => row.on },
          { head: t('reports:records.team'), value: (row) => row.team },
          { head: t('exports:amountYi'), kind: 'yi', value: (row) => row.amount },
          { head: t('reports:records.days'), kind: 'count', value: (row) => row.days },
          { head: t('reports:records.moved'), kind: 'day', value: (row) => row.movedOn },
        ],
        batches(search, async (next) => {
          const { records, after } = await readRecords(ctx, next, BATCH);
          return { rows: records, after };
        }),
      ),
    };
  },
  'pipeline-deals': async ({ ctx, search, t }) => {
    const { cell, filters, labels } = await readCountedDeals(ctx, search, 1);
    const countyOf = (code: string | null) => {
      const county = labels.counties.find((one) => one.code === code);
      return county ? codeName(county, ctx.locale) : null;
    };
    return {
      name: cellLabel(cell, filters, labels, t, ctx.locale),
      ...countedCells(t, search, async (next) => {
        const { deals, after } = await readCountedDeals(ctx, next, BATCH);
        return { rows: deals.map((deal) => ({ ...deal, county: countyOf(deal.countyCode) })), after };
      }),
    };
  },
  'follow-through-deals': async ({ ctx, search, t }) => ({
    name: (await readFollowedDeals(ctx, search, 1)).title,
    ...countedCells(t, search, async (next) => {
      const { deals, after } = await readFollowedDeals(ctx, next, BATCH);
      return { rows: deals, after };
    }),
  }),
  overdue: async ({ ctx, search, t }) => {
    await readOverduePage(ctx, search, 1);
    return {
      name: t('followThrough:overdue.title'),
      ...cellsOf(
        [
          { head: t('followThrough:overdue.column.code'), value: (row) => row.code },
          { head: t('followThrough:overdue.column.name'), value: (row) => row.name },
          { head: t('followThrough:overdue.column.stage'), value: (row) => t(`codes:stage.${row.stage}`) },
          { head: t('followThrough:overdue.column.since'), kind: 'day', value: (row) => row.since },
          { head: t('followThrough:overdue.column.days'), kind: 'count', value: (row) => row.days },
          { head: t('exports:amountYi'), kind: 'yi', value: (row) => row.amount },
          { head: t('followThrough:overdue.column.county'), value: (row) => row.county },
          { head: t('followThrough:overdue.column.team'), value: (row) => row.team },
          { head: t('followThrough:overdue.column.owner'), value: (row) => row.owner },
          { head: t('followThrough:overdue.column.nextStep'), value: (row) => row.nextStep },
          {
            head: t('followThrough:overdue.column.nextStepDue'),
            kind: 'day',
            value: (row) => row.nextStepDue,
          },
        ],
        batches(search, async (next) => {
          const { overdue } = await readOverduePage(ctx, next, BATCH);
          return { rows: overdue.deals, after: overdue.after };
        }),
      ),
    };
  },
} satisfies Record<string, Open>;

type Read<Row> = (search: URLSearchParams) => Promise<{ rows: Row[]; after: string | null }>;

/** The list page by page, each asked for as the reader's browser would. */
async function* batches<Row>(search: URLSearchParams, read: Read<Row>): AsyncGenerator<Row[]> {
  const pages = followPages((after) => {
    const next = new URLSearchParams(search);
    if (after) next.set('after', after);
    return read(next);
  });
  for await (const { rows } of pages) yield rows;
}

function countedCells(
  t: TFunction,
  search: URLSearchParams,
  read: Read<CountedDeal & { county: string | null }>,
) {
  return cellsOf(
    [
      { head: t('reports:records.code'), value: (row) => row.code },
      { head: t('reports:records.name'), value: (row) => row.name },
      { head: t('reports:records.investor'), value: (row) => row.investor },
      { head: t('reports:records.county'), value: ({ county }) => county ?? t('reports:unplaced') },
      { head: t('reports:records.stage'), value: (row) => t(`codes:stage.${row.stage}`) },
      { head: t('reports:records.team'), value: (row) => row.team },
      { head: t('reports:records.amount'), kind: 'yi', value: (row) => row.amount },
    ],
    batches(search, read),
  );
}
