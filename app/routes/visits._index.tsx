import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { parseQuery, userLoader } from '#app/auth/guard.server.ts';
import { openViews } from '#app/domain/search/view.queries.server.ts';
import { VisitTable } from '#app/domain/visits/ui/visit-table.tsx';
import { canLogVisit } from '#app/domain/visits/visit.policy.ts';
import { visitFilterSchema } from '#app/domain/visits/visit.schema.ts';
import { listVisits, readVisitFilterOptions } from '#app/domain/visits/visit-list.queries.server.ts';
import { ButtonLink } from '#app/ui/button.tsx';
import { SavedViews } from '#app/ui/list/saved-views.tsx';
import { PageHeader } from '#app/ui/page.tsx';

export const handle = { title: 'visits:title', texts: ['visits', 'views'] };

export const loader = userLoader({ area: 'records' }, async ({ ctx, url }) => {
  const filter = parseQuery(visitFilterSchema, url);
  const [views, page, options] = await Promise.all([
    openViews(ctx, 'visits', url),
    listVisits(ctx, filter),
    readVisitFilterOptions(ctx),
  ]);
  return { views, page, filter, options, canLog: canLogVisit(ctx.user), today: ctx.today };
});

export default function VisitsPage() {
  const { views, page, filter, options, canLog, today } = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  return (
    <>
      <PageHeader
        title={t(filter.trash ? 'visits:trash' : 'visits:title')}
        crumb={filter.trash ? { to: '/visits', text: t('visits:title') } : undefined}
      >
        {!filter.trash && <ButtonLink to="/receptions">{t('visits:receptions')}</ButtonLink>}
        {canLog && !filter.trash && <ButtonLink to="/visits?trash=1">{t('visits:trash')}</ButtonLink>}
        {canLog && (
          <ButtonLink to="/visits/new" look="primary">
            {t('visits:new')}
          </ButtonLink>
        )}
      </PageHeader>
      <SavedViews {...views} />
      <VisitTable page={page} filter={filter} options={options} canLog={canLog} today={today} />
    </>
  );
}
