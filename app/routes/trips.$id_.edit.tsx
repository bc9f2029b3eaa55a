import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { parseForm, recordId, userAction, userLoader } from '#app/auth/guard.server.ts';
import { toast } from '#app/auth/toast.server.ts';
import { readLockedSpans } from '#app/domain/periods/correction.server.ts';
import { editTrip } from '#app/domain/trips/trip.commands.server.ts';
import { tripFormValues } from '#app/domain/trips/trip.form.ts';
import { readTripFormOptions } from '#app/domain/trips/trip.queries.server.ts';
import { tripEditSchema } from '#app/domain/trips/trip.schema.ts';
import { readTrip } from '#app/domain/trips/trip-page.queries.server.ts';
import { TripForm } from '#app/domain/trips/ui/trip-form.tsx';
import { forbidden } from '#app/lib/refusal.ts';
import { PageHeader } from '#app/ui/page.tsx';
import type { PageHandle } from '#app/ui/title.tsx';

export const handle: PageHandle = { title: 'trips:edit', texts: ['trips'] };

export const loader = userLoader({ area: 'records' }, async ({ ctx, params }) => {
  const trip = await readTrip(ctx, recordId(params));
  if (!trip.may.plan) throw forbidden();
  const [options, locked] = await Promise.all([readTripFormOptions(ctx, trip.members), readLockedSpans()]);
  return { trip: { id: trip.id, title: trip.title, values: tripFormValues(trip) }, options, locked };
});

export const action = userAction({ area: 'records' }, async ({ ctx, params, values }) => {
  const id = recordId(params);
  const { version, ...input } = parseForm(tripEditSchema, values);
  await editTrip(ctx, id, version, input);
  throw redirect(`/trips/${id}`, { headers: await toast('trips:saved') });
});

export default function EditTripPage() {
  const { trip, options } = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  const page = `/trips/${trip.id}`;
  return (
    <>
      <PageHeader title={t('trips:edit')} crumb={{ to: page, text: trip.title }} />
      <TripForm trip={trip} options={options} answer={useActionData<typeof action>()} cancelTo={page} />
    </>
  );
}
