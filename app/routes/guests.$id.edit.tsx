import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { parseForm, recordId, userAction, userLoader } from '#app/auth/guard.server.ts';
import { toast } from '#app/auth/toast.server.ts';
import { archiveGuest, editGuest, restoreGuest } from '#app/domain/events/guest.commands.server.ts';
import { guestFormValues } from '#app/domain/events/guest.form.ts';
import { readGuest } from '#app/domain/events/guest.queries.server.ts';
import { guestEditSchema, guestIntentSchema } from '#app/domain/events/guest.schema.ts';
import { GuestForm } from '#app/domain/events/ui/guest-form.tsx';
import { readHistory } from '#app/domain/history/history.queries.server.ts';
import { HistoryPanel } from '#app/domain/history/ui/history-panel.tsx';
import { forbidden } from '#app/lib/refusal.ts';
import { ButtonLink } from '#app/ui/button.tsx';
import { ConfirmAction } from '#app/ui/confirm-action.tsx';
import { Columns, PageHeader, Panel } from '#app/ui/page.tsx';

export const handle = { title: 'guests:edit', texts: ['audit', 'companies', 'events', 'guests'] };

export const loader = userLoader({ area: 'records' }, async ({ ctx, params }) => {
  const guest = await readGuest(ctx, recordId(params));
  if (!guest.canArrange) throw forbidden();
  const { id, editionId, name, company } = guest;
  return {
    id,
    editionId,
    name,
    guest: guestFormValues(guest),
    company: company && { id: company.id, text: company.name },
    history: await readHistory('guests', id),
  };
});

export const action = userAction({ area: 'records' }, async ({ ctx, params, values }) => {
  const id = recordId(params);
  if ('intent' in values) {
    const { intent, version } = parseForm(guestIntentSchema, values);
    const command = intent === 'archive' ? archiveGuest : restoreGuest;
    const { editionId, name } = await command(ctx, id, version);
    if (intent === 'restore')
      throw redirect(`/events/${editionId}/guests`, { headers: await toast('guests:restored', { name }) });
    throw redirect(`/events/${editionId}/guests?removed=${id}`);
  }
  const { version, ...input } = parseForm(guestEditSchema, values);
  const editionId = await editGuest(ctx, id, version, input);
  throw redirect(`/events/${editionId}/guests`, { headers: await toast('guests:saved') });
});

export default function EditGuestPage() {
  const { id, editionId, name, guest, company, history } = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  const page = `/events/${editionId}/guests`;
  return (
    <>
      <PageHeader title={t('guests:edit')} crumb={{ to: page, text: t('guests:title') }} note={name}>
        <ButtonLink to={`/events/${editionId}/invitations?guest=${id}`}>
          {t('guests:invitation.title')}
        </ButtonLink>
        <ConfirmAction intent="archive" version={guest.version} label={t('guests:archive')} danger />
      </PageHeader>
      <Columns
        main={
          <Panel>
            <GuestForm
              guest={guest}
              company={company}
              answer={useActionData<typeof action>()}
              cancelTo={page}
            />
          </Panel>
        }
        side={<HistoryPanel subject="guests" entries={history} />}
      />
    </>
  );
}
