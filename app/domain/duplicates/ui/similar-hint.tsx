import { Link } from '@remix-run/react';
import { useEffect } from 'react';
import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useLookup } from '#app/ui/use-lookup.ts';
import type { Kind } from '../merge.schema.ts';
import type { Similar } from '../similar.queries.server.ts';
import { Reasons } from './reasons.tsx';
import styles from './similar-hint.module.css';

const PAUSE_MS = 300;
const FIELDS: Record<Kind, string[]> = {
  companies: ['name', 'uscc'],
  deals: ['name', 'leadId', 'content', 'estimatedAmount', 'industryCode', 'countyCode'],
};

interface Props {
  kind: Kind;
  /** The record being edited, which is no duplicate of itself. */
  self?: string;
}

/** Points out, while a form is filled in, records that may be the same, and why. */
export function SimilarHint({ kind, self }: Props) {
  const { t } = useTranslation();
  const { load, data } = useLookup<Similar>();
  const typed: unknown[] = useWatch({ name: FIELDS[kind] });
  const query = new URLSearchParams(
    FIELDS[kind].flatMap((field, index) => {
      const value = typed[index];
      return typeof value === 'string' && value !== '' ? [[field, value]] : [];
    }),
  );
  if (self) query.set('self', self);
  const address = `/${kind}/similar?${query}`;
  const isNamed = query.has('leadId') || (query.get('name') ?? '').trim().length >= 2;
  useEffect(() => {
    if (!isNamed) return;
    const timer = setTimeout(() => load(address), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [address, isNamed, load]);
  if (!data || data.known.length + data.elsewhere.length === 0) return null;
  return (
    <div className={styles.hint} role="status">
      <strong>{t(`duplicates:similar.${kind}`)}</strong>
      <ul>
        {data.known.map((record) => (
          <li key={record.id}>
            <Link to={`/${kind}/${record.id}`} target="_blank">
              {record.name}
            </Link>{' '}
            <span className="small">{[record.code, record.team].filter(Boolean).join(' · ')}</span>
            <Reasons reasons={record.reasons} />
          </li>
        ))}
        {data.elsewhere.map(({ team, person }) => (
          <li key={team}>
            {person
              ? t('duplicates:elsewhere.person', { team, person })
              : t('duplicates:elsewhere.team', { team })}
          </li>
        ))}
      </ul>
    </div>
  );
}
