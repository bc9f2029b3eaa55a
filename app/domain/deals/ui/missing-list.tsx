import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { problemText } from '#app/i18n/problem-text.ts';
import type { Problem } from '#app/lib/refusal.ts';
import { BUILT_FIELDS, type BuiltField } from '../built.ts';
import styles from './gate.module.css';

/**
 * What is missing, each a link to where it can be filled in.
 * @param mayLog the user logs visits of the deal; who does not reads what is missing from them without a link
 * @param elsewhere the page has no field for it, so the link leads to the form that has
 */
export function MissingList({
  missing,
  dealId,
  mayLog = true,
  elsewhere = false,
}: {
  missing: Problem[];
  dealId: string;
  mayLog?: boolean;
  elsewhere?: boolean;
}) {
  const { t } = useTranslation();
  if (missing.length === 0) return null;
  return (
    <ul className={styles.missing}>
      {missing.map((problem) => (
        <li key={problem.key}>
          {!mayLog && isOfVisit(problem.field) ? (
            problemText(t, problem)
          ) : (
            <Link to={linkTo(problem.field, dealId, elsewhere)}>{problemText(t, problem)}</Link>
          )}
        </li>
      ))}
    </ul>
  );
}

const isOfVisit = (field: string | undefined) => field === 'firstTalk' || field === 'startPhoto';

function linkTo(field: string | undefined, dealId: string, elsewhere: boolean): string {
  if (isOfVisit(field)) return `/deals/${dealId}/visits/new`;
  if (field === 'agreement') return `/deals/${dealId}/agreements/new`;
  if (elsewhere && BUILT_FIELDS.includes(field as BuiltField)) return `/deals/${dealId}/move#field-${field}`;
  if (elsewhere || field === 'leadId') return `/deals/${dealId}/edit#field-${field}`;
  return `#field-${field}`;
}
