import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { formatYi } from '#app/lib/money.ts';
import type { LeaderScreen } from '../screen.ts';
import styles from './screen.module.css';

/** What was signed this month in one number, and the latest of it. */
export function MonthList({ month: { total, latest, to } }: Pick<LeaderScreen, 'month'>) {
  const { t, i18n } = useTranslation();
  if (total.count === 0) return <p className="muted">{t('screen:month.none')}</p>;
  return (
    <>
      <p className={styles.sum}>
        <Link to={to}>{total.count}</Link> {t('unit.deals')}{' '}
        <Link to={to}>{formatYi(total.amount, i18n.language)}</Link> {t('reports:unit')}
      </p>
      <ol className={styles.deals}>
        {latest.map(({ id, label, on, team, amount, to: page }) => (
          <li key={id} className={styles.deal}>
            <span className={styles.name}>{page ? <Link to={page}>{label}</Link> : label}</span>
            <span className="num">{formatYi(amount, i18n.language)}</span>
            <span className={`${styles.small} ${styles.aside}`}>
              {on.slice(5)} · {team}
            </span>
          </li>
        ))}
      </ol>
      {total.count > latest.length && (
        <p className={`${styles.small} ${styles.all}`}>
          <Link to={to}>{t('screen:month.all', { count: total.count })}</Link>
        </p>
      )}
    </>
  );
}
