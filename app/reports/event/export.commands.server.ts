import type { Ctx } from '#app/auth/user.ts';
import { inTransaction } from '#app/db/client.server.ts';
import { readEdition } from '#app/domain/events/edition.queries.server.ts';
import { recordChange } from '#app/domain/history/audit.server.ts';
import { i18nFor } from '#app/i18n/i18n.server.ts';
import { yuanToYiText } from '#app/lib/money.ts';
import { csvCell } from '#app/reports/pipeline/csv.ts';
import { readFollowThrough } from './follow-through.queries.server.ts';
import { dealsOf } from './follow-through.rules.ts';

/** Excel recognises UTF-8 by it. */
const BOM = '\ufeff';

/**
 * The follow-through of an event as csv: its figures, then its deals; amounts in 亿元, exact. An audit entry says who
 * took it; whoever only asks for the head takes nothing.
 * @throws Refusal `not_found`
 */
export async function exportFollowThrough(ctx: Ctx, method: string, editionId: string): Promise<Response> {
  const edition = await readEdition(ctx, editionId);
  const { t } = await i18nFor(ctx.locale);
  const file = `${edition.name} ${t('signings:follow.title')}.csv`;
  const headers = {
    'Content-Type': 'text/csv; charset=utf-8',
    'Content-Disposition': `attachment; filename="follow-through.csv"; filename*=UTF-8''${encodeURIComponent(file)}`,
    'Cache-Control': 'private, no-store',
  };
  if (method === 'HEAD') return new Response(null, { headers });
  const { deals, figures } = await readFollowThrough(ctx, editionId);
  const lines = [
    [edition.name, t('signings:follow.title')],
    [t('signings:follow.asOfYi', { date: ctx.today })],
    [t('signings:follow.subset')],
    [],
    [
      t('signings:follow.column.fate'),
      t('signings:follow.column.deals'),
      t('signings:follow.column.amountYi'),
      t('signings:follow.column.rate'),
    ],
    ...figures.map(({ fate, deals: count, amount, rate }) => [
      t(`signings:follow.fate.${fate}`),
      String(count),
      yuanToYiText(amount),
      rate ? (rate.percent ?? '—') : '',
    ]),
    [],
    ['code', 'name', 'investor', 'team', 'stage', 'amountYi'].map((column) =>
      t(`signings:follow.column.${column}` as 'signings:follow.column.code'),
    ),
    ...dealsOf('signed', deals).map((deal) => [
      deal.code,
      deal.name,
      deal.investor ?? '',
      deal.team,
      t(`codes:stage.${deal.stage}`),
      yuanToYiText(deal.amount),
    ]),
  ];
  await inTransaction((tx) =>
    recordChange(tx, ctx, {
      action: 'export',
      subject: 'reports',
      id: 'follow-through',
      label: `follow-through.csv ${edition.name}`,
      after: { filter: editionId, rows: deals.length },
    }),
  );
  return new Response(`${BOM}${lines.map((cells) => cells.map(csvCell).join(',')).join('\r\n')}\r\n`, {
    headers,
  });
}
