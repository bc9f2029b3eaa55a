import { redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { parseForm, userAction, userLoader } from '#app/auth/guard.server.ts';
import { checkIn, undoCheckIn } from '#app/domain/events/check-in.commands.server.ts';
import { readTicket } from '#app/domain/events/check-in.queries.server.ts';
import { checkInSchema } from '#app/domain/events/check-in.schema.ts';
import { TicketPanel } from '#app/domain/events/ui/ticket-panel.tsx';
import { Problems } from '#app/ui/form/problems.tsx';
import { Narrow, PageHeader } from '#app/ui/page.tsx';

export const handle = { title: 'guests:checkIn.title', texts: ['events', 'guests'] };

/** Where the QR code of an invitation leads, read by the camera of any phone that is signed in. */
export const loader = userLoader({ area: 'records' }, ({ ctx, params }) => readTicket(ctx, params.ticket));

export const action = userAction({ area: 'records' }, async ({ ctx, url, params, values }) => {
  const { guest } = await readTicket(ctx, params.ticket);
  const { intent, ...tap } = parseForm(checkInSchema, values);
  if (intent === 'in') return checkIn(ctx, guest.id, tap);
  await undoCheckIn(ctx, guest.id, tap);
  throw redirect(url.pathname);
});

export default function TicketPage() {
  const { guest, edition, canWork } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation();
  return (
    <Narrow>
      <PageHeader
        title={t('guests:checkIn.title')}
        crumb={{ to: `/events/${edition.id}/check-in`, text: edition.name }}
      />
      {answer && 'problems' in answer && <Problems answer={answer} />}
      <Form method="post">
        <TicketPanel
          guest={guest}
          canWork={canWork}
          already={Boolean(answer && 'already' in answer && answer.already)}
        />
      </Form>
    </Narrow>
  );
}
