import { Link } from '@remix-run/react';
import { useEffect } from 'react';
import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useLookup } from '#app/ui/use-lookup.ts';
import styles from './similar-hint.module.css';

interface Similar {
  known: { id: string; name: string; uscc: string | null; team: { name: string } }[];
  elsewhere: { name: string; county: string }[];
}

const PAUSE_MS = 300;

/** Points out, while the name is typed, companies that may be the same. */
export function SimilarHint({ self }: { self?: string }) {
  const { t } = useTranslation();
  const { load, data } = useLookup<Similar>();
  const name: unknown = useWatch({ name: 'name' });
  const uscc: unknown = useWatch({ name: 'uscc' });
  useEffect(() => {
    if (typeof name !== 'string' || name.trim().length < 2) return;
    const query = new URLSearchParams({ name, uscc: typeof uscc === 'string' ? uscc : '', self: self ?? '' });
    const timer = setTimeout(() => load(`/companies/similar?${query}`), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [name, uscc, self, load]);
  if (!data || data.known.length + data.elsewhere.length === 0) return null;
  return (
    <div className={styles.hint} role="status">
      <strong>{t('companies:similar')}</strong>
      <ul>
        {data.known.map((company) => (
          <li key={company.id}>
            <Link to={`/companies/${company.id}`} target="_blank">
              {company.name}
            </Link>{' '}
            <span className="small">
              {company.team.name} {company.uscc}
            </span>
          </li>
        ))}
        {data.elsewhere.map((company) => (
          <li key={company.name}>{t('companies:similarElsewhere', company)}</li>
        ))}
      </ul>
    </div>
  );
}
