import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { parseForm, recordId, userAction, userLoader } from '#app/auth/guard.server.ts';
import { editStop, removeStop, restoreStop, strikeStop } from '#app/domain/trips/stop.commands.server.ts';
import { stopFormValues } from '#app/domain/trips/trip.form.ts';
import { stopEditSchema, stopIntentSchema } from '#app/domain/trips/trip.schema.ts';
import { readTrip } from '#app/domain/trips/trip-page.queries.server.ts';
import { StopForm } from '#app/domain/trips/ui/stop-form.tsx';
import { forbidden, notFound } from '#app/lib/refusal.ts';
import { PageHeader } from '#app/ui/page.tsx';
import type { PageHandle } from '#app/ui/title.tsx';

export const handle: PageHandle = { title: 'trips:editStop', texts: ['trips'] };

export const loader = userLoader({ area: 'records' }, async ({ ctx, params }) => {
  const trip = await readTrip(ctx, recordId(params));
  const stop = trip.stops.find(({ id }) => id === params.stopId);
  if (!stop) throw notFound();
  if (!trip.may.work) throw forbidden();
  const { id, title, startsOn, endsOn, version } = trip;
  const company = stop.company && { id: stop.company.id, text: stop.company.name };
  return { trip: { id, title, startsOn, endsOn }, stop: { values: stopFormValues(stop, version), company } };
});

/** Without an intent the form of the stop was sent. `stay` asks for the answer alone, without a way to a page. */
export const action = userAction({ area: 'records' }, async ({ ctx, params, values }) => {
  const [id, stopId] = [recordId(params), recordId(params, 'stopId')];
  const removed = 'intent' in values ? await change() : await edit();
  if (values.stay) return { removed };
  throw redirect(`/trips/${id}#itinerary`);

  async function edit() {
    const { version, ...input } = parseForm(stopEditSchema, values);
    await editStop(ctx, id, stopId, version, input);
  }
  async function change() {
    const asked = parseForm(stopIntentSchema, values);
    if (asked.intent === 'strike') await strikeStop(ctx, id, stopId, asked.reason);
    else if (asked.intent === 'restore') await restoreStop(ctx, id, stopId);
    else return removeStop(ctx, id, stopId);
    return undefined;
  }
});

export default function EditStopPage() {
  const { trip, stop } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation();
  const page = `/trips/${trip.id}`;
  return (
    <>
      <PageHeader title={t('trips:editStop')} crumb={{ to: page, text: trip.title }} />
      <StopForm
        trip={trip}
        stop={stop}
        answer={answer && 'problems' in answer ? answer : undefined}
        cancelTo={page}
      />
    </>
  );
}
