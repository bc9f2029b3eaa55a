import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { parseForm, recordId, userAction, userLoader } from '#app/auth/guard.server.ts';
import { addStop } from '#app/domain/trips/stop.commands.server.ts';
import { daysOf } from '#app/domain/trips/trip.rules.ts';
import { stopSchema } from '#app/domain/trips/trip.schema.ts';
import { readTrip } from '#app/domain/trips/trip-page.queries.server.ts';
import { StopForm } from '#app/domain/trips/ui/stop-form.tsx';
import { forbidden } from '#app/lib/refusal.ts';
import { PageHeader } from '#app/ui/page.tsx';
import type { PageHandle } from '#app/ui/title.tsx';

export const handle: PageHandle = { title: 'trips:addStop', texts: ['trips'] };

export const loader = userLoader({ area: 'records' }, async ({ ctx, params, url }) => {
  const trip = await readTrip(ctx, recordId(params));
  if (!trip.may.work) throw forbidden();
  const { id, title, startsOn, endsOn } = trip;
  const day = daysOf(trip).find((one) => one === url.searchParams.get('day'));
  return { trip: { id, title, startsOn, endsOn }, day };
});

/** `stay` asks for the answer alone, without a way to a page. */
export const action = userAction({ area: 'records' }, async ({ ctx, params, values }) => {
  const id = recordId(params);
  const input = parseForm(stopSchema, values);
  await addStop(ctx, id, input);
  if (values.stay) return null;
  throw redirect(`/trips/${id}#day-${input.day}`);
});

export default function NewStopPage() {
  const { trip, day } = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  const page = `/trips/${trip.id}`;
  return (
    <>
      <PageHeader title={t('trips:addStop')} crumb={{ to: page, text: trip.title }} />
      <StopForm trip={trip} day={day} answer={useActionData<typeof action>() ?? undefined} cancelTo={page} />
    </>
  );
}
