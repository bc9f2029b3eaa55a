import { useLocation, useRevalidator } from '@remix-run/react';
import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel } from '#app/ui/page.tsx';
import { usePolled } from '#app/ui/use-polled.ts';
import type { ImportState } from '../import.ts';
import styles from './import.module.css';

export interface Progress {
  state: ImportState;
  progress: number;
  rowCount: number;
}

/** The state of a batch as it is asked for again and again. */
export const progressState = ({ state, progress }: Progress): string => `${state}-${progress}`;

/** How far the server is with a file. The page may be left; without JavaScript it is loaded again by hand. */
export function BatchProgress({ id, batch: { state, progress, rowCount } }: { id: string; batch: Progress }) {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const { revalidate } = useRevalidator();
  const first = useMemo(() => {
    const body = { state, progress, rowCount };
    return { state: progressState(body), body };
  }, [state, progress, rowCount]);
  const { body, isLost } = usePolled<Progress>(`/ledgers/${id}.json`, first);
  const isDone = body.state !== state;
  useEffect(() => {
    if (isDone) revalidate();
  }, [isDone, revalidate]);
  return (
    <Panel>
      <div className={styles.form} aria-live="polite">
        <strong>{t(`imports:busy.${state as 'reading'}`)}</strong>
        <progress
          className={styles.progress}
          aria-label={t(`imports:busy.${state as 'reading'}`)}
          {...(body.rowCount > 0 && body.progress > 0 && { value: body.progress, max: body.rowCount })}
        />
        <span className="muted small">
          {isLost
            ? t('imports:busy.lost')
            : body.rowCount > 0
              ? t('imports:busy.rows', { done: body.progress, rows: body.rowCount })
              : t('imports:busy.leave')}
        </span>
        <noscript>
          <a href={pathname}>{t('imports:busy.again')}</a>
        </noscript>
      </div>
    </Panel>
  );
}
