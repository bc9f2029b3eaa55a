import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { parseForm, parseQuery, recordId, userAction, userLoader } from '#app/auth/guard.server.ts';
import { toast } from '#app/auth/toast.server.ts';
import { readInsideEdition } from '#app/domain/events/edition.queries.server.ts';
import { bookMeeting } from '#app/domain/events/meeting.commands.server.ts';
import { findGuestChoice, readHosts } from '#app/domain/events/meeting.queries.server.ts';
import { meetingSchema, meetingStartSchema } from '#app/domain/events/meeting.schema.ts';
import { MeetingForm } from '#app/domain/events/ui/meeting-form.tsx';
import { forbidden } from '#app/lib/refusal.ts';
import { PageHeader } from '#app/ui/page.tsx';

export const handle = { title: 'meetings:new', texts: ['events', 'meetings'] };

export const loader = userLoader({ area: 'records' }, async ({ ctx, params, url }) => {
  const { id, name, startsOn, endsOn, organizerTeamId, canWork } = await readInsideEdition(
    ctx,
    recordId(params),
  );
  if (!canWork) throw forbidden();
  const [hosts, guest] = await Promise.all([
    readHosts(ctx, { id, organizerTeamId }),
    findGuestChoice(ctx, id, parseQuery(meetingStartSchema, url).guest),
  ]);
  const isOn = ctx.today >= startsOn && ctx.today <= endsOn;
  const defaults = {
    day: isOn ? ctx.today : startsOn,
    minutes: '30',
    hostId: ctx.user.id,
    guestId: guest?.id ?? '',
  };
  return { id, name, hosts, guest, defaults };
});

export const action = userAction({ area: 'records' }, async ({ ctx, params, values }) => {
  const id = recordId(params);
  await bookMeeting(ctx, id, parseForm(meetingSchema, values));
  throw redirect(`/events/${id}/meetings`, { headers: await toast('meetings:booked') });
});

export default function NewMeetingPage() {
  const { id, name, hosts, guest, defaults } = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  const page = `/events/${id}/meetings`;
  return (
    <>
      <PageHeader title={t('meetings:new')} crumb={{ to: page, text: name }} />
      <MeetingForm
        editionId={id}
        hosts={hosts}
        defaults={defaults}
        guest={guest}
        company={null}
        answer={useActionData<typeof action>()}
        cancelTo={page}
      />
    </>
  );
}
