import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { parseForm, recordId, userAction, userLoader } from '#app/auth/guard.server.ts';
import { toast } from '#app/auth/toast.server.ts';
import { readEdition } from '#app/domain/events/edition.queries.server.ts';
import { cancelMeeting, editMeeting, restoreMeeting } from '#app/domain/events/meeting.commands.server.ts';
import { meetingFormValues } from '#app/domain/events/meeting.form.ts';
import { findGuestChoice, readHosts, readMeeting } from '#app/domain/events/meeting.queries.server.ts';
import { meetingEditSchema, meetingIntentSchema } from '#app/domain/events/meeting.schema.ts';
import { MeetingForm } from '#app/domain/events/ui/meeting-form.tsx';
import { readHistory } from '#app/domain/history/history.queries.server.ts';
import { HistoryPanel } from '#app/domain/history/ui/history-panel.tsx';
import { forbidden } from '#app/lib/refusal.ts';
import { ConfirmAction } from '#app/ui/confirm-action.tsx';
import { Columns, PageHeader, Panel } from '#app/ui/page.tsx';

export const handle = { title: 'meetings:edit', texts: ['audit', 'companies', 'events', 'meetings'] };

export const loader = userLoader({ area: 'records' }, async ({ ctx, params }) => {
  const meeting = await readMeeting(ctx, recordId(params));
  if (!meeting.canEdit) throw forbidden();
  const edition = await readEdition(ctx, meeting.editionId);
  const [hosts, guest, history] = await Promise.all([
    readHosts(ctx, edition, meeting.hostId),
    findGuestChoice(ctx, edition.id, meeting.guest?.id),
    readHistory('meetings', meeting.id),
  ]);
  const { company } = meeting;
  return {
    edition: { id: edition.id, name: edition.name },
    meeting: meetingFormValues(meeting),
    company: company && { id: company.id, text: company.name },
    hosts,
    guest,
    history,
  };
});

export const action = userAction({ area: 'records' }, async ({ ctx, params, values }) => {
  const id = recordId(params);
  if ('intent' in values) {
    const { intent, version } = parseForm(meetingIntentSchema, values);
    const command = intent === 'archive' ? cancelMeeting : restoreMeeting;
    const { editionId, label } = await command(ctx, id, version);
    const page = `/events/${editionId}/meetings`;
    if (intent === 'archive') throw redirect(`${page}?removed=${id}`);
    throw redirect(page, { headers: await toast('meetings:restored', { label }) });
  }
  const { version, ...input } = parseForm(meetingEditSchema, values);
  const editionId = await editMeeting(ctx, id, version, input);
  throw redirect(`/events/${editionId}/meetings`, { headers: await toast('meetings:saved') });
});

export default function EditMeetingPage() {
  const { edition, meeting, hosts, guest, company, history } = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  const page = `/events/${edition.id}/meetings`;
  return (
    <>
      <PageHeader title={t('meetings:edit')} crumb={{ to: page, text: edition.name }}>
        <ConfirmAction intent="archive" version={meeting.version} label={t('meetings:cancel')} danger />
      </PageHeader>
      <Columns
        main={
          <Panel>
            <MeetingForm
              editionId={edition.id}
              hosts={hosts}
              defaults={meeting}
              guest={guest}
              company={company}
              answer={useActionData<typeof action>()}
              cancelTo={page}
            />
          </Panel>
        }
        side={<HistoryPanel subject="meetings" entries={history} />}
      />
    </>
  );
}
