import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { parseQuery, userLoader } from '#app/auth/guard.server.ts';
import { canEvent } from '#app/domain/events/edition.policy.ts';
import { listEditions, readEditionFilterOptions } from '#app/domain/events/edition.queries.server.ts';
import { editionFilterSchema } from '#app/domain/events/edition.schema.ts';
import { EditionList } from '#app/domain/events/ui/edition-list.tsx';
import { openViews } from '#app/domain/search/view.queries.server.ts';
import { ButtonLink } from '#app/ui/button.tsx';
import { SavedViews } from '#app/ui/list/saved-views.tsx';
import { PageHeader } from '#app/ui/page.tsx';

export const handle = { title: 'events:title', texts: ['events', 'views'] };

export const loader = userLoader({ area: 'records' }, async ({ ctx, url }) => {
  const filter = parseQuery(editionFilterSchema, url);
  const [views, page, options] = await Promise.all([
    openViews(ctx, 'events', url),
    listEditions(ctx, filter),
    readEditionFilterOptions(ctx),
  ]);
  return { views, page, filter, options, canCreate: canEvent(ctx.user, 'create') };
});

export default function EventsPage() {
  const { views, page, filter, options, canCreate } = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  return (
    <>
      <PageHeader title={t('events:title')}>
        <ButtonLink to="/events/series">{t('events:series.title')}</ButtonLink>
        {canCreate && (
          <ButtonLink to="/events/new" look="primary">
            {t('events:new')}
          </ButtonLink>
        )}
      </PageHeader>
      <SavedViews {...views} />
      <EditionList page={page} filter={filter} options={options} canCreate={canCreate} />
    </>
  );
}
