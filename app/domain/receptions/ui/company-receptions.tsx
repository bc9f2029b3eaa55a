import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Panel } from '#app/ui/page.tsx';
import type { ReceptionRow } from '../reception.queries.server.ts';

interface Props {
  companyId: string;
  receptions: ReceptionRow[];
  canPlan: boolean;
}

/** How a company was and will be received, and the way to plan it. */
export function CompanyReceptions({ companyId, receptions, canPlan }: Props) {
  const { t } = useTranslation();
  return (
    <Panel
      title={t('receptions:ofCompany')}
      action={canPlan && <Link to={`/receptions/new?company=${companyId}`}>{t('receptions:arrange')}</Link>}
    >
      {receptions.length === 0 && <p className="muted">{t('receptions:noneOfCompany')}</p>}
      <ul>
        {receptions.map(({ id, startsOn, receivedBy, isLogged }) => (
          <li key={id}>
            <Link to={`/receptions/${id}`}>{startsOn}</Link>
            <div className="muted small">
              {[receivedBy, t(isLogged ? 'receptions:logged' : 'receptions:toLog')]
                .filter(Boolean)
                .join(' · ')}
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
