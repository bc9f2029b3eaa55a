import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { parseQuery, recordId, userLoader } from '#app/auth/guard.server.ts';
import { companyChoiceSchema } from '#app/domain/companies/company.schema.ts';
import { findDealsToPut } from '#app/domain/signings/form.queries.server.ts';
import { DealsToPut } from '#app/domain/signings/ui/deals-to-put.tsx';
import { PageHeader } from '#app/ui/page.tsx';

export const handle = { title: 'signings:pick.title', texts: ['signings', 'deals'] };

export const loader = userLoader({ area: 'records' }, async ({ ctx, params, url }) => {
  const { q } = parseQuery(companyChoiceSchema, url);
  const { edition, deals } = await findDealsToPut(ctx, recordId(params), q);
  return { edition: { id: edition.id, name: edition.name }, deals, q };
});

export default function AddDealPage() {
  const { edition, deals, q } = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  return (
    <>
      <PageHeader
        title={t('signings:pick.title')}
        crumb={{ to: `/events/${edition.id}/signing`, text: edition.name }}
      />
      <DealsToPut editionId={edition.id} deals={deals} q={q} />
    </>
  );
}
