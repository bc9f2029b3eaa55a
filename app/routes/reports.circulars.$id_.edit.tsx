import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { parseForm, recordId, userAction, userLoader } from '#app/auth/guard.server.ts';
import { toast } from '#app/auth/toast.server.ts';
import { editCircular } from '#app/domain/circulars/circular.commands.server.ts';
import { circularFormValues } from '#app/domain/circulars/circular.form.ts';
import { editSchema } from '#app/domain/circulars/circular.schema.ts';
import { forbidden } from '#app/lib/refusal.ts';
import { readCircularPage } from '#app/reports/circular/circular.queries.server.ts';
import { CircularEditForm } from '#app/reports/circular/ui/edit-form.tsx';
import { PageHeader } from '#app/ui/page.tsx';

export const handle = { title: 'circulars:edit', texts: ['circulars', 'periods', 'reports'] };

export const loader = userLoader({ area: 'reports' }, async ({ ctx, params }) => {
  const circular = await readCircularPage(ctx, recordId(params));
  const { id, documentNumber, written, canEdit } = circular;
  if (!canEdit || !written) throw forbidden();
  return { id, documentNumber, written, defaults: circularFormValues(circular, written) };
});

export const action = userAction({ area: 'reports' }, async ({ ctx, params, values }) => {
  const id = recordId(params);
  const { version, ...input } = parseForm(editSchema, values);
  await editCircular(ctx, id, version, input);
  throw redirect(`/reports/circulars/${id}`, { headers: await toast('circulars:saved') });
});

export default function EditCircularPage() {
  const { id, documentNumber, written, defaults } = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  const page = `/reports/circulars/${id}`;
  return (
    <>
      <PageHeader title={t('circulars:edit')} crumb={{ to: page, text: documentNumber }} />
      <CircularEditForm
        defaults={defaults}
        written={written}
        answer={useActionData<typeof action>()}
        cancelTo={page}
      />
    </>
  );
}
