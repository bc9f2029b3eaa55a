import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { parseForm, recordId, userAction, userLoader } from '#app/auth/guard.server.ts';
import { toast } from '#app/auth/toast.server.ts';
import { editReception } from '#app/domain/receptions/reception.commands.server.ts';
import { receptionFormValues } from '#app/domain/receptions/reception.form.ts';
import { readCoordinators, readReception } from '#app/domain/receptions/reception.queries.server.ts';
import { receptionEditSchema } from '#app/domain/receptions/reception.schema.ts';
import { ReceptionForm } from '#app/domain/receptions/ui/reception-form.tsx';
import { forbidden } from '#app/lib/refusal.ts';
import { PageHeader } from '#app/ui/page.tsx';
import type { PageHandle } from '#app/ui/title.tsx';

export const handle: PageHandle = { title: 'receptions:edit', texts: ['companies', 'receptions'] };

export const loader = userLoader({ area: 'records' }, async ({ ctx, params }) => {
  const reception = await readReception(ctx, recordId(params));
  if (!reception.mayEdit) throw forbidden();
  const coordinators = await readCoordinators(ctx, reception.coordinator.id);
  const { id, company } = reception;
  return { id, company, coordinators, values: receptionFormValues(reception) };
});

export const action = userAction({ area: 'records' }, async ({ ctx, params, values }) => {
  const id = recordId(params);
  const { version, ...input } = parseForm(receptionEditSchema, values);
  await editReception(ctx, id, version, input);
  throw redirect(`/receptions/${id}`, { headers: await toast('receptions:saved') });
});

export default function EditReceptionPage() {
  const { id, company, coordinators, values } = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  const page = `/receptions/${id}`;
  return (
    <>
      <PageHeader title={t('receptions:edit')} crumb={{ to: page, text: company.name }} />
      <ReceptionForm
        values={values}
        company={{ id: company.id, text: company.name }}
        coordinators={coordinators}
        answer={useActionData<typeof action>()}
        cancelTo={page}
      />
    </>
  );
}
