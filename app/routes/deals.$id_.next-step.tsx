import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { parseForm, recordId, userAction, userLoader } from '#app/auth/guard.server.ts';
import { toast } from '#app/auth/toast.server.ts';
import { nextStepSchema } from '#app/domain/deals/deal.schema.ts';
import { readPeople } from '#app/domain/deals/deal-options.queries.server.ts';
import { readDeal } from '#app/domain/deals/deal-page.queries.server.ts';
import { planNextStep } from '#app/domain/deals/next-step.commands.server.ts';
import { NextStepForm } from '#app/domain/deals/ui/next-step-form.tsx';
import { forbidden } from '#app/lib/refusal.ts';
import { PageHeader } from '#app/ui/page.tsx';

export const handle = { title: 'deals:page.nextStep', texts: ['deals'] };

export const loader = userLoader({ area: 'records' }, async ({ ctx, params }) => {
  const deal = await readDeal(ctx, recordId(params));
  if (!deal.may.edit) throw forbidden();
  return { deal, people: await readPeople(ctx, deal) };
});

export const action = userAction({ area: 'records' }, async ({ ctx, params, values }) => {
  const id = recordId(params);
  await planNextStep(ctx, id, parseForm(nextStepSchema, values));
  throw redirect(`/deals/${id}`, { headers: await toast('deals:toast.nextStep') });
});

export default function NextStepPage() {
  const { deal, people } = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  return (
    <>
      <PageHeader title={t('deals:page.nextStep')} crumb={{ to: `/deals/${deal.id}`, text: deal.name }} />
      <NextStepForm deal={deal} people={people} answer={useActionData<typeof action>()} />
    </>
  );
}
