import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { formatYi } from '#app/lib/money.ts';
import { Empty, Panel } from '#app/ui/page.tsx';
import type { DealPage } from '../deal-page.queries.server.ts';
import styles from './gate.module.css';

/** A deal's agreements in order of signing, and what they count for together. */
export function AgreementPanel({ deal }: { deal: DealPage }) {
  const { t, i18n } = useTranslation();
  const counted = deal.signedAmount && {
    amount: formatYi(deal.signedAmount, i18n.language),
    on: deal.signedOn ?? '',
  };
  return (
    <Panel
      title={t('deals:page.agreements')}
      action={counted && <span className="muted small">{t('agreements:countsAs', counted)}</span>}
    >
      {deal.agreements.length === 0 && <Empty text={t('deals:page.noAgreements')} />}
      <ul className={styles.rows}>
        {deal.agreements.map((agreement) => (
          <li key={agreement.id}>
            <span className="muted">{agreement.signedOn}</span>
            <div>
              <div className={styles.line}>
                <span>
                  <strong>{t(`codes:agreement.${agreement.kind}`)}</strong> {agreement.title}
                </span>
                {agreement.kind !== 'supplement' && (
                  <span className="num">
                    {t('unit.yiAmount', { amount: formatYi(agreement.amount, i18n.language) })}
                  </span>
                )}
              </div>
              <div className="muted small">
                {[agreement.signatory.name, agreement.signedBy, editionName(agreement.edition, i18n.language)]
                  .filter(Boolean)
                  .join(' · ')}{' '}
                {deal.may.sign && deal.stage === 'signed' && (
                  <Link to={`/agreements/${agreement.id}/void`} className="no-print">
                    {t('agreements:void')}
                  </Link>
                )}
              </div>
              <Marks agreement={agreement} />
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** What looks wrong with an agreement and may still be right. */
function Marks({ agreement }: { agreement: DealPage['agreements'][number] }) {
  const { t } = useTranslation();
  const { uscc, isOutsideEvent } = agreement;
  const marks = [
    isOutsideEvent && t('agreements:mark.outside'),
    uscc === 'missing' && t('agreements:mark.noUscc'),
    (uscc === 'format' || uscc === 'checksum') && t('agreements:mark.badUscc'),
  ].filter((mark) => typeof mark === 'string');
  if (marks.length === 0) return null;
  return <div className="overdue small">{marks.join(' · ')}</div>;
}

function editionName(edition: DealPage['agreements'][number]['edition'], locale: string): string {
  if (!edition) return '';
  return `${edition.startsOn.getUTCFullYear()} ${locale === 'en' ? edition.series.nameEn : edition.series.name}`;
}
