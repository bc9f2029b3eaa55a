import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { problemText } from '#app/i18n/problem-text.ts';
import type { Problem } from '#app/lib/refusal.ts';
import styles from './gate.module.css';

/**
 * What is missing, each a link to where it can be filled in.
 * @param elsewhere the page has no field for it, so the link leads to the deal's form
 */
export function MissingList({
  missing,
  dealId,
  elsewhere = false,
}: {
  missing: Problem[];
  dealId: string;
  elsewhere?: boolean;
}) {
  const { t } = useTranslation();
  if (missing.length === 0) return null;
  return (
    <ul className={styles.missing}>
      {missing.map((problem) => (
        <li key={problem.key}>
          <Link to={linkTo(problem.field, dealId, elsewhere)}>{problemText(t, problem)}</Link>
        </li>
      ))}
    </ul>
  );
}

function linkTo(field: string | undefined, dealId: string, elsewhere: boolean): string {
  if (field === 'firstTalk') return `/deals/${dealId}/visits/new`;
  if (field === 'agreement') return `/deals/${dealId}/agreements/new`;
  if (elsewhere || field === 'leadId') return `/deals/${dealId}/edit#field-${field}`;
  return `#field-${field}`;
}
