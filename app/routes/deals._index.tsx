import { useLoaderData, useSearchParams } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { parseQuery, userLoader } from '#app/auth/guard.server.ts';
import { canDeal } from '#app/domain/deals/deal.policy.ts';
import { listDeals, readBoard } from '#app/domain/deals/deal.queries.server.ts';
import { dealFilterSchema } from '#app/domain/deals/deal.schema.ts';
import { readDealFilterOptions } from '#app/domain/deals/deal-options.queries.server.ts';
import { DealBoard } from '#app/domain/deals/ui/deal-board.tsx';
import { DealFilters, ViewSwitch } from '#app/domain/deals/ui/deal-filters.tsx';
import { DealTable } from '#app/domain/deals/ui/deal-table.tsx';
import { openViews } from '#app/domain/search/view.queries.server.ts';
import { formatYi, sumYuan } from '#app/lib/money.ts';
import { ButtonLink } from '#app/ui/button.tsx';
import { Pager, Total } from '#app/ui/list/data-table.tsx';
import { ExportMenu } from '#app/ui/list/export-menu.tsx';
import { ListBar } from '#app/ui/list/list-bar.tsx';
import { SavedViews } from '#app/ui/list/saved-views.tsx';
import { Empty, PageHeader } from '#app/ui/page.tsx';

export const handle = { title: 'deals:title', texts: ['deals', 'views'] };

export const loader = userLoader({ area: 'records' }, async ({ ctx, url }) => {
  const filter = parseQuery(dealFilterSchema, url);
  const [views, list, board, options] = await Promise.all([
    openViews(ctx, 'deals', url),
    filter.view === 'list' ? listDeals(ctx, filter) : null,
    filter.view === 'board' ? readBoard(ctx, filter) : null,
    readDealFilterOptions(ctx),
  ]);
  const worksAllInSight = ctx.user.role === 'city_office' || ctx.user.role === 'organizer';
  const movable = worksAllInSight ? ('all' as const) : ctx.user.teamIds;
  return {
    views,
    list,
    board,
    options,
    filter,
    today: ctx.today,
    canCreate: canDeal(ctx.user, 'create'),
    movable: canDeal(ctx.user, 'move', ctx.user) ? movable : [],
  };
});

export default function DealsPage() {
  const { views, list, board, options, filter, today, canCreate, movable } = useLoaderData<typeof loader>();
  const { t, i18n } = useTranslation();
  const [params] = useSearchParams();
  const stages = board ? [...board.columns, ...board.later] : [];
  const amount = list ? list.amount : sumYuan(stages.map((stage) => stage.amount));
  const count = stages.reduce((sum, stage) => sum + stage.count, 0);
  const filtered = [...params.keys()].some(
    (name) => !['view', 'sort', 'after', 'all', 'undo'].includes(name) && params.get(name),
  );
  return (
    <>
      <PageHeader title={t('deals:title')}>
        <ViewSwitch view={filter.view} />
        {canCreate && (
          <ButtonLink to="/deals/new" look="primary">
            {t('deals:new')}
          </ButtonLink>
        )}
      </PageHeader>
      <SavedViews {...views} />
      <DealFilters filter={filter} options={options} />
      <ListBar>
        <Total total={list?.total ?? { count, capped: false }} />
        <span className="muted small">{t('deals:sum', { amount: formatYi(amount, i18n.language) })}</span>
        <ExportMenu list="deals" ledgers={['negotiating', 'signed']} />
      </ListBar>
      {list && (
        <>
          <DealTable
            deals={list.rows}
            today={today}
            sort={filter.sort}
            sortable
            empty={
              <Empty text={filtered ? t('list.noMatch') : t('deals:empty')}>
                {canCreate && !filtered && <ButtonLink to="/deals/new">{t('deals:new')}</ButtonLink>}
              </Empty>
            }
          />
          <Pager after={list.after} />
        </>
      )}
      {board && (
        <DealBoard
          {...board}
          today={today}
          movable={movable}
          moreLink={(stage) => {
            const next = new URLSearchParams(params);
            next.set('view', 'list');
            next.set('stage', stage);
            return `?${next}`;
          }}
        />
      )}
    </>
  );
}
