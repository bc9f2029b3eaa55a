import { useTranslation } from 'react-i18next';
import { type DealStatus, STAGES, type Stage } from '../stage.ts';
import styles from './stage.module.css';

const COLOR: Record<Stage, string> = {
  lead: 'var(--stage-lead)',
  screening: 'var(--stage-screening)',
  negotiating: 'var(--stage-negotiating)',
  signed: 'var(--stage-signed)',
  registered: 'var(--stage-built)',
  approved: 'var(--stage-built)',
  started: 'var(--stage-built)',
  in_statistics: 'var(--stage-built)',
  completed: 'var(--stage-built)',
  producing: 'var(--stage-built)',
  at_capacity: 'var(--stage-built)',
};

/** A stage by its colour and its name; the name alone is enough. */
export function StageName({ stage }: { stage: Stage }) {
  const { t } = useTranslation();
  return (
    <span className={styles.stage} style={{ '--color': COLOR[stage] } as React.CSSProperties}>
      {t(`codes:stage.${stage}`)}
    </span>
  );
}

/** A status other than active, which is the rule and says nothing. */
export function StatusMark({ status }: { status: DealStatus }) {
  const { t } = useTranslation();
  return status === 'active' ? null : <span className={styles.status}>{t(`codes:status.${status}`)}</span>;
}

/** The whole chain with the part that a deal has come. */
export function StageTrack({ stage }: { stage: Stage }) {
  const { t } = useTranslation();
  const at = STAGES.indexOf(stage);
  return (
    <ol className={styles.track}>
      {STAGES.map((step, index) => (
        <li
          key={step}
          className={`${index <= at ? styles.reached : ''} ${index === at ? styles.here : ''}`}
          aria-current={index === at ? 'step' : undefined}
          style={{ '--color': COLOR[step] } as React.CSSProperties}
        >
          <div className={styles.bar} />
          <div className={styles.name}>{t(`codes:stage.${step}`)}</div>
        </li>
      ))}
    </ol>
  );
}
