import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { parseForm, recordId, userAction, userLoader } from '#app/auth/guard.server.ts';
import { toast } from '#app/auth/toast.server.ts';
import { readCompanyFormOptions } from '#app/domain/codes/code.queries.server.ts';
import { editCompany } from '#app/domain/companies/company.commands.server.ts';
import { companyFormValues } from '#app/domain/companies/company.form.ts';
import { readCompany } from '#app/domain/companies/company.queries.server.ts';
import { companyEditSchema } from '#app/domain/companies/company.schema.ts';
import { CompanyForm } from '#app/domain/companies/ui/company-form.tsx';
import { SimilarHint } from '#app/domain/duplicates/ui/similar-hint.tsx';
import { forbidden } from '#app/lib/refusal.ts';
import { PageHeader } from '#app/ui/page.tsx';

export const handle = { title: 'companies:edit', texts: ['companies', 'duplicates'] };

export const loader = userLoader({ area: 'records' }, async ({ ctx, params }) => {
  const [company, options] = await Promise.all([
    readCompany(ctx, recordId(params)),
    readCompanyFormOptions(ctx.locale),
  ]);
  if (!company.canEdit) throw forbidden();
  return { company: companyFormValues(company), options };
});

export const action = userAction({ area: 'records' }, async ({ ctx, params, values }) => {
  const id = recordId(params);
  const { version, ...input } = parseForm(companyEditSchema, values);
  await editCompany(ctx, id, version, input);
  throw redirect(`/companies/${id}`, { headers: await toast('companies:saved') });
});

export default function EditCompanyPage() {
  const { company, options } = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  const page = `/companies/${company.id}`;
  return (
    <>
      <PageHeader title={t('companies:edit')} crumb={{ to: page, text: company.name }} />
      <CompanyForm
        options={options}
        company={company}
        answer={useActionData<typeof action>()}
        cancelTo={page}
        hint={<SimilarHint kind="companies" self={company.id} />}
      />
    </>
  );
}
