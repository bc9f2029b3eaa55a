import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { CorrectionInput } from '#app/domain/periods/ui/correction-reason.tsx';
import { ConfirmAction } from '#app/ui/confirm-action.tsx';
import type { Answer } from '#app/ui/form/record-form.tsx';
import { Pager, Total } from '#app/ui/list/data-table.tsx';
import { ListBar } from '#app/ui/list/list-bar.tsx';
import { Empty } from '#app/ui/page.tsx';
import type { MergePage } from '../pair-list.queries.server.ts';
import styles from './duplicates.module.css';

/** What was merged, by whom and when; each can be taken back. */
export function MergeList({ page, answer }: { page: MergePage; answer: Answer | undefined }) {
  const { t } = useTranslation();
  if (page.rows.length === 0) return <Empty text={t('duplicates:empty.merged')} />;
  const asksReason = (id: string) =>
    answer?.values.id === id && answer.problems.some(({ field }) => field === 'correctionReason');
  return (
    <>
      <ListBar>
        <Total total={page.total} />
      </ListBar>
      <ul className={styles.list}>
        {page.rows.map((row) => (
          <li key={row.id} className={styles.merge}>
            <div>
              {row.mergedLabel} → <Link to={`/${row.kind}/${row.keptId}`}>{row.keptLabel}</Link>
              <div className="muted small">{t('duplicates:by', { name: row.by, at: row.mergedAt })}</div>
            </div>
            {row.undone ? (
              <span className="muted">{t('duplicates:undone')}</span>
            ) : (
              <ConfirmAction
                intent="undo"
                label={t('duplicates:undo')}
                note={t('duplicates:undoNote')}
                danger
              >
                <input type="hidden" name="id" value={row.id} />
                {asksReason(row.id) && <CorrectionInput id={`reason-${row.id}`} />}
              </ConfirmAction>
            )}
          </li>
        ))}
      </ul>
      <Pager after={page.after} />
    </>
  );
}
