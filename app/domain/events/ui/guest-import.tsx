import { Form, useNavigation } from '@remix-run/react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemText } from '#app/i18n/problem-text.ts';
import { formatInstant } from '#app/lib/dates.ts';
import { Button } from '#app/ui/button.tsx';
import { type Column, DataTable } from '#app/ui/list/data-table.tsx';
import { newKey } from '#app/ui/outbox/outbox.ts';
import { Panel } from '#app/ui/page.tsx';
import type { listImports } from '../guest-import.server.ts';
import type { Preview } from '../guest-preview.ts';
import styles from './guest-import.module.css';

/** What the server takes in one post, less what is around the file. */
const FILE_BYTES = 900_000;

/** The list as text or file; what was read is shown before anything is saved. */
export function GuestListForm({ text }: { text: string }) {
  const { t } = useTranslation();
  const { state } = useNavigation();
  const [tooLarge, setTooLarge] = useState(false);
  return (
    <Panel title={t('guests:import.title')}>
      <Form method="post" encType="multipart/form-data" className={styles.form}>
        <p className="muted">{t('guests:import.how')}</p>
        <label className="visually-hidden" htmlFor="guest-text">
          {t('guests:import.text')}
        </label>
        <textarea
          id="guest-text"
          name="text"
          className={styles.text}
          defaultValue={text}
          key={text}
          placeholder={t('guests:import.example')}
          wrap="off"
        />
        <div className={styles.file}>
          <label htmlFor="guest-file">{t('guests:import.file')}</label>
          <input
            id="guest-file"
            type="file"
            name="file"
            accept=".xlsx,.csv,.txt,.tsv"
            onChange={({ target }) => setTooLarge((target.files?.[0]?.size ?? 0) > FILE_BYTES)}
          />
          {tooLarge && <span className="overdue">{t('guests:import.tooLarge')}</span>}
        </div>
        <div>
          <Button
            type="submit"
            look="primary"
            name="intent"
            value="preview"
            disabled={tooLarge || state !== 'idle'}
          >
            {t('guests:import.preview')}
          </Button>
        </div>
      </Form>
    </Panel>
  );
}

type Row = Preview['rows'][number];

/** What would be taken over, line by line, with what stands in the way first. */
export function GuestPreview({ preview }: { preview: Preview }) {
  const { t } = useTranslation();
  const { state } = useNavigation();
  const [repeated, setRepeated] = useState(false);
  const [key, setKey] = useState('');
  useEffect(() => setKey(newKey()), []);
  const count = preview.fresh + (repeated ? preview.repeated : 0);
  const columns: Column<Row>[] = [
    { key: 'name', title: t('guests:field.name'), cell: ({ cells }) => cells.name || '—' },
    {
      key: 'state',
      title: t('guests:import.state'),
      wide: true,
      cell: (row) => <RowState row={row} />,
    },
    {
      key: 'organization',
      title: t('guests:field.organization'),
      cell: ({ cells }) => cells.organization,
      wide: true,
    },
    { key: 'title', title: t('guests:field.title'), cell: ({ cells }) => cells.title },
    { key: 'phone', title: t('guests:field.phone'), cell: ({ cells }) => cells.phone },
    { key: 'note', title: t('guests:field.note'), cell: ({ cells }) => cells.note },
    { key: 'line', title: t('guests:import.line'), figure: true, cell: ({ line }) => line },
  ];
  return (
    <Panel
      title={t('guests:import.found', { count: preview.total })}
      action={<span className="muted small">{t('guests:import.summary', preview)}</span>}
    >
      <div className={styles.form}>
        <Form method="post" encType="multipart/form-data" className={styles.bar}>
          <input type="hidden" name="text" value={preview.text} />
          <input type="hidden" name="key" value={key} />
          {preview.repeated > 0 && (
            <label className={styles.check}>
              <input
                type="checkbox"
                name="repeated"
                value="yes"
                checked={repeated}
                onChange={({ target }) => setRepeated(target.checked)}
              />
              {t('guests:import.repeated')}
            </label>
          )}
          <Button
            type="submit"
            look="primary"
            name="intent"
            value="import"
            disabled={count === 0 || state !== 'idle'}
          >
            {t('guests:import.do', { count })}
          </Button>
        </Form>
        <DataTable
          caption={t('guests:import.found', { count: preview.total })}
          columns={columns}
          rows={preview.rows}
          rowKey={({ line }) => String(line)}
          empty={null}
        />
        {preview.total > preview.rows.length && (
          <p className="muted small">
            {t('guests:import.more', { count: preview.total - preview.rows.length })}
          </p>
        )}
      </div>
    </Panel>
  );
}

function RowState({ row }: { row: Row }) {
  const { t } = useTranslation();
  if (row.repeats) return <span className="overdue">{t(`guests:import.repeats.${row.repeats}`)}</span>;
  if (row.problems.length === 0) return <>{t('guests:import.fine')}</>;
  return (
    <span className="overdue">
      {row.problems
        .map((problem) => {
          const field = t(`guests:field.${problem.field}` as 'guests:field.name');
          return t('guests:import.problem', { field, problem: problemText(t, problem) });
        })
        .join('；')}
    </span>
  );
}

/** The lists taken over so far, each with the way to take it back. */
export function ImportList({ imports }: { imports: Awaited<ReturnType<typeof listImports>> }) {
  const { t } = useTranslation();
  if (imports.length === 0) return null;
  return (
    <Panel title={t('guests:import.past')}>
      <ul className={styles.imports}>
        {imports.map(({ importId, at, count }) => (
          <li key={importId}>
            <span>{t('guests:import.one', { at: formatInstant(at), count })}</span>
            <Form method="post">
              <input type="hidden" name="importId" value={importId} />
              <Button type="submit" look="quiet" name="intent" value="undo">
                {t('guests:import.undo')}
              </Button>
            </Form>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
