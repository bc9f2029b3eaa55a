import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { problemText } from '#app/i18n/problem-text.ts';
import styles from './form.module.css';
import type { Answer } from './record-form.tsx';

/** What the server refused, for pages of many small forms that have no fields to stand beside; links where there are. */
export function Problems({ answer }: { answer: Pick<Answer, 'problems'> | undefined }) {
  const { t } = useTranslation();
  if (!answer) return null;
  return (
    <div className={styles.summary} role="alert">
      {answer.problems.map((problem) => (
        <div key={`${problem.key}${JSON.stringify(problem.params)}`}>
          {problem.to ? <Link to={problem.to}>{problemText(t, problem)}</Link> : problemText(t, problem)}
        </div>
      ))}
    </div>
  );
}
