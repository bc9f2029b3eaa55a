import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { DealRow } from '#app/domain/deals/deal.queries.server.ts';
import { StageName } from '#app/domain/deals/ui/stage.tsx';
import { daysBetween, type LocalDate } from '#app/lib/dates.ts';
import { formatYi } from '#app/lib/money.ts';
import styles from './screen.module.css';

interface Props {
  deals: DealRow[];
  today: LocalDate;
  mayInstruct: boolean;
}

/** The largest deals that do not move: where, whose, for how long, what should come next. */
export function StuckList({ deals, today, mayInstruct }: Props) {
  const { t, i18n } = useTranslation();
  if (deals.length === 0) return <p className="muted">{t('screen:stuck.none')}</p>;
  return (
    <ol className={styles.deals}>
      {deals.map((deal) => {
        const county = deal.county && (i18n.language === 'en' ? deal.county.nameEn : deal.county.name);
        return (
          <li key={deal.id} className={styles.deal}>
            <span className={styles.name}>
              <Link to={`/deals/${deal.id}`}>{deal.name}</Link>
            </span>
            <span className="num">{formatYi(deal.amount, i18n.language)}</span>
            <span className={styles.small}>
              <StageName stage={deal.stage} />{' '}
              <strong className="overdue">
                {t('unit.days', { count: daysBetween(deal.stageSince, today) })}
              </strong>{' '}
              · {[county, deal.investor, deal.owner].filter(Boolean).join(' · ')}
            </span>
            {mayInstruct && (
              <Link
                to={`/instructions/new?deal=${deal.id}`}
                aria-label={t('screen:instructOn', { name: deal.name })}
                className={`${styles.act} no-print`}
              >
                {t('screen:instruct')}
              </Link>
            )}
            <span className={`${styles.small} ${styles.wide}`}>
              {deal.nextStep ? (
                <>
                  {t('screen:stuck.next')}{' '}
                  <span className={deal.nextStepDue && deal.nextStepDue < today ? 'overdue' : undefined}>
                    {deal.nextStepDue?.slice(5)} {deal.nextStep}
                  </span>
                </>
              ) : (
                <span className="overdue">{t('screen:stuck.noStep')}</span>
              )}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
