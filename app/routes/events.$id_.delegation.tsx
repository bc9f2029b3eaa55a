import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { parseForm, recordId, userAction, userLoader } from '#app/auth/guard.server.ts';
import { addDelegate, removeDelegate, setDelegateRole } from '#app/domain/events/delegate.commands.server.ts';
import { listDelegates } from '#app/domain/events/delegate.queries.server.ts';
import {
  delegateRemoveSchema,
  delegateRoleSchema,
  delegateSchema,
  delegationIntentSchema,
} from '#app/domain/events/delegate.schema.ts';
import { readEdition } from '#app/domain/events/edition.queries.server.ts';
import { DelegationList } from '#app/domain/events/ui/delegation.tsx';
import { EditionHeader } from '#app/domain/events/ui/edition-header.tsx';
import { UndoNotice } from '#app/domain/events/ui/undo-notice.tsx';
import { ButtonLink } from '#app/ui/button.tsx';
import { Problems } from '#app/ui/form/problems.tsx';
import { Stack } from '#app/ui/page.tsx';
import { PrintButton } from '#app/ui/print-button.tsx';

export const handle = { title: 'events:delegation.title', texts: ['events'] };

export const loader = userLoader({ area: 'records' }, async ({ ctx, params }) => {
  const edition = await readEdition(ctx, recordId(params));
  return { edition, delegation: await listDelegates(ctx, edition.id) };
});

export const action = userAction({ area: 'records' }, async ({ ctx, params, values }) => {
  const id = recordId(params);
  const { intent } = parseForm(delegationIntentSchema, values);
  if (intent === 'remove') {
    const { delegateId } = parseForm(delegateRemoveSchema, values);
    return { removed: await removeDelegate(ctx, id, delegateId) };
  }
  if (intent === 'add') await addDelegate(ctx, id, parseForm(delegateSchema, values));
  if (intent === 'role') {
    const { delegateId, role } = parseForm(delegateRoleSchema, values);
    await setDelegateRole(ctx, id, delegateId, role);
  }
  throw redirect(`/events/${id}/delegation`);
});

export default function DelegationPage() {
  const { edition, delegation } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const removed = answer && 'removed' in answer ? answer.removed : undefined;
  const { t } = useTranslation();
  return (
    <>
      <EditionHeader edition={edition}>
        {delegation.rows.length > 0 && <PrintButton />}
        {edition.canArrange && (
          <ButtonLink to={`/events/${edition.id}/delegation/new`} look="primary">
            {t('events:delegation.add')}
          </ButtonLink>
        )}
      </EditionHeader>
      <Stack>
        <Problems answer={answer && 'problems' in answer ? answer : undefined} />
        {removed && (
          <UndoNotice
            text={t('events:delegation.removed', removed)}
            fields={{ ...removed, intent: 'add', userId: removed.userId ?? '' }}
          />
        )}
        <DelegationList delegation={delegation} edition={edition} />
      </Stack>
    </>
  );
}
