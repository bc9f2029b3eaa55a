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
  const shown = (field: string, value: unknown) => valueText(t, `${subject}.${field}`, value);
  return (
    <details className={styles.changes}>
      <summary className="small">{t('history.fields', { count: fields.length })}</summary>
      <dl>
        {fields.map(([field, [before, after]]) => (
          <div key={field}>
            <dt>{fieldText(t, subject, field)}</dt>
            <dd>
              {before !== null && (
                <>
                  <del>{shown(field, before)}</del>{' '}
                </>
              )}
              {after === null ? t('history.blank') : shown(field, after)}
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

/** Fields whose values are codes, and where the codes have their names. */
const CODED: Record<string, string> = {
  'users.role': 'role',
  'teams.kind': 'team',
  'deals.stage': 'stage',
  'definitions.stage': 'stage',
  'deals.status': 'status',
  'deals.screening': 'screening',
  'deals.sourceKind': 'source',
  'agreements.kind': 'agreement',
  'visits.kind': 'visit',
  'events.participation': 'participation',
  'guests.reply': 'reply',
  'leads.grade': 'grade',
};

/** The label of a field; a field without one, such as a count, is called by its noun. */
const fieldText = (t: TFunction, subject: string, field: string) =>
  t(`${subject}:field.${field}` as 'common:app', {
    defaultValue: t(`audit:subject.${field}` as 'audit:subject.deals'),
  });

function valueText(t: TFunction, field: string, value: unknown): string {
  if (typeof value !== 'string') return JSON.stringify(value);
  const codes = CODED[field];
  return codes ? t(`codes:${codes}.${value}` as 'codes:role.lead', { defaultValue: value }) : value;
}
