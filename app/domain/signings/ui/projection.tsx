import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatYi } from '#app/lib/money.ts';
import { usePolled } from '#app/ui/use-polled.ts';
import { useStage } from '#app/ui/use-stage.ts';
import type { Projection as Shown } from '../projection.queries.server.ts';
import styles from './projection.module.css';

interface Props {
  edition: { id: string; name: string };
  first: { state: string; body: Shown };
}

/** The large screen of a signing ceremony: what has been signed, by the counting rules, up to the second. */
export function Projection({ edition, first }: Props) {
  const { t, i18n } = useTranslation();
  const { body, isLost } = usePolled(`/events/${edition.id}/projection.json`, first);
  const { toggle } = useStage();
  const { totals, lines, done, latest, next } = body;
  return (
    <div className={styles.stage} data-theme="dark">
      <header className={styles.head}>
        <h1>{edition.name}</h1>
        <div className={styles.tools}>
          {isLost && (
            <span className={styles.lost} role="status">
              {t('signings:projection.lost')}
            </span>
          )}
          <button type="button" onClick={toggle}>
            {t('signings:projection.fullScreen')}
          </button>
        </div>
      </header>
      <section className={styles.figures} aria-live="polite">
        <Figure label={t('signings:projection.deals')} unit={t('unit.deals')}>
          {totals.deals}
        </Figure>
        <Figure label={t('signings:projection.amount')} unit={t('signings:unit')}>
          {formatYi(totals.amount, i18n.language)}
        </Figure>
      </section>
      <section className={styles.progress}>
        <progress max={Math.max(lines, 1)} value={done} aria-label={t('signings:projection.progress')} />
        <span className="num">{t('signings:projection.of', { done, lines })}</span>
      </section>
      <div className={styles.columns}>
        <section>
          <h2>{t('signings:projection.latest')}</h2>
          {latest.length === 0 && <p className={styles.quiet}>{t('signings:projection.none')}</p>}
          <ol className={styles.papers}>
            {latest.map((paper) => (
              <Paper key={paper.id} {...paper}>
                {paper.mark !== 'counted' && (
                  <span className={styles.mark}>{t(`signings:mark.${paper.mark}`)}</span>
                )}
              </Paper>
            ))}
          </ol>
        </section>
        {next.length > 0 && (
          <section>
            <h2>{t('signings:projection.next')}</h2>
            <ol className={styles.papers}>
              {next.map((line) => (
                <Paper key={line.id} {...line} />
              ))}
            </ol>
          </section>
        )}
      </div>
      {latest.some(({ mark }) => mark !== 'counted') && (
        <footer className={styles.note}>{t('signings:mark.note')}</footer>
      )}
    </div>
  );
}

function Figure({ label, unit, children }: { label: string; unit: string; children: ReactNode }) {
  return (
    <div className={styles.figure}>
      <span className={styles.label}>{label}</span>
      <span className={styles.big}>
        <strong>{children}</strong> <span className={styles.unit}>{unit}</span>
      </span>
    </div>
  );
}

type PaperProps = Pick<Shown['next'][number], 'kind' | 'amount' | 'name' | 'investor'> & {
  children?: ReactNode;
};

function Paper({ kind, amount, name, investor, children }: PaperProps) {
  const { t, i18n } = useTranslation();
  return (
    <li className={styles.paper}>
      <div>
        <div className={styles.name}>{name}</div>
        <div className={styles.quiet}>
          {investor} · {t(`codes:agreement.${kind}`)} {children}
        </div>
      </div>
      <span className="num">{kind === 'supplement' ? '—' : formatYi(amount, i18n.language)}</span>
    </li>
  );
}
