import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { parseForm, recordId, userAction, userLoader } from '#app/auth/guard.server.ts';
import { addDelegate } from '#app/domain/events/delegate.commands.server.ts';
import { delegateSchema } from '#app/domain/events/delegate.schema.ts';
import { readInsideEdition } from '#app/domain/events/edition.queries.server.ts';
import { DelegateForm } from '#app/domain/events/ui/delegate-form.tsx';
import { forbidden } from '#app/lib/refusal.ts';
import { PageHeader } from '#app/ui/page.tsx';

export const handle = { title: 'events:delegation.add', texts: ['events'] };

export const loader = userLoader({ area: 'records' }, async ({ ctx, params }) => {
  const { id, name, canArrange } = await readInsideEdition(ctx, recordId(params));
  if (!canArrange) throw forbidden();
  return { id, name };
});

export const action = userAction({ area: 'records' }, async ({ ctx, params, values }) => {
  const id = recordId(params);
  await addDelegate(ctx, id, parseForm(delegateSchema, values));
  throw redirect(`/events/${id}/delegation`);
});

export default function NewDelegatePage() {
  const { id, name } = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  return (
    <>
      <PageHeader title={t('events:delegation.add')} crumb={{ to: `/events/${id}/delegation`, text: name }} />
      <DelegateForm editionId={id} answer={useActionData<typeof action>()} />
    </>
  );
}
