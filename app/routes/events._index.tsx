import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { parseQuery, userLoader } from '#app/auth/guard.server.ts';
import { canEvent } from '#app/domain/events/edition.policy.ts';
import { listEditions, readEditionFilterOptions } from '#app/domain/events/edition.queries.server.ts';
import { editionFilterSchema } from '#app/domain/events/edition.schema.ts';
import { EditionList } from '#app/domain/events/ui/edition-list.tsx';
import { ButtonLink } from '#app/ui/button.tsx';
import { PageHeader } from '#app/ui/page.tsx';

export const handle = { title: 'events:title', texts: ['events'] };

export const loader = userLoader({ area: 'records' }, async ({ ctx, url }) => {
  const filter = parseQuery(editionFilterSchema, url);
  const [page, options] = await Promise.all([listEditions(ctx, filter), readEditionFilterOptions(ctx)]);
  return { page, filter, options, canCreate: canEvent(ctx.user, 'create') };
});

export default function EventsPage() {
  const { page, filter, options, canCreate } = useLoaderData<typeof loader>();
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
      <EditionList page={page} filter={filter} options={options} canCreate={canCreate} />
    </>
  );
}
