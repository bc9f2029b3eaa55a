import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { parseForm, recordId, userAction, userLoader } from '#app/auth/guard.server.ts';
import { toast } from '#app/auth/toast.server.ts';
import { readInsideEdition } from '#app/domain/events/edition.queries.server.ts';
import { addGuest } from '#app/domain/events/guest.commands.server.ts';
import { guestSchema } from '#app/domain/events/guest.schema.ts';
import { GuestForm } from '#app/domain/events/ui/guest-form.tsx';
import { forbidden } from '#app/lib/refusal.ts';
import { PageHeader } from '#app/ui/page.tsx';

export const handle = { title: 'guests:new', texts: ['events', 'guests'] };

export const loader = userLoader({ area: 'records' }, async ({ ctx, params }) => {
  const { id, name, canArrange } = await readInsideEdition(ctx, recordId(params));
  if (!canArrange) throw forbidden();
  return { page: { to: `/events/${id}/guests`, text: name } };
});

export const action = userAction({ area: 'records' }, async ({ ctx, params, values }) => {
  const editionId = recordId(params);
  const input = parseForm(guestSchema, values);
  await addGuest(ctx, editionId, input);
  throw redirect(`/events/${editionId}/guests`, {
    headers: await toast('guests:created', { name: input.name }),
  });
});

export default function NewGuestPage() {
  const { page } = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  return (
    <>
      <PageHeader title={t('guests:new')} crumb={page} />
      <GuestForm answer={useActionData<typeof action>()} cancelTo={page.to} />
    </>
  );
}
