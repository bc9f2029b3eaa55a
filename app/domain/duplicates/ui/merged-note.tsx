import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { Kind } from '../merge.schema.ts';

interface Props {
  kind: Kind;
  id: string;
  merged: { id: string; label: string }[];
  /** Whether the user may open the list of merges. */
  mayManage: boolean;
}

/** On a record's page: what was merged into it, and where that can be taken back. */
export function MergedNote({ kind, id, merged, mayManage }: Props) {
  const { t } = useTranslation();
  if (merged.length === 0) return null;
  return (
    <p className="muted small">
      {t('duplicates:mergedFrom')}
      {merged.map(({ label }) => label).join('、')}{' '}
      {mayManage && (
        <Link to={`/duplicates?kind=${kind}&view=merged&record=${id}`}>{t('duplicates:manage')}</Link>
      )}
    </p>
  );
}
