import type { TFunction } from 'i18next';
import type { Ctx } from '#app/auth/user.ts';
import { definitionText } from '#app/domain/definitions/definition-text.ts';
import { readEdition } from '#app/domain/events/edition.queries.server.ts';
import { i18nFor } from '#app/i18n/i18n.server.ts';
import { rate } from '../rate.ts';
import { type Download, download } from '../tables/download.server.ts';
import type { Table } from '../tables/table.ts';
import { fateText } from './fate-text.ts';
import { type FollowThrough, readFollowThrough } from './follow-through.queries.server.ts';
import { dealsOf } from './follow-through.rules.ts';

/** The follow-through of an event as csv: its figures, then its deals. See {@link download}. */
export function downloadFollowThrough(ctx: Ctx, request: Request, editionId: string): Promise<Response> {
  return download(ctx, request, 'csv', async (): Promise<Download> => {
    const edition = await readEdition(ctx, editionId);
    const { t } = await i18nFor(ctx.locale);
    const followed = await readFollowThrough(ctx, editionId);
    return {
      id: 'follow-through',
      file: `${edition.name} ${t('signings:follow.title')}`,
      cover: {
        title: edition.name,
        lines: [
          t('signings:follow.title'),
          t('signings:follow.asOfYi', { date: ctx.today }),
          t('signings:follow.subset'),
        ],
      },
      tables: [fatesTable(followed, t), dealsTable(followed, t)],
    };
  });
}

function fatesTable({ deals, figures, rates }: FollowThrough, t: TFunction): Table {
  const base = deals.filter(({ isWrittenOff }) => !isWrittenOff).length;
  return {
    id: 'fates',
    title: t('signings:follow.title'),
    head: t('signings:follow.column.fate'),
    columns: [
      { id: 'deals', label: t('signings:follow.column.deals'), kind: 'count' },
      { id: 'amount', label: t('reports:column.amount'), kind: 'money' },
      { id: 'rate', label: t('signings:follow.column.rate'), kind: 'percent' },
    ],
    groups: [
      {
        label: null,
        rows: figures.map((figure) => ({
          key: figure.fate,
          label: fateText(figure.fate, t),
          cells: [
            { value: figure.deals },
            { value: figure.amount },
            { value: figure.rates.length > 0 ? rate(figure.deals, base) : null },
          ],
        })),
      },
    ],
    total: null,
    notes: [t('signings:follow.definitions'), ...rates.map((defined) => definitionText(defined, t))],
  };
}

function dealsTable({ deals }: FollowThrough, t: TFunction): Table {
  const text = (id: 'name' | 'investor' | 'team' | 'stage') =>
    ({ id, label: t(`signings:follow.column.${id}`), kind: 'text' }) as const;
  return {
    id: 'deals',
    title: t('signings:follow.deals'),
    head: t('signings:follow.column.code'),
    columns: [
      text('name'),
      text('investor'),
      text('team'),
      text('stage'),
      { id: 'amount', label: t('reports:column.amount'), kind: 'money' },
    ],
    groups: [
      {
        label: null,
        rows: dealsOf('signed', deals).map((deal) => ({
          key: deal.id,
          label: deal.code,
          cells: [
            { value: deal.name },
            { value: deal.investor },
            { value: deal.team },
            { value: t(`codes:stage.${deal.stage}`) },
            { value: deal.amount },
          ],
        })),
      },
    ],
    total: null,
    notes: [],
  };
}
