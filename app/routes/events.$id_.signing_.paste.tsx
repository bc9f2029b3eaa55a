import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { parseForm, recordId, userAction, userLoader } from '#app/auth/guard.server.ts';
import { toast } from '#app/auth/toast.server.ts';
import { readRunEdition } from '#app/domain/signings/form.queries.server.ts';
import { readPaste, readPastedProjects } from '#app/domain/signings/paste.queries.server.ts';
import { addProjects } from '#app/domain/signings/project.commands.server.ts';
import { pasteSchema } from '#app/domain/signings/signing.schema.ts';
import { PasteForm } from '#app/domain/signings/ui/paste-form.tsx';
import { PageHeader } from '#app/ui/page.tsx';

export const handle = {
  title: 'signings:paste.title',
  texts: ['signings', 'agreements', 'deals', 'periods', 'visits'],
};

export const loader = userLoader({ area: 'records' }, async ({ ctx, params }) => {
  const { id, name } = await readRunEdition(ctx, recordId(params));
  return { edition: { id, name } };
});

export const action = userAction({ area: 'records' }, async ({ ctx, params, values }) => {
  const id = recordId(params);
  const { key, table, intent } = parseForm(pasteSchema, values);
  if (intent === 'preview') {
    const { projects } = await readPaste(ctx, id, table);
    return { projects, problems: [], values };
  }
  const lines = await addProjects(ctx, id, key, await readPastedProjects(ctx, id, table));
  throw redirect(`/events/${id}/signing`, {
    headers: await toast('signings:paste.saved', { count: lines.length }),
  });
});

export default function PastePage() {
  const { edition } = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  const desk = `/events/${edition.id}/signing`;
  return (
    <>
      <PageHeader title={t('signings:paste.title')} crumb={{ to: desk, text: edition.name }} />
      <PasteForm answer={useActionData<typeof action>()} />
    </>
  );
}
