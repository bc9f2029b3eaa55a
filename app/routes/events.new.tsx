import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { parseForm, userAction, userLoader } from '#app/auth/guard.server.ts';
import { toast } from '#app/auth/toast.server.ts';
import { createEdition } from '#app/domain/events/edition.commands.server.ts';
import { canEvent } from '#app/domain/events/edition.policy.ts';
import { readEditionFormOptions } from '#app/domain/events/edition.queries.server.ts';
import { editionSchema } from '#app/domain/events/edition.schema.ts';
import { EditionForm } from '#app/domain/events/ui/edition-form.tsx';
import { forbidden } from '#app/lib/refusal.ts';
import { PageHeader } from '#app/ui/page.tsx';

export const handle = { title: 'events:new', texts: ['events'] };

export const loader = userLoader({ area: 'records' }, async ({ ctx }) => {
  if (!canEvent(ctx.user, 'create')) throw forbidden();
  return { options: await readEditionFormOptions(ctx) };
});

export const action = userAction({ area: 'records' }, async ({ ctx, values }) => {
  const { id, name } = await createEdition(ctx, parseForm(editionSchema, values));
  throw redirect(`/events/${id}`, { headers: await toast('events:created', { name }) });
});

export default function NewEventPage() {
  const { options } = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  return (
    <>
      <PageHeader title={t('events:new')} crumb={{ to: '/events', text: t('events:title') }} />
      <EditionForm options={options} answer={useActionData<typeof action>()} cancelTo="/events" />
    </>
  );
}
