import { Form, Link, useNavigation, useSearchParams } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Button } from '#app/ui/button.tsx';
import form from '#app/ui/form/form.module.css';
import type { RowView } from '../preview.queries.server.ts';
import { CellProblems } from './cell-problems.tsx';
import styles from './preview.module.css';

/** Every cell of a row as it stands in the file, to be corrected; it is understood anew when it is posted. */
export function RowEditor({ row }: { row: RowView }) {
  const { t } = useTranslation();
  const { state } = useNavigation();
  const [params] = useSearchParams();
  const closed = new URLSearchParams(params);
  closed.delete('row');
  return (
    <Form method="post" preventScrollReset className={styles.editor}>
      <input type="hidden" name="intent" value="correct" />
      <input type="hidden" name="seq" value={row.seq} />
      {row.cells.map(({ code, head, cell, understood, required, problems }, index) => (
        <div key={code}>
          <label htmlFor={`cell-${code}`}>
            {head}
            {required && <span aria-hidden> *</span>}
          </label>
          <input type="hidden" name={`cells.${index}.code`} value={code} />
          <textarea
            id={`cell-${code}`}
            name={`cells.${index}.text`}
            className={`${form.input} ${styles.input}`}
            defaultValue={cell}
            rows={cell.length > 40 || cell.includes('\n') ? 3 : 1}
            maxLength={4000}
            aria-describedby={`understood-${code}`}
          />
          <div id={`understood-${code}`} className={styles.original}>
            {understood !== cell && understood}
            <CellProblems problems={problems} />
          </div>
        </div>
      ))}
      <div className={styles.editorActions}>
        <Button type="submit" look="primary" disabled={state !== 'idle'}>
          {t('imports:row.apply')}
        </Button>
        <Link to={`?${closed}#row-${row.seq}`} preventScrollReset>
          {t('imports:row.close')}
        </Link>
      </div>
    </Form>
  );
}
