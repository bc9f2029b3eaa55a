import { Form, Link, useSearchParams } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '#app/lib/dates.ts';
import type { Problem } from '#app/lib/refusal.ts';
import { Button } from '#app/ui/button.tsx';
import { Problems } from '#app/ui/form/problems.tsx';
import { Empty, Panel, Stack } from '#app/ui/page.tsx';
import type { PreviewFilter } from '../import-page.schema.ts';
import type { BatchView, RowView } from '../preview.queries.server.ts';
import { BatchBar } from './batch-bar.tsx';
import { BatchProgress } from './batch-progress.tsx';
import { BatchResult } from './batch-result.tsx';
import styles from './import.module.css';
import { PreviewRows } from './preview-rows.tsx';
import { SheetsPanel } from './sheet-panel.tsx';
import { VerdictTabs } from './verdict-tabs.tsx';

interface Props {
  batch: BatchView;
  rows: RowView[];
  next: number | null;
  filter: PreviewFilter;
  /** Whether the server works on it, and the page asks how far it is. */
  isBusy: boolean;
  mayEdit: boolean;
  problems: Problem[];
}

/** A ledger file from its upload to what it brought. */
export function ImportPage({ batch, rows, next, filter, isBusy, mayEdit, problems }: Props) {
  const { t } = useTranslation();
  const { state } = batch;
  const mayMap = mayEdit && (state === 'ready' || state === 'mapping');
  const told = [...batch.failure, ...problems];
  return (
    <Stack>
      {told.length > 0 && <Problems answer={{ problems: told }} />}
      {isBusy && <BatchProgress id={batch.id} batch={batch} />}
      {(state === 'failed' || state === 'mapping') && <Unread state={state} mayEdit={mayEdit} />}
      {(state === 'saved' || state === 'undone') && <BatchResult batch={batch} mayUndo={mayEdit} />}
      <SameFile files={batch.sameFile} />
      {state === 'ready' && mayEdit && <BatchBar batch={batch} />}
      <SheetsPanel sheets={batch.sheets} mayMap={mayMap} />
      {!isBusy && batch.rowCount > 0 && (
        <section aria-label={t('imports:row.title')}>
          <VerdictTabs counts={batch.counts} chosen={filter.verdict} />
          {rows.length === 0 && <Empty text={t('list.noMatch')} />}
          {rows.length > 0 && (
            <PreviewRows rows={rows} edited={filter.row} mayEdit={mayEdit && state === 'ready'} />
          )}
          <RowPager next={next} />
        </section>
      )}
    </Stack>
  );
}

/** What could not be read may be tried again, or thrown away. */
function Unread({ state, mayEdit }: { state: 'failed' | 'mapping'; mayEdit: boolean }) {
  const { t } = useTranslation();
  return (
    <Panel title={t(`imports:state.${state}`)}>
      {state === 'mapping' && <p>{t('imports:map.needed')}</p>}
      {mayEdit && (
        <Form method="post" className={styles.line}>
          {state === 'failed' && (
            <Button type="submit" name="intent" value="again">
              {t('imports:again')}
            </Button>
          )}
          <Button type="submit" name="intent" value="discard" look="danger">
            {t('imports:discard.do')}
          </Button>
        </Form>
      )}
    </Panel>
  );
}

function SameFile({ files }: { files: BatchView['sameFile'] }) {
  const { t } = useTranslation();
  if (files.length === 0) return null;
  return (
    <p className="muted">
      {t('imports:sameFile')}{' '}
      {files.map(({ id, recordedAt, state }) => (
        <Link key={id} to={`/ledgers/${id}`}>
          {formatInstant(recordedAt)} {t(`imports:state.${state}`)}{' '}
        </Link>
      ))}
    </p>
  );
}

/** Rows go by their place in the file, so corrections never shift a page. */
function RowPager({ next }: { next: number | null }) {
  const { t } = useTranslation();
  const [params] = useSearchParams();
  const link = (after: number | null) => {
    const to = new URLSearchParams(params);
    to.delete('row');
    if (after === null) to.delete('after');
    else to.set('after', String(after));
    return `?${to}`;
  };
  if (next === null && !params.has('after')) return null;
  return (
    <nav className={styles.line} aria-label={t('list.next')}>
      {params.has('after') && <Link to={link(null)}>{t('list.first')}</Link>}
      {next !== null && <Link to={link(next)}>{t('list.next')}</Link>}
    </nav>
  );
}
