import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { parseForm, recordId, userAction, userLoader } from '#app/auth/guard.server.ts';
import { toast } from '#app/auth/toast.server.ts';
import { readLine } from '#app/domain/signings/form.queries.server.ts';
import { editLine } from '#app/domain/signings/line.commands.server.ts';
import { lineSchema } from '#app/domain/signings/signing.schema.ts';
import { LineForm } from '#app/domain/signings/ui/line-form.tsx';
import { PageHeader } from '#app/ui/page.tsx';

export const handle = { title: 'signings:edit.title', texts: ['signings', 'agreements', 'deals'] };

export const loader = userLoader({ area: 'records' }, ({ ctx, params }) => readLine(ctx, recordId(params)));

export const action = userAction({ area: 'records' }, async ({ ctx, params, values }) => {
  const id = recordId(params);
  await editLine(ctx, id, parseForm(lineSchema, values));
  const { editionId } = await readLine(ctx, id);
  throw redirect(`/events/${editionId}/signing`, { headers: await toast('signings:edit.saved') });
});

export default function EditLinePage() {
  const { editionId, name, defaults, signatories } = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  const desk = `/events/${editionId}/signing`;
  return (
    <>
      <PageHeader
        title={t('signings:edit.title')}
        note={name}
        crumb={{ to: desk, text: t('signings:title') }}
      />
      <LineForm
        defaults={defaults}
        signatories={signatories}
        answer={useActionData<typeof action>()}
        cancelTo={desk}
      />
    </>
  );
}
