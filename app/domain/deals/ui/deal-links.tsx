import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Panel } from '#app/ui/page.tsx';
import type { DealPage } from '../deal-page.queries.server.ts';

/** Who invests; the leading investor first. */
export function InvestorPanel({ deal }: { deal: DealPage }) {
  const { t } = useTranslation();
  return (
    <Panel title={t('deals:page.investors')}>
      <ul>
        {deal.investors.map(({ company, isLead }) => (
          <li key={company.id}>
            {deal.openable.includes(company.id) ? (
              <Link to={`/companies/${company.id}`}>{company.name}</Link>
            ) : (
              company.name
            )}
            {isLead && <span className="muted small"> {t('deals:page.leadInvestor')}</span>}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** Which other teams see the deal. */
export function SharePanel({ deal }: { deal: DealPage }) {
  const { t } = useTranslation();
  return (
    <Panel
      title={t('deals:page.shared')}
      action={deal.may.share && <Link to={`/deals/${deal.id}/share`}>{t('action.edit')}</Link>}
    >
      {deal.shares.length === 0 ? (
        <p className="muted">{t('deals:page.notShared')}</p>
      ) : (
        <ul>
          {deal.shares.map(({ team }) => (
            <li key={team.id}>{team.name}</li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
