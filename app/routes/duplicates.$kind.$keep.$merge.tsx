import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { type Guarded, parseForm, recordId, userAction, userLoader } from '#app/auth/guard.server.ts';
import { toast } from '#app/auth/toast.server.ts';
import { readComparison } from '#app/domain/duplicates/compare.queries.server.ts';
import { KINDS, mergeCompaniesSchema, mergeDealsSchema } from '#app/domain/duplicates/merge.schema.ts';
import { mergeCompanies } from '#app/domain/duplicates/merge-companies.server.ts';
import { mergeDeals } from '#app/domain/duplicates/merge-deals.server.ts';
import { ComparisonForm } from '#app/domain/duplicates/ui/comparison-form.tsx';
import { notFound } from '#app/lib/refusal.ts';
import { PageHeader } from '#app/ui/page.tsx';

export const handle = { title: 'duplicates:title', texts: ['companies', 'deals', 'duplicates'] };

function asked(params: Guarded['params']) {
  const kind = KINDS.find((known) => known === params.kind);
  if (!kind) throw notFound();
  return { kind, keep: recordId(params, 'keep'), merge: recordId(params, 'merge') };
}

export const loader = userLoader({ area: 'records' }, async ({ ctx, params }) => {
  const { kind, keep, merge } = asked(params);
  return { comparison: await readComparison(ctx, kind, keep, merge) };
});

export const action = userAction({ area: 'records' }, async ({ ctx, params, values }) => {
  const { kind, keep, merge } = asked(params);
  if (kind === 'companies') await mergeCompanies(ctx, keep, merge, parseForm(mergeCompaniesSchema, values));
  else await mergeDeals(ctx, keep, merge, parseForm(mergeDealsSchema, values));
  throw redirect(`/${kind}/${keep}`, { headers: await toast('duplicates:said.merged') });
});

export default function MergePage() {
  const { comparison } = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  const { kind, kept, merged } = comparison;
  return (
    <>
      <PageHeader
        title={t(`duplicates:merge.${kind}`)}
        crumb={{ to: `/duplicates?kind=${kind}`, text: t('duplicates:title') }}
      />
      <ComparisonForm
        key={`${kept.id} ${merged.id}`}
        comparison={comparison}
        answer={useActionData<typeof action>()}
      />
    </>
  );
}
