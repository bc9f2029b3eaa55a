import { Form, Link, useNavigation } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { Month } from '#app/domain/periods/month.ts';
import { missingReviews } from '#app/domain/periods/period.rules.ts';
import { problemText } from '#app/i18n/problem-text.ts';
import { Button } from '#app/ui/button.tsx';
import form from '#app/ui/form/form.module.css';
import { Panel } from '#app/ui/page.tsx';
import { countyName } from '../county-name.ts';
import type { MonthPage } from '../month.queries.server.ts';
import styles from './month.module.css';

/** Locks a month; where counties are missing, only with a tick and a note that the log keeps. */
export function LockPanel({ counties, month }: { counties: MonthPage['counties']; month: Month }) {
  const { t, i18n } = useTranslation();
  const { state } = useNavigation();
  const missing = missingReviews(
    month,
    counties.map((county) => ({ ...county, name: countyName(county, i18n.language) })),
  );
  return (
    <Panel title={t('periods:lock.title')} id="lock">
      <p className="muted small">{t('periods:lock.note')}</p>
      {missing.length > 0 && (
        <>
          <p>{t('periods:lock.missing', { count: missing.length })}</p>
          <ul className={styles.missing}>
            {missing.map((problem) => (
              <li key={problem.to}>
                <Link to={problem.to ?? ''}>{problemText(t, problem)}</Link>
              </li>
            ))}
          </ul>
        </>
      )}
      <Form method="post" className={`${styles.form} no-print`} preventScrollReset>
        {missing.length > 0 && (
          <>
            <label className={form.check}>
              <input type="checkbox" name="anyway" value="1" />
              {t('periods:lock.anyway')}
            </label>
            <label htmlFor="field-note">{t('periods:lock.why')}</label>
            <textarea id="field-note" name="note" className={form.input} rows={2} maxLength={500} />
          </>
        )}
        <Button type="submit" name="intent" value="lock" look="primary" disabled={state !== 'idle'}>
          {t(state === 'idle' ? 'periods:lock.do' : 'action.saving')}
        </Button>
      </Form>
    </Panel>
  );
}
