import { Form } from '@remix-run/react';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#app/ui/button.tsx';
import form from '#app/ui/form/form.module.css';
import type { Pasted } from '../paste.rules.ts';
import styles from './target-grid.module.css';
import type { GridAnswer } from './use-drafts.ts';

/** A field to paste a table into, where the grid itself takes no paste: on phones and without JavaScript. */
export function PastePanel({ fill, answer }: { fill: (text: string) => void; answer?: GridAnswer }) {
  const { t } = useTranslation();
  const typed = answer?.values.table;
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    fill(String(new FormData(event.currentTarget).get('table') ?? ''));
  };
  return (
    <details className={`${styles.paste} no-print`} open={typeof typed === 'string'}>
      <summary>{t('targets:paste.title')}</summary>
      <Form method="post" onSubmit={onSubmit} className={form.field}>
        <label className={form.field}>
          <span className={form.label}>{t('targets:paste.table')}</span>
          <textarea
            name="table"
            rows={6}
            className={form.input}
            defaultValue={typeof typed === 'string' ? typed : ''}
          />
        </label>
        <p className="muted small">{t('targets:paste.hint')}</p>
        <div>
          <Button type="submit" name="intent" value="paste">
            {t('targets:paste.fill')}
          </Button>
        </div>
      </Form>
    </details>
  );
}

interface NoticeProps {
  pasted: Pasted;
  /** How many of the cells say something else than what is saved. */
  changed: number;
  /** Only with JavaScript. */
  undo?: () => void;
}

/** What was understood of a pasted block, and what was not; nothing of it is saved yet. */
export function PasteNotice({
  pasted: { cells, unknownRows, unknownHeads, beyond },
  changed,
  undo,
}: NoticeProps) {
  const { t } = useTranslation();
  const names = (list: string[]) => list.join(t('targets:paste.and'));
  return (
    <div className={styles.notice} role="status">
      <p>
        {t('targets:paste.filled', { count: cells.length, changed })}{' '}
        {undo && (
          <Button look="quiet" onClick={undo}>
            {t('targets:paste.undo')}
          </Button>
        )}
      </p>
      {unknownRows.length > 0 && (
        <p className="overdue">{t('targets:paste.unknown', { names: names(unknownRows) })}</p>
      )}
      {unknownHeads.length > 0 && (
        <p className="overdue">{t('targets:paste.unknownHeads', { names: names(unknownHeads) })}</p>
      )}
      {beyond > 0 && <p className="overdue">{t('targets:paste.beyond', { count: beyond })}</p>}
    </div>
  );
}
