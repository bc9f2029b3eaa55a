import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { formatYi } from '#app/lib/money.ts';
import { Empty } from '#app/ui/page.tsx';
import type { TimelineEntry } from '../timeline.queries.server.ts';
import styles from './timeline.module.css';

/** What happened with a company or deal, newest first. */
export function Timeline({ entries }: { entries: TimelineEntry[] }) {
  const { t } = useTranslation();
  if (entries.length === 0) return <Empty text={t('companies:timelineEmpty')} />;
  return (
    <ol className={styles.list}>
      {entries.map((entry) => (
        <li key={entry.id} className={styles.entry}>
          <time className="muted">{entry.on}</time>
          <div>
            <What entry={entry} />
          </div>
        </li>
      ))}
    </ol>
  );
}

function What({ entry: { id, what } }: { entry: TimelineEntry }) {
  const { t, i18n } = useTranslation();
  if (what.type === 'visit') {
    return (
      <>
        <strong>
          <Link to={`/visits/${id}`}>{t(`codes:visit.${what.kind as 'call'}`)}</Link>
        </strong>{' '}
        <span className="muted">{what.place}</span>
        <p>{what.summary}</p>
        {what.outcome && <p className="muted">{what.outcome}</p>}
      </>
    );
  }
  const deal = <Link to={`/deals/${what.deal.id}`}>{what.deal.name}</Link>;
  if (what.type === 'stage') {
    return (
      <>
        <strong>{t(`codes:stage.${what.stage as 'lead'}`)}</strong> {deal}
        {what.history === 'returned' && <span className="muted"> {t('deals:returned')}</span>}
      </>
    );
  }
  return (
    <>
      <strong>{t(`codes:agreement.${what.kind as 'contract'}`)}</strong> {deal}{' '}
      <span className="muted">{t('unit.yiAmount', { amount: formatYi(what.amount, i18n.language) })}</span>
    </>
  );
}
