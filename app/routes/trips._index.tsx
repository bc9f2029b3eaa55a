import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { parseQuery, userLoader } from '#app/auth/guard.server.ts';
import { openViews } from '#app/domain/search/view.queries.server.ts';
import { canPlanTrips } from '#app/domain/trips/trip.policy.ts';
import { listTrips, readTripFilterOptions } from '#app/domain/trips/trip.queries.server.ts';
import { tripFilterSchema } from '#app/domain/trips/trip.schema.ts';
import { TripList } from '#app/domain/trips/ui/trip-list.tsx';
import { ButtonLink } from '#app/ui/button.tsx';
import { SavedViews } from '#app/ui/list/saved-views.tsx';
import { PageHeader } from '#app/ui/page.tsx';
import type { PageHandle } from '#app/ui/title.tsx';

export const handle: PageHandle = { title: 'trips:title', texts: ['trips', 'views'] };

export const loader = userLoader({ area: 'records' }, async ({ ctx, url }) => {
  const filter = parseQuery(tripFilterSchema, url);
  const [views, page, options] = await Promise.all([
    openViews(ctx, 'trips', url),
    listTrips(ctx, filter),
    readTripFilterOptions(ctx),
  ]);
  return { views, page, filter, options, canPlan: canPlanTrips(ctx.user) };
});

export default function TripsPage() {
  const { views, page, filter, options, canPlan } = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  return (
    <>
      <PageHeader title={t('trips:title')}>
        {canPlan && (
          <ButtonLink to="/trips/new" look="primary">
            {t('trips:new')}
          </ButtonLink>
        )}
      </PageHeader>
      <SavedViews {...views} />
      <TripList page={page} filter={filter} options={options} canPlan={canPlan} />
    </>
  );
}
