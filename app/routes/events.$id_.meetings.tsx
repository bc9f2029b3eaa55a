import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { recordId, userLoader } from '#app/auth/guard.server.ts';
import { readEdition } from '#app/domain/events/edition.queries.server.ts';
import { listMeetings, readCancelledMeeting } from '#app/domain/events/meeting.queries.server.ts';
import { EditionHeader } from '#app/domain/events/ui/edition-header.tsx';
import { Timetable } from '#app/domain/events/ui/timetable.tsx';
import { UndoNotice } from '#app/domain/events/ui/undo-notice.tsx';
import { canLogVisit } from '#app/domain/visits/visit.policy.ts';
import { ButtonLink } from '#app/ui/button.tsx';
import { Empty, Panel } from '#app/ui/page.tsx';
import { PrintButton } from '#app/ui/print-button.tsx';

export const handle = { title: 'meetings:title', texts: ['events', 'meetings'] };

export const loader = userLoader({ area: 'records' }, async ({ ctx, params, url }) => {
  const edition = await readEdition(ctx, recordId(params));
  const [meetings, cancelled] = await Promise.all([
    listMeetings(ctx, edition.id),
    edition.canWork ? readCancelledMeeting(ctx, url.searchParams.get('removed')) : null,
  ]);
  return { edition, meetings, cancelled, canLog: canLogVisit(ctx.user, { edition }), today: ctx.today };
});

export default function MeetingsPage() {
  const { edition, meetings, cancelled, canLog, today } = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  return (
    <>
      <EditionHeader edition={edition}>
        {meetings.length > 0 && <PrintButton />}
        {edition.canWork && (
          <ButtonLink to={`/events/${edition.id}/meetings/new`} look="primary">
            {t('meetings:new')}
          </ButtonLink>
        )}
      </EditionHeader>
      {cancelled && (
        <UndoNotice
          text={t('meetings:cancelled', cancelled)}
          action={`/meetings/${cancelled.id}/edit`}
          fields={{ intent: 'restore', version: String(cancelled.version) }}
        />
      )}
      {meetings.length === 0 ? (
        <Panel>
          <Empty text={t(edition.isInside ? 'meetings:empty' : 'meetings:emptyOutside')}>
            {edition.canWork && (
              <ButtonLink to={`/events/${edition.id}/meetings/new`}>{t('meetings:new')}</ButtonLink>
            )}
          </Empty>
        </Panel>
      ) : (
        <Timetable meetings={meetings} canWork={edition.canWork} canLog={canLog} today={today} />
      )}
    </>
  );
}
