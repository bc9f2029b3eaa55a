import { useTranslation } from 'react-i18next';
import { formatInstant } from '#app/lib/dates.ts';
import { ConfirmAction } from '#app/ui/confirm-action.tsx';
import { Panel } from '#app/ui/page.tsx';
import type { BatchView } from '../preview.queries.server.ts';
import { Reason } from './batch-bar.tsx';
import styles from './import.module.css';

/** What a ledger brought, and the way to take it back whole. */
export function BatchResult({ batch, mayUndo }: { batch: BatchView; mayUndo: boolean }) {
  const { t } = useTranslation();
  const { state, savedAt, undoneAt, written } = batch;
  return (
    <Panel title={t(`imports:state.${state}`)}>
      <div className={styles.form}>
        {savedAt && <p>{t('imports:result.savedAt', { at: formatInstant(savedAt) })}</p>}
        {undoneAt && <p>{t('imports:result.undoneAt', { at: formatInstant(undoneAt) })}</p>}
        {written.length > 0 && (
          <ul>
            {written.map(({ subject, made, changed }) => (
              <li key={subject}>
                {t('imports:result.line', {
                  subject: t(`imports:subject.${subject as 'deal'}`),
                  made,
                  changed,
                })}
              </li>
            ))}
          </ul>
        )}
        {state === 'saved' && written.length === 0 && <p className="muted">{t('imports:result.nothing')}</p>}
        {state === 'saved' && mayUndo && (
          <ConfirmAction
            intent="undo"
            label={t('imports:undo.label')}
            note={t('imports:undo.note')}
            doText={t('imports:undo.do')}
            danger
          >
            {batch.lockedMonth && <Reason month={batch.lockedMonth} />}
          </ConfirmAction>
        )}
      </div>
    </Panel>
  );
}
