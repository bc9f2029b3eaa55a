import { useTranslation } from 'react-i18next';
import { formatInstant } from '#app/lib/dates.ts';
import { Empty, Panel } from '#app/ui/page.tsx';
import { isMoney } from '../measure.ts';
import type { TargetEntry } from '../target.queries.server.ts';
import { amountText } from '../target.rules.ts';
import styles from './target-grid.module.css';

interface Props {
  entries: TargetEntry[];
  /** Names of the places; without it, the page is about one. */
  labels?: Record<string, string>;
}

/** Who changed which target, when, from what to what, newest first. */
export function TargetHistory({ entries, labels }: Props) {
  const { t } = useTranslation();
  return (
    <Panel title={t('targets:history.title')} id="history">
      {entries.length === 0 && <Empty text={t('targets:history.empty')} />}
      <ol className={styles.history}>
        {entries.map((entry) => (
          <li key={entry.id}>
            <time className="muted small">{formatInstant(entry.at)}</time>{' '}
            {t('history.by', { name: entry.actorName, team: entry.teamName })}
            {t('reports:colon')}
            {labels && `${labels[entry.place] ?? '—'} ${t(`reports:measure.${entry.measure}`)} `}
            <Change entry={entry} />
          </li>
        ))}
      </ol>
    </Panel>
  );
}

function Change({ entry: { measure, amount } }: { entry: TargetEntry }) {
  const { t } = useTranslation();
  if (!amount) return <>{t('targets:history.months')}</>;
  const [before, after] = amount.map((value) => {
    const text = amountText(measure, value);
    return text && isMoney(measure) ? t('targets:amount', { amount: text }) : text;
  });
  if (!before) return <>{t('targets:history.set', { after })}</>;
  if (!after) return <>{t('targets:history.removed', { before })}</>;
  return <>{t('targets:history.from', { before, after })}</>;
}
