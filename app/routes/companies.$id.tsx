import { redirect } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { recordId, userLoader } from '#app/auth/guard.server.ts';
import { readCompany } from '#app/domain/companies/company.queries.server.ts';
import { readCompanyTimeline } from '#app/domain/companies/timeline.queries.server.ts';
import { CompanyFacts } from '#app/domain/companies/ui/company-facts.tsx';
import { Timeline } from '#app/domain/companies/ui/timeline.tsx';
import { listContactsOf } from '#app/domain/contacts/contact.queries.server.ts';
import { ContactPanel } from '#app/domain/contacts/ui/contact-panel.tsx';
import { listDealsOfCompany } from '#app/domain/deals/deal.queries.server.ts';
import { CompanyDeals } from '#app/domain/deals/ui/company-deals.tsx';
import { canWorkDuplicates } from '#app/domain/duplicates/duplicate.policy.ts';
import { findKept, readMergedFrom } from '#app/domain/duplicates/kept.queries.server.ts';
import { MergedNote } from '#app/domain/duplicates/ui/merged-note.tsx';
import { readHistory } from '#app/domain/history/history.queries.server.ts';
import { HistoryPanel } from '#app/domain/history/ui/history-panel.tsx';
import { canPlanReceptions } from '#app/domain/receptions/reception.policy.ts';
import { listReceptionsOf } from '#app/domain/receptions/reception.queries.server.ts';
import { CompanyReceptions } from '#app/domain/receptions/ui/company-receptions.tsx';
import { canLogVisit } from '#app/domain/visits/visit.policy.ts';
import { ButtonLink } from '#app/ui/button.tsx';
import { Columns, PageHeader, Panel } from '#app/ui/page.tsx';

export const handle = {
  title: (data: Awaited<ReturnType<typeof loader>>) => data.company.name,
  texts: ['audit', 'companies', 'contacts', 'deals', 'duplicates', 'receptions'],
};

export const loader = userLoader({ area: 'records' }, async ({ ctx, params }) => {
  const id = recordId(params);
  const kept = await findKept(ctx, 'companies', id);
  if (kept) throw redirect(`/companies/${kept}`);
  const company = await readCompany(ctx, id);
  const merged = await readMergedFrom('companies', id);
  const [timeline, contacts, deals, receptions, history] = await Promise.all([
    readCompanyTimeline(ctx, company.id),
    listContactsOf(ctx, company),
    listDealsOfCompany(ctx, company.id),
    listReceptionsOf(ctx, company.id),
    readHistory('companies', [id, ...merged.map((other) => other.id)]),
  ]);
  return {
    company,
    timeline,
    contacts,
    deals,
    receptions,
    history,
    merged,
    canManage: canWorkDuplicates(ctx.user),
    today: ctx.today,
    canPlan: canPlanReceptions(ctx.user),
    canLog: canLogVisit(ctx.user),
  };
});

export default function CompanyPage() {
  const {
    company,
    timeline,
    contacts,
    deals,
    receptions,
    history,
    merged,
    canManage,
    today,
    canPlan,
    canLog,
  } = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  return (
    <>
      <PageHeader
        title={company.name}
        crumb={{ to: '/companies', text: t('companies:title') }}
        note={company.names.map(({ name }) => name).join(' · ')}
      >
        <ButtonLink to={`/companies/${company.id}/briefing`}>{t('companies:briefing')}</ButtonLink>
        {canLog && (
          <ButtonLink to={`/visits/new?company=${company.id}`}>{t('companies:logVisit')}</ButtonLink>
        )}
        {company.canEdit && <ButtonLink to={`/companies/${company.id}/edit`}>{t('action.edit')}</ButtonLink>}
      </PageHeader>
      <Columns
        main={
          <>
            <CompanyFacts company={company} />
            <CompanyDeals deals={deals} today={today} />
            <Panel
              title={t('companies:timeline')}
              action={<Link to={`/visits?company=${company.id}`}>{t('companies:visits')}</Link>}
            >
              <Timeline entries={timeline} />
            </Panel>
          </>
        }
        side={
          <>
            <ContactPanel company={company} contacts={contacts} />
            <CompanyReceptions companyId={company.id} receptions={receptions} canPlan={canPlan} />
            <MergedNote kind="companies" id={company.id} merged={merged} mayManage={canManage} />
            <HistoryPanel subject="companies" entries={history} />
          </>
        }
      />
    </>
  );
}
