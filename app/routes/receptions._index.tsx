import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { parseQuery, userLoader } from '#app/auth/guard.server.ts';
import { canPlanReceptions } from '#app/domain/receptions/reception.policy.ts';
import { listReceptions } from '#app/domain/receptions/reception.queries.server.ts';
import { RECEPTION_SETS, receptionFilterSchema } from '#app/domain/receptions/reception.schema.ts';
import { ReceptionList } from '#app/domain/receptions/ui/reception-list.tsx';
import { openViews } from '#app/domain/search/view.queries.server.ts';
import { ButtonLink } from '#app/ui/button.tsx';
import { Pager, Total } from '#app/ui/list/data-table.tsx';
import { ExportMenu } from '#app/ui/list/export-menu.tsx';
import { FilterBar, FilterSelect, SearchBox } from '#app/ui/list/filter-bar.tsx';
import { ListBar } from '#app/ui/list/list-bar.tsx';
import { SavedViews } from '#app/ui/list/saved-views.tsx';
import { Empty, PageHeader } from '#app/ui/page.tsx';
import type { PageHandle } from '#app/ui/title.tsx';

export const handle: PageHandle = { title: 'receptions:title', texts: ['receptions', 'visits', 'views'] };

export const loader = userLoader({ area: 'records' }, async ({ ctx, url }) => {
  const filter = parseQuery(receptionFilterSchema, url);
  const [views, page] = await Promise.all([openViews(ctx, 'receptions', url), listReceptions(ctx, filter)]);
  return { views, filter, ...page, canPlan: canPlanReceptions(ctx.user) };
});

export default function ReceptionsPage() {
  const { views, filter, rows, total, after, canPlan } = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  const filtered = filter.q !== '' || filter.set !== undefined;
  return (
    <>
      <PageHeader title={t('receptions:title')} crumb={{ to: '/visits', text: t('visits:title') }}>
        {canPlan && (
          <ButtonLink to="/receptions/new" look="primary">
            {t('receptions:new')}
          </ButtonLink>
        )}
      </PageHeader>
      <SavedViews {...views} />
      <FilterBar search={<SearchBox value={filter.q} label={t('receptions:search')} />}>
        <FilterSelect
          name="set"
          value={filter.set}
          label={t('receptions:set.label')}
          options={RECEPTION_SETS.map((value) => ({ value, text: t(`receptions:set.${value}`) }))}
        />
      </FilterBar>
      <ListBar>
        <Total total={total} />
        <ExportMenu list="receptions" />
      </ListBar>
      <ReceptionList
        receptions={rows}
        archived={filter.set === 'archived'}
        empty={
          <Empty text={t(filtered ? 'list.noMatch' : 'receptions:empty')}>
            {canPlan && !filtered && <ButtonLink to="/receptions/new">{t('receptions:new')}</ButtonLink>}
          </Empty>
        }
      />
      <Pager after={after} />
    </>
  );
}
