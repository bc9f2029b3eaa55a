import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { parseForm, recordId, userAction, userLoader } from '#app/auth/guard.server.ts';
import { toast } from '#app/auth/toast.server.ts';
import { readHistory } from '#app/domain/history/history.queries.server.ts';
import { HistoryPanel } from '#app/domain/history/ui/history-panel.tsx';
import { readLockedSpans } from '#app/domain/periods/correction.server.ts';
import { archiveTrip, closeTrip, reopenTrip, restoreTrip } from '#app/domain/trips/trip.commands.server.ts';
import { tripIntentSchema } from '#app/domain/trips/trip.schema.ts';
import { readTrip } from '#app/domain/trips/trip-page.queries.server.ts';
import { ClosePanel } from '#app/domain/trips/ui/close-panel.tsx';
import { Itinerary } from '#app/domain/trips/ui/itinerary.tsx';
import { OverlapList } from '#app/domain/trips/ui/overlap-list.tsx';
import { PhaseMark } from '#app/domain/trips/ui/phase-mark.tsx';
import { TripFacts } from '#app/domain/trips/ui/trip-facts.tsx';
import { canLogVisit } from '#app/domain/visits/visit.policy.ts';
import { readTripReport } from '#app/reports/trip-report/trip-report.queries.server.ts';
import { ButtonLink } from '#app/ui/button.tsx';
import { Columns, PageHeader } from '#app/ui/page.tsx';
import type { PageHandle } from '#app/ui/title.tsx';

export const handle: PageHandle<Awaited<ReturnType<typeof loader>>> = {
  title: ({ trip }) => trip.title,
  texts: ['trips', 'audit', 'companies'],
};

export const loader = userLoader({ area: 'records' }, async ({ ctx, params }) => {
  const trip = await readTrip(ctx, recordId(params));
  const canLog = trip.may.work && canLogVisit(ctx.user);
  const [history, locked] = await Promise.all([
    readHistory('trips', trip.id, trip.masked),
    readLockedSpans(),
  ]);
  return { trip, canLog, history, locked };
});

export const action = userAction({ area: 'records' }, async ({ ctx, params, values }) => {
  const id = recordId(params);
  const asked = parseForm(tripIntentSchema, values);
  switch (asked.intent) {
    case 'close':
      await closeTrip(ctx, id, asked.version, (await readTripReport(ctx, id)).text);
      break;
    case 'reopen':
      await reopenTrip(ctx, id, asked.version, asked.reason);
      break;
    case 'archive':
      await archiveTrip(ctx, id, asked.version, asked.correctionReason);
      break;
    case 'restore':
      await restoreTrip(ctx, id, asked.version);
  }
  throw redirect(`/trips/${id}`, { headers: await toast(`trips:said.${asked.intent}`) });
});

export default function TripPage() {
  const { trip, canLog, history } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation();
  const page = `/trips/${trip.id}`;
  return (
    <>
      <PageHeader
        title={
          <>
            {trip.title} <PhaseMark phase={trip.phase} />
          </>
        }
        crumb={{ to: '/trips', text: t('trips:title') }}
      >
        {trip.may.plan && <ButtonLink to={`${page}/edit`}>{t('action.edit')}</ButtonLink>}
        <ButtonLink to={`${page}/briefing`}>{t('trips:briefing')}</ButtonLink>
        <ButtonLink to={`${page}/report`}>{t('trips:report')}</ButtonLink>
        <ButtonLink to={`${page}.ics`} reloadDocument download>
          {t('trips:calendar')}
        </ButtonLink>
      </PageHeader>
      <Columns
        main={
          <>
            <OverlapList overlaps={trip.overlaps} />
            <TripFacts trip={trip} />
            <Itinerary trip={trip} canLog={canLog} />
          </>
        }
        side={
          <>
            <ClosePanel trip={trip} problems={answer?.problems ?? []} />
            <div className="no-print">
              <HistoryPanel subject="trips" entries={history} />
            </div>
          </>
        }
      />
    </>
  );
}
