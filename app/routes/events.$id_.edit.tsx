import { redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { parseForm, recordId, userAction, userLoader } from '#app/auth/guard.server.ts';
import { toast } from '#app/auth/toast.server.ts';
import { archiveEdition, editEdition, restoreEdition } from '#app/domain/events/edition.commands.server.ts';
import { editionFormValues } from '#app/domain/events/edition.form.ts';
import { readEdition, readEditionFormOptions } from '#app/domain/events/edition.queries.server.ts';
import { editionEditSchema, editionIntentSchema } from '#app/domain/events/edition.schema.ts';
import { EditionForm } from '#app/domain/events/ui/edition-form.tsx';
import { forbidden } from '#app/lib/refusal.ts';
import { Button } from '#app/ui/button.tsx';
import { PageHeader } from '#app/ui/page.tsx';

export const handle = { title: 'events:edit', texts: ['events'] };

export const loader = userLoader({ area: 'records' }, async ({ ctx, params }) => {
  const edition = await readEdition(ctx, recordId(params));
  if (!edition.canEdit) throw forbidden();
  return {
    edition: editionFormValues(edition),
    page: { to: `/events/${edition.id}`, text: edition.name },
    options: await readEditionFormOptions(ctx, edition.organizerTeamId),
  };
});

export const action = userAction({ area: 'records' }, async ({ ctx, params, values }) => {
  const id = recordId(params);
  if ('intent' in values) {
    const { intent, version } = parseForm(editionIntentSchema, values);
    if (intent === 'archive') {
      const name = await archiveEdition(ctx, id, version);
      throw redirect('/events', { headers: await toast('events:archived', { name }) });
    }
    const name = await restoreEdition(ctx, id, version);
    throw redirect(`/events/${id}`, { headers: await toast('events:restored', { name }) });
  }
  const { version, ...input } = parseForm(editionEditSchema, values);
  await editEdition(ctx, id, version, input);
  throw redirect(`/events/${id}`, { headers: await toast('events:saved') });
});

export default function EditEventPage() {
  const { edition, page, options } = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  return (
    <>
      <PageHeader title={t('events:edit')} crumb={page}>
        <Form method="post">
          <input type="hidden" name="version" value={edition.version} />
          <Button type="submit" name="intent" value="archive" look="danger">
            {t('events:archive')}
          </Button>
        </Form>
      </PageHeader>
      <EditionForm
        options={options}
        edition={edition}
        answer={useActionData<typeof action>()}
        cancelTo={page.to}
      />
    </>
  );
}
