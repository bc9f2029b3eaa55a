import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { parseForm, recordId, userAction, userLoader } from '#app/auth/guard.server.ts';
import { toast } from '#app/auth/toast.server.ts';
import { VisitForm } from '#app/domain/visits/ui/visit-form.tsx';
import { logVisit } from '#app/domain/visits/visit.commands.server.ts';
import { readTalkedDeal, readVisitFormOptions } from '#app/domain/visits/visit.queries.server.ts';
import { visitSchema } from '#app/domain/visits/visit.schema.ts';
import { forbidden } from '#app/lib/refusal.ts';
import { PageHeader } from '#app/ui/page.tsx';

export const handle = { title: 'visits:new', texts: ['visits'] };

export const loader = userLoader({ area: 'records' }, async ({ ctx, params }) => {
  const deal = await readTalkedDeal(ctx, recordId(params));
  if (!deal.canLog) throw forbidden();
  return { deal, options: await readVisitFormOptions(ctx) };
});

export const action = userAction({ area: 'records' }, async ({ ctx, params, values }) => {
  const dealId = recordId(params);
  await logVisit(ctx, parseForm(visitSchema, { ...values, dealIds: [dealId] }));
  throw redirect(`/deals/${dealId}`, { headers: await toast('visits:logged') });
});

export default function NewVisitPage() {
  const { deal, options } = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  return (
    <>
      <PageHeader title={t('visits:new')} crumb={{ to: `/deals/${deal.id}`, text: deal.name }} />
      <VisitForm deal={deal} options={options} answer={useActionData<typeof action>()} />
    </>
  );
}
