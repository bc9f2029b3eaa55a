import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { parseForm, userAction, userLoader } from '#app/auth/guard.server.ts';
import { toast } from '#app/auth/toast.server.ts';
import { readLockedSpans } from '#app/domain/periods/correction.server.ts';
import { planTrip } from '#app/domain/trips/trip.commands.server.ts';
import { canPlanTrips } from '#app/domain/trips/trip.policy.ts';
import { readTripFormOptions } from '#app/domain/trips/trip.queries.server.ts';
import { tripSchema } from '#app/domain/trips/trip.schema.ts';
import { TripForm } from '#app/domain/trips/ui/trip-form.tsx';
import { forbidden } from '#app/lib/refusal.ts';
import { PageHeader } from '#app/ui/page.tsx';
import type { PageHandle } from '#app/ui/title.tsx';

export const handle: PageHandle = { title: 'trips:new', texts: ['trips'] };

export const loader = userLoader({ area: 'records' }, async ({ ctx }) => {
  if (!canPlanTrips(ctx.user)) throw forbidden();
  const [options, locked] = await Promise.all([readTripFormOptions(ctx), readLockedSpans()]);
  return { options, locked };
});

export const action = userAction({ area: 'records' }, async ({ ctx, values }) => {
  const { id } = await planTrip(ctx, parseForm(tripSchema, values));
  throw redirect(`/trips/${id}`, { headers: await toast('trips:created') });
});

export default function NewTripPage() {
  const { options } = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  return (
    <>
      <PageHeader title={t('trips:new')} crumb={{ to: '/trips', text: t('trips:title') }} />
      <TripForm options={options} answer={useActionData<typeof action>()} cancelTo="/trips" />
    </>
  );
}
