import { isRouteErrorResponse, Link, useRouteError } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { problemText } from '#app/i18n/problem-text.ts';
import type { Problem } from '#app/lib/refusal.ts';
import { PageHeader, Panel } from '#app/ui/page.tsx';
import styles from './report.module.css';

/** A report whose address makes no sense: which condition is wrong, and the way back. Anything else goes up. */
export function ReportError() {
  const error = useRouteError();
  const { t } = useTranslation();
  if (!isRouteErrorResponse(error) || error.status !== 422) throw error;
  const { problems } = error.data as { problems: Problem[] };
  return (
    <>
      <PageHeader title={t('reports:problem.title')} />
      <Panel>
        <div className={styles.problems}>
          <ul>
            {problems.map((problem) => (
              <li key={`${problem.field}${problem.key}`}>
                {problem.field && <strong>{fieldName(problem.field)}</strong>} {problemText(t, problem)}
              </li>
            ))}
          </ul>
          <Link to="/reports/pipeline">{t('reports:problem.back')}</Link>
        </div>
      </Panel>
    </>
  );

  function fieldName(field: string): string {
    const key = `reports:filter.${field}`;
    const text = t(key as 'reports:filter.year', { defaultValue: field });
    return `${text}${t('reports:colon')}`;
  }
}
