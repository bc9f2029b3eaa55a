import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { parseForm, recordId, userAction, userLoader } from '#app/auth/guard.server.ts';
import { toast } from '#app/auth/toast.server.ts';
import { editDeal } from '#app/domain/deals/deal.commands.server.ts';
import { dealFormValues } from '#app/domain/deals/deal.form.ts';
import { dealEditSchema } from '#app/domain/deals/deal.schema.ts';
import { readDealFormOptions } from '#app/domain/deals/deal-options.queries.server.ts';
import { readDeal } from '#app/domain/deals/deal-page.queries.server.ts';
import { DealForm } from '#app/domain/deals/ui/deal-form.tsx';
import { SimilarHint } from '#app/domain/duplicates/ui/similar-hint.tsx';
import { forbidden } from '#app/lib/refusal.ts';
import { PageHeader } from '#app/ui/page.tsx';

export const handle = { title: 'deals:edit', texts: ['companies', 'deals', 'duplicates'] };

export const loader = userLoader({ area: 'records' }, async ({ ctx, params }) => {
  const deal = await readDeal(ctx, recordId(params));
  if (!deal.may.edit) throw forbidden();
  return {
    id: deal.id,
    name: deal.name,
    defaults: dealFormValues(deal),
    companies: deal.investors.map(({ company }) => ({ id: company.id, text: company.name })),
    options: await readDealFormOptions(ctx, deal),
  };
});

export const action = userAction({ area: 'records' }, async ({ ctx, params, values }) => {
  const id = recordId(params);
  const { version, ...input } = parseForm(dealEditSchema, values);
  await editDeal(ctx, id, version, input);
  throw redirect(`/deals/${id}`, { headers: await toast('deals:toast.saved') });
});

export default function EditDealPage() {
  const { id, name, defaults, companies, options } = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  const page = `/deals/${id}`;
  return (
    <>
      <PageHeader title={t('deals:edit')} crumb={{ to: page, text: name }} />
      <DealForm
        options={options}
        defaults={defaults}
        companies={companies}
        answer={useActionData<typeof action>()}
        cancelTo={page}
        hint={<SimilarHint kind="deals" self={id} />}
      />
    </>
  );
}
