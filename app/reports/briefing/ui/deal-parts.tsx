import { useTranslation } from 'react-i18next';
import { formatYi } from '#app/lib/money.ts';
import type { CompanyBriefing } from '../briefing.queries.server.ts';
import styles from './briefing.module.css';

/** Deals with a company that are not given up, and what was signed for them. */
export function DealParts({ deals }: { deals: CompanyBriefing['deals']['rows'] }) {
  const { t, i18n } = useTranslation();
  const yi = (amount: string) => t('unit.yiAmount', { amount: formatYi(amount, i18n.language) });
  if (deals.length === 0) return <p className="muted">{t('trips:sheet.noDeals')}</p>;
  return (
    <ul className={styles.list}>
      {deals.map((deal) => {
        const amount = deal.signedAmount ?? deal.estimatedAmount;
        return (
          <li key={deal.id}>
            <div>
              <strong>{deal.name}</strong> <span className="muted">{deal.code}</span>
            </div>
            <div className="muted">
              {[t(`codes:stage.${deal.stage}`), deal.county, amount && yi(amount), deal.owner?.name]
                .filter(Boolean)
                .join(' · ')}
            </div>
            {deal.nextStep && (
              <p>
                <span className="muted">{t('trips:sheet.openStep')}</span> {deal.nextStep}{' '}
                <span className="muted">{deal.nextStepDue}</span>
              </p>
            )}
            {deal.agreements.map((agreement) => (
              <p key={agreement.id}>
                <span className="muted">{t('trips:sheet.signed')}</span> {agreement.signedOn}{' '}
                {t(`codes:agreement.${agreement.kind}`)}{' '}
                {agreement.kind !== 'supplement' && yi(agreement.amount)}
              </p>
            ))}
          </li>
        );
      })}
    </ul>
  );
}
