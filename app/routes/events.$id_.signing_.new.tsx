import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData, useLocation } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { parseForm, recordId, userAction, userLoader } from '#app/auth/guard.server.ts';
import { toast } from '#app/auth/toast.server.ts';
import { readProjectOptions, readRunEdition } from '#app/domain/signings/form.queries.server.ts';
import { addProjects } from '#app/domain/signings/project.commands.server.ts';
import { projectSchema } from '#app/domain/signings/signing.schema.ts';
import { ProjectForm } from '#app/domain/signings/ui/project-form.tsx';
import { useProjectOutbox } from '#app/domain/signings/ui/use-project-outbox.ts';
import { WaitingProjects } from '#app/domain/signings/ui/waiting-projects.tsx';
import { useDeskCopy } from '#app/ui/offline/desk-copy.ts';
import { PageHeader } from '#app/ui/page.tsx';

export const handle = {
  title: 'signings:project.title',
  texts: ['signings', 'agreements'],
};

export const loader = userLoader({ area: 'records' }, async ({ ctx, params }) => {
  const { id, name } = await readRunEdition(ctx, recordId(params));
  return { edition: { id, name }, options: await readProjectOptions(ctx) };
});

export const action = userAction({ area: 'records' }, async ({ ctx, params, values }) => {
  const id = recordId(params);
  const input = parseForm(projectSchema, values);
  await addProjects(ctx, id, input.key, [input]);
  throw redirect(`/events/${id}/signing`, {
    headers: await toast('signings:project.done', { name: input.name }),
  });
});

/** A refused project is corrected at an address of its own. */
export default function NewProjectPage() {
  return <NewProject key={useLocation().search} />;
}

function NewProject() {
  const { edition, options } = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  const desk = `/events/${edition.id}/signing`;
  const posted = useActionData<typeof action>();
  const { answer, formKey, ...outbox } = useProjectOutbox(edition.id);
  useDeskCopy(edition.id);
  return (
    <>
      <PageHeader title={t('signings:project.title')} crumb={{ to: desk, text: edition.name }} />
      <WaitingProjects editionId={edition.id} />
      <ProjectForm key={formKey} options={options} answer={answer ?? posted} cancelTo={desk} {...outbox} />
    </>
  );
}
