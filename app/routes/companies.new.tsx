import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { parseForm, userAction, userLoader } from '#app/auth/guard.server.ts';
import { toast } from '#app/auth/toast.server.ts';
import { readCompanyFormOptions } from '#app/domain/codes/code.queries.server.ts';
import { createCompany } from '#app/domain/companies/company.commands.server.ts';
import { canCompany } from '#app/domain/companies/company.policy.ts';
import { companySchema } from '#app/domain/companies/company.schema.ts';
import { CompanyForm } from '#app/domain/companies/ui/company-form.tsx';
import { SimilarHint } from '#app/domain/duplicates/ui/similar-hint.tsx';
import { forbidden } from '#app/lib/refusal.ts';
import { PageHeader } from '#app/ui/page.tsx';

export const handle = { title: 'companies:new', texts: ['companies', 'duplicates'] };

export const loader = userLoader({ area: 'records' }, async ({ ctx }) => {
  if (!canCompany(ctx.user, 'create')) throw forbidden();
  return { options: await readCompanyFormOptions(ctx.locale) };
});

export const action = userAction({ area: 'records' }, async ({ ctx, values }) => {
  const company = await createCompany(ctx, parseForm(companySchema, values));
  throw redirect(`/companies/${company.id}`, {
    headers: await toast('companies:created', { name: company.name }),
  });
});

export default function NewCompanyPage() {
  const { options } = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  return (
    <>
      <PageHeader title={t('companies:new')} crumb={{ to: '/companies', text: t('companies:title') }} />
      <CompanyForm
        options={options}
        answer={useActionData<typeof action>()}
        cancelTo="/companies"
        hint={<SimilarHint kind="companies" />}
      />
    </>
  );
}
