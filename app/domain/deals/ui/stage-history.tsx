import { useTranslation } from 'react-i18next';
import { Panel } from '#app/ui/page.tsx';
import type { DealPage } from '../deal-page.queries.server.ts';
import styles from './gate.module.css';

/** The deal's way through the chain, newest first. */
export function StageHistory({ rows }: { rows: DealPage['history'] }) {
  const { t, i18n } = useTranslation();
  return (
    <Panel title={t('deals:page.stages')}>
      <ol className={styles.rows}>
        {rows.map((row) => (
          <li key={row.id}>
            <span className="muted">{row.effectiveOn}</span>
            <div>
              {t(`deals:historyKind.${row.kind}`)}{' '}
              {row.kind === 'status' ? t(`codes:status.${row.status}`) : t(`codes:stage.${row.stage}`)}
              {row.reason && (
                <div className="muted small">
                  {i18n.language === 'en' ? row.reason.nameEn : row.reason.name} {row.reasonText}
                </div>
              )}
              <div className="muted small">{row.recordedBy?.name}</div>
            </div>
          </li>
        ))}
      </ol>
    </Panel>
  );
}
