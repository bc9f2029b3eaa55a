import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Panel } from '#app/ui/page.tsx';
import type { Check } from '../checks.queries.server.ts';
import styles from './month.module.css';

/** What looks wrong in a county's records, each a link to where it is put right; nothing of it stops the month. */
export function ChecksPanel({ county, checks }: { county: string; checks: Check[] }) {
  const { t } = useTranslation();
  const found = checks.filter(({ count }) => count > 0);
  return (
    <Panel title={t('periods:checks.title', { county })} id="checks">
      <p className="muted small">{t(found.length === 0 ? 'periods:checks.none' : 'periods:checks.note')}</p>
      {found.map(({ name, count, deals }) => (
        <details key={name} className={styles.check}>
          <summary>
            {t(`periods:checks.${name}`)} <strong className="figures">{count}</strong>
          </summary>
          <ul>
            {deals.map((deal) => (
              <li key={`${deal.id}${deal.on}`}>
                <Link to={`/deals/${deal.id}`}>{deal.label}</Link>{' '}
                <span className="muted small">{deal.on}</span>
              </li>
            ))}
          </ul>
          {count > deals.length && (
            <p className="muted small">{t('periods:capped', { shown: deals.length, count })}</p>
          )}
        </details>
      ))}
    </Panel>
  );
}
