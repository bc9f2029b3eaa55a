import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { parseForm, recordId, userAction, userLoader } from '#app/auth/guard.server.ts';
import { toast } from '#app/auth/toast.server.ts';
import { recordArrival } from '#app/domain/arrivals/arrival.commands.server.ts';
import { arrivalSchema } from '#app/domain/arrivals/arrival.schema.ts';
import { ArrivalForm } from '#app/domain/arrivals/ui/arrival-form.tsx';
import { readDeal } from '#app/domain/deals/deal-page.queries.server.ts';
import { forbidden } from '#app/lib/refusal.ts';
import { PageHeader } from '#app/ui/page.tsx';

export const handle = { title: 'arrivals:new', texts: ['arrivals', 'deals'] };

export const loader = userLoader({ area: 'records' }, async ({ ctx, params }) => {
  const deal = await readDeal(ctx, recordId(params));
  if (!deal.may.build) throw forbidden();
  return { deal: { id: deal.id, name: deal.name }, today: ctx.today };
});

export const action = userAction({ area: 'records' }, async ({ ctx, params, values }) => {
  const id = recordId(params);
  await recordArrival(ctx, id, parseForm(arrivalSchema, values));
  throw redirect(`/deals/${id}`, { headers: await toast('arrivals:recorded') });
});

export default function NewArrivalPage() {
  const { deal, today } = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  return (
    <>
      <PageHeader title={t('arrivals:new')} crumb={{ to: `/deals/${deal.id}`, text: deal.name }} />
      <ArrivalForm dealId={deal.id} today={today} answer={useActionData<typeof action>()} />
    </>
  );
}
