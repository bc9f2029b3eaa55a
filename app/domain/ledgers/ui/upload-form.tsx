import { useNavigate } from '@remix-run/react';
import { type DragEvent, type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemText } from '#app/i18n/problem-text.ts';
import type { Problem } from '#app/lib/refusal.ts';
import { Button } from '#app/ui/button.tsx';
import { Panel } from '#app/ui/page.tsx';
import { UPLOAD_MIB } from '../import-page.schema.ts';
import styles from './import.module.css';
import { type Sending, sendFile } from './send-file.ts';

const ACCEPTED = '.xlsx,.xls,.et,.csv';

/**
 * The way in for a ledger file: dropped or picked, sent with a bar of progress. Without JavaScript the same form posts
 * to the page.
 */
export function UploadForm({
  teams,
  problems,
}: {
  teams: { id: string; name: string }[];
  problems: Problem[];
}) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const input = useRef<HTMLInputElement>(null);
  const [sending, setSending] = useState<Sending>({ state: 'idle' });
  const [isOver, setOver] = useState(false);
  const told = sending.state === 'refused' ? sending.problems : problems;
  const isSending = sending.state === 'sending';

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const file = form.get('file');
    if (file instanceof File && file.size > UPLOAD_MIB << 20)
      return setSending({
        state: 'refused',
        problems: [{ key: 'errors:fileTooLarge', params: { max: UPLOAD_MIB } }],
      });
    sendFile('/ledgers/upload', form, setSending, (id) => navigate(`/ledgers/${id}`));
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    if (input.current && event.dataTransfer.files.length > 0) input.current.files = event.dataTransfer.files;
  };
  return (
    <Panel title={t('imports:upload.title')}>
      <form method="post" encType="multipart/form-data" className={styles.form} onSubmit={submit}>
        {told.length > 0 && (
          <div role="alert" className="overdue">
            {told.map((problem) => (
              <p key={problem.key}>{problemText(t, problem)}</p>
            ))}
          </div>
        )}
        <label
          className={`${styles.drop} ${isOver ? styles.over : ''}`}
          onDragOver={(event) => {
            event.preventDefault();
            setOver(true);
          }}
          onDragLeave={() => setOver(false)}
          onDrop={drop}
        >
          <span>{t('imports:upload.file')}</span>
          <input ref={input} type="file" name="file" accept={ACCEPTED} required disabled={isSending} />
          <span className="muted small">{t('imports:upload.hint', { max: UPLOAD_MIB })}</span>
        </label>
        <div className={styles.line}>
          <label>
            {t('imports:upload.team')}
            <select name="teamId" className={styles.control}>
              {teams.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </label>
          <Button type="submit" look="primary" disabled={isSending}>
            {t('imports:upload.send')}
          </Button>
          {isSending && <progress value={sending.share} max={1} aria-label={t('imports:upload.sending')} />}
        </div>
      </form>
    </Panel>
  );
}
