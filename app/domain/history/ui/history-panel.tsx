import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '#app/lib/dates.ts';
import { Empty, Panel } from '#app/ui/page.tsx';
import type { Subject } from '../audit.server.ts';
import type { HistoryEntry } from '../history.queries.server.ts';
import styles from './history-panel.module.css';

/** Who changed what on a record, newest first. */
export function HistoryPanel({ subject, entries }: { subject: Subject; entries: HistoryEntry[] }) {
  const { t } = useTranslation();
  return (
    <Panel title={t('history.title')}>
      {entries.length === 0 && <Empty text={t('history.empty')} />}
      <ol className={styles.list}>
        {entries.map((entry) => (
          <li key={entry.id}>
            <div>
              <time className="muted small">{formatInstant(entry.at)}</time>{' '}
              {t('history.by', { name: entry.actorName, team: entry.teamName })} {actionText(t, entry.action)}
            </div>
            <Changes subject={subject} changes={entry.changes} />
          </li>
        ))}
      </ol>
    </Panel>
  );
}

/** Changed fields with the value before and after. */
export function Changes({ subject, changes }: { subject: string; changes: HistoryEntry['changes'] }) {
  const { t } = useTranslation();
  const fields = Object.entries(changes);
  if (fields.length === 0) return null;
  return (
    <details className={styles.changes}>
      <summary className="small">{t('history.fields', { count: fields.length })}</summary>
      <dl>
        {fields.map(([field, [before, after]]) => (
          <div key={field}>
            <dt>{t(`${subject}:field.${field}` as 'companies:field.name')}</dt>
            <dd>
              {before !== null && (
                <>
                  <del>{valueText(before)}</del>{' '}
                </>
              )}
              {after === null ? t('history.blank') : valueText(after)}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

/** The verb of a command, such as "signed". */
export const actionText = (t: TFunction, action: string) =>
  t(`audit:action.${action}` as 'audit:action.edit');

const valueText = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));
