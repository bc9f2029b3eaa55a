import { Link } from '@remix-run/react';
import Big from 'big.js';
import { useTranslation } from 'react-i18next';
import type { DealPage } from '#app/domain/deals/deal-page.queries.server.ts';
import { formatWan, formatYi } from '#app/lib/money.ts';
import { ButtonLink } from '#app/ui/button.tsx';
import { Empty, Panel } from '#app/ui/page.tsx';
import type { DealArrivals } from '../arrival.queries.server.ts';
import styles from './arrival-panel.module.css';

/** The money that came for a signed deal, with its sum and how much that is of what was signed. */
export function ArrivalPanel({ deal, arrivals, total }: DealArrivals & { deal: DealPage }) {
  const { t, i18n } = useTranslation();
  if (!deal.signedOn && arrivals.length === 0) return null;
  const amount = (yuan: string) => t('unit.yiAmount', { amount: formatYi(yuan, i18n.language) });
  return (
    <Panel
      title={t('arrivals:title')}
      action={
        deal.may.build &&
        deal.signedOn && (
          <ButtonLink to={`/deals/${deal.id}/arrivals/new`} look="quiet">
            {t('arrivals:new')}
          </ButtonLink>
        )
      }
    >
      {arrivals.length === 0 ? (
        <Empty text={t('arrivals:empty')} />
      ) : (
        <p>
          {t('arrivals:sum', { amount: amount(total.sum) })}
          {total.share && t('arrivals:share', { share: new Big(total.share).times(100).toFixed(2) })}
          {total.isOver && <span className={`${styles.over} overdue`}>{t('arrivals:over')}</span>}
        </p>
      )}
      <ul className={styles.rows}>
        {arrivals.map((arrival) => (
          <li key={arrival.id} className={styles.row}>
            <span className="muted">{arrival.arrivedOn}</span>
            <span className={`num ${styles.amount}`}>{amount(arrival.amount)}</span>
            <span className="muted small">
              {[
                arrival.original &&
                  `${arrival.currency} ${formatWan(arrival.original)} ${t('unit.tenThousand')} × ${arrival.rate}（${arrival.rateOn}）`,
                arrival.evidence || t('arrivals:noEvidence'),
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
            {deal.may.build && (
              <Link to={`/arrivals/${arrival.id}/void`} className="small no-print">
                {t('arrivals:void')}
              </Link>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
