import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { parseQuery, userLoader } from '#app/auth/guard.server.ts';
import { readCompanyFormOptions } from '#app/domain/codes/code.queries.server.ts';
import { canCompany } from '#app/domain/companies/company.policy.ts';
import { listCompanies } from '#app/domain/companies/company.queries.server.ts';
import { companyFilterSchema } from '#app/domain/companies/company.schema.ts';
import { CompanyList } from '#app/domain/companies/ui/company-list.tsx';
import { openViews } from '#app/domain/search/view.queries.server.ts';
import { ButtonLink } from '#app/ui/button.tsx';
import { SavedViews } from '#app/ui/list/saved-views.tsx';
import { PageHeader } from '#app/ui/page.tsx';

export const handle = { title: 'companies:title', texts: ['companies', 'views'] };

export const loader = userLoader({ area: 'records' }, async ({ ctx, url }) => {
  const filter = parseQuery(companyFilterSchema, url);
  const [views, page, options] = await Promise.all([
    openViews(ctx, 'companies', url),
    listCompanies(ctx, filter),
    readCompanyFormOptions(ctx.locale),
  ]);
  return { views, page, filter, options, canCreate: canCompany(ctx.user, 'create') };
});

export default function CompaniesPage() {
  const { views, page, filter, options, canCreate } = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  return (
    <>
      <PageHeader title={t('companies:title')}>
        {canCreate && (
          <ButtonLink to="/companies/new" look="primary">
            {t('companies:new')}
          </ButtonLink>
        )}
      </PageHeader>
      <SavedViews {...views} />
      <CompanyList page={page} filter={filter} options={options} canCreate={canCreate} />
    </>
  );
}
