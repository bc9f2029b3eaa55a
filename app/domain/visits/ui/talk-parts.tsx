import { useTranslation } from 'react-i18next';
import type { Talk } from '../visit.queries.server.ts';
import styles from './visit-list.module.css';

/** People in one line, with their titles where they have one. */
export function People({ people }: { people: { name: string; title?: string }[] }) {
  const { t } = useTranslation();
  return (
    <span className={styles.people}>
      {people.map(({ name, title }) => [name, title].filter(Boolean).join(' ')).join(t('visits:separator'))}
    </span>
  );
}

/** What is to happen after a talk, who does it and until when; nothing where nothing was agreed. */
export function NextStep({
  visit,
  isDone = false,
}: {
  visit: Pick<Talk, 'nextStep' | 'nextStepDue' | 'nextStepOwner'>;
  isDone?: boolean;
}) {
  const { t } = useTranslation();
  if (!visit.nextStep) return null;
  return (
    <p className="small">
      <span className="muted">{t('visits:next')}</span> {visit.nextStep}
      <span className="muted">
        {' '}
        {visit.nextStepOwner?.name} · {visit.nextStepDue}
        {isDone && ` · ✓ ${t('visits:done')}`}
      </span>
    </p>
  );
}
