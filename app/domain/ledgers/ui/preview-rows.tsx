import { Form, Link, useNavigation, useSearchParams } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Button } from '#app/ui/button.tsx';
import type { RowView } from '../preview.queries.server.ts';
import { CellProblems } from './cell-problems.tsx';
import { VerdictMark } from './marks.tsx';
import styles from './preview.module.css';
import { RowEditor } from './row-editor.tsx';

interface Props {
  rows: RowView[];
  /** The row that is being corrected. */
  edited: number | undefined;
  mayEdit: boolean;
}

/** The rows of a ledger as they were understood, each with what saving would do. */
export function PreviewRows({ rows, edited, mayEdit }: Props) {
  return (
    <ol className={styles.rows}>
      {rows.map((row) => (
        <PreviewRow key={row.seq} row={row} isEdited={mayEdit && edited === row.seq} mayEdit={mayEdit} />
      ))}
    </ol>
  );
}

function PreviewRow({ row, isEdited, mayEdit }: { row: RowView; isEdited: boolean; mayEdit: boolean }) {
  const { t } = useTranslation();
  const shown = row.shown.flatMap((code) => row.cells.find((cell) => cell.code === code) ?? []);
  const hidden = row.cells.filter(({ code, problems }) => problems.length > 0 && !row.shown.includes(code));
  return (
    <li className={styles.row} id={`row-${row.seq}`}>
      <div className={styles.head}>
        <VerdictMark verdict={row.verdict} />
        <span className="muted small">{t('imports:row.place', { sheet: row.sheet, row: row.row })}</span>
        {mayEdit && !isEdited && <EditLink seq={row.seq} />}
        {row.to && (
          <Link to={row.to} className="small">
            {t('imports:row.record')}
          </Link>
        )}
      </div>
      <dl className={styles.cells}>
        {[...shown, ...hidden].map((cell) => (
          <Cell key={cell.code} cell={cell} />
        ))}
      </dl>
      <div className={styles.notes}>
        <CellProblems problems={row.problems} />
        <Changes changes={row.changes} />
        {row.verdict === 'duplicate' && <Question row={row} mayAnswer={mayEdit} />}
      </div>
      {isEdited && <RowEditor row={row} />}
    </li>
  );
}

function EditLink({ seq }: { seq: number }) {
  const { t } = useTranslation();
  const [params] = useSearchParams();
  const next = new URLSearchParams(params);
  next.set('row', String(seq));
  return (
    <Link to={`?${next}#row-${seq}`} preventScrollReset className="small no-print">
      {t('imports:row.correct')}
    </Link>
  );
}

type CellView = RowView['cells'][number];

/** What was understood, and the cell as it stands in the file where that reads differently. */
function Cell({ cell: { head, cell, understood, problems } }: { cell: CellView }) {
  const differs = cell !== '' && cell !== understood;
  return (
    <div>
      <dt>{head}</dt>
      <dd>
        {understood || '—'}
        {differs && <div className={styles.original}>{cell}</div>}
        <CellProblems problems={problems} />
      </dd>
    </div>
  );
}

function Changes({ changes }: { changes: RowView['changes'] }) {
  return changes.map(({ field, before, after }) => (
    <div key={field} className={styles.change}>
      <span className="muted">{field}</span> <del>{before}</del> <span aria-hidden>→</span> <ins>{after}</ins>
    </div>
  ));
}

/** A row that may be a record there is already: which, why, and what it shall be. */
function Question({ row, mayAnswer }: { row: RowView; mayAnswer: boolean }) {
  const { t } = useTranslation();
  const { state } = useNavigation();
  const choices = [
    ...row.candidates.flatMap(({ id, label }) =>
      id ? [{ value: `existing:${id}`, text: t('imports:decision.existing', { label }) }] : [],
    ),
    { value: 'new', text: t('imports:decision.new') },
    { value: 'skip', text: t('imports:decision.skip') },
  ];
  const chosen = row.decision === 'existing' ? `existing:${row.decisionId}` : row.decision;
  return (
    <>
      {row.candidates.map(({ id, label, team, why }) => (
        <div key={`${id}${label}${team}`}>
          {id ? <Link to={`/deals/${id}`}>{label}</Link> : label || t('imports:row.elsewhere', { team })}
          <span className="muted small">
            {id && ` ${team}`} {why.join('、')}
          </span>
        </div>
      ))}
      {mayAnswer && (
        <Form method="post" preventScrollReset className={styles.choices}>
          <input type="hidden" name="intent" value="decide" />
          <input type="hidden" name="seq" value={row.seq} />
          {choices.map(({ value, text }) => (
            <Button
              key={value}
              type="submit"
              name="decision"
              value={chosen === value ? '' : value}
              aria-pressed={chosen === value}
              look={chosen === value ? 'primary' : 'plain'}
              disabled={state !== 'idle'}
            >
              {text}
            </Button>
          ))}
        </Form>
      )}
    </>
  );
}
