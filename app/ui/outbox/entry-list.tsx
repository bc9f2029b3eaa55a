import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemText } from '#app/i18n/problem-text.ts';
import { formatInstant } from '#app/lib/dates.ts';
import { Button, ButtonLink } from '../button.tsx';
import { Empty, Panel, Stack } from '../page.tsx';
import { type Entry, isRefused } from './entry.ts';
import styles from './outbox.module.css';
import { restore } from './outbox.ts';
import { useOutbox } from './use-outbox.ts';

/** What was entered here and is not sent yet: its state, the reasons, what was typed, and what can be done. */
export function EntryList() {
  const { t } = useTranslation();
  const { entries, retry, discard } = useOutbox();
  const [gone, setGone] = useState<Entry | null>(null);
  const onDiscard = async (entry: Entry) => {
    await discard(entry.key);
    setGone(entry);
  };
  const onUndo = async (entry: Entry) => {
    await restore(entry);
    setGone(null);
  };
  return (
    <Stack>
      {gone && (
        <div className={styles.undo} role="status">
          {t('outbox:discarded', { label: gone.label })}
          <Button look="quiet" onClick={() => void onUndo(gone)}>
            {t('outbox:undo')}
          </Button>
        </div>
      )}
      {entries.length === 0 && !gone && <Empty text={t('outbox:empty')} />}
      {entries.map((entry) => (
        <EntryPanel
          key={entry.key}
          entry={entry}
          onRetry={() => void retry(entry.key)}
          onDiscard={() => void onDiscard(entry)}
        />
      ))}
    </Stack>
  );
}

interface Props {
  entry: Entry;
  onRetry: () => void;
  onDiscard: () => void;
}

function EntryPanel({ entry, onRetry, onDiscard }: Props) {
  const { t } = useTranslation();
  const { key, label, state, problems, typed, attachments, answer, formAt } = entry;
  const isSaved = answer !== null;
  return (
    <Panel
      title={label}
      action={<span className={`${styles.state} ${styles[state]}`}>{t(`outbox:state.${state}`)}</span>}
    >
      <div className={styles.entry}>
        <p className="muted small">
          {t('outbox:enteredAt', { at: formatInstant(new Date(entry.enteredAt)) })}
          {attachments.length > 0 && ` · ${t('outbox:files', { count: attachments.length })}`}
        </p>
        {isSaved && <p>{t('outbox:savedButFiles')}</p>}
        {problems.length > 0 && (
          <ul className={styles.problems}>
            {problems.map((problem) => (
              <li key={`${problem.field}${problem.key}`}>{problemText(t, problem)}</li>
            ))}
          </ul>
        )}
        {typed.length > 0 && (
          <dl className={styles.typed}>
            {typed.map((line) => (
              <div key={line.label}>
                <dt>{line.label}</dt>
                <dd>{line.text}</dd>
              </div>
            ))}
          </dl>
        )}
        {state !== 'sending' && (
          <div className={styles.actions}>
            {isRefused(entry) && formAt && (
              <ButtonLink to={`${formAt}?entry=${key}`} look="primary" prefetch="none">
                {t('outbox:correct')}
              </ButtonLink>
            )}
            <Button onClick={onRetry}>{t(state === 'attention' ? 'outbox:retry' : 'outbox:sendNow')}</Button>
            <Button look="danger" onClick={onDiscard}>
              {t(isSaved ? 'outbox:discardFiles' : 'outbox:discard')}
            </Button>
          </div>
        )}
      </div>
    </Panel>
  );
}
