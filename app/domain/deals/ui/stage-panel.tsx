import { useTranslation } from 'react-i18next';
import { daysBetween } from '#app/lib/dates.ts';
import { ButtonLink } from '#app/ui/button.tsx';
import { Panel } from '#app/ui/page.tsx';
import type { DealPage } from '../deal-page.queries.server.ts';
import styles from './gate.module.css';
import { MissingList } from './missing-list.tsx';
import { StageName, StageTrack, StatusMark } from './stage.tsx';

/** Where a deal stands, since when, and what the next stage still asks for. */
export function StagePanel({ deal, today }: { deal: DealPage; today: string }) {
  const { t } = useTranslation();
  const missing = (deal.next && deal.missing[deal.next]) ?? undefined;
  const next = missing && deal.next ? t(`codes:stage.${deal.next}`) : '';
  const reason = deal.history[0]?.reason;
  return (
    <Panel>
      <div className={styles.line}>
        <span>
          <StageName stage={deal.stage} /> <StatusMark status={deal.status} />{' '}
          <span className="muted">{t('deals:days', { days: daysBetween(deal.stageSince, today) + 1 })}</span>
        </span>
        {deal.status !== 'active' && reason && (
          <span className="muted small">
            {reason.name} {deal.history[0]?.reasonText}
          </span>
        )}
      </div>
      <StageTrack stage={deal.stage} />
      {deal.may.advance && missing && missing.length > 0 && (
        <>
          <p className="muted small">{t('deals:missing.title', { stage: next, count: missing.length })}</p>
          <MissingList missing={missing} dealId={deal.id} mayLog={deal.may.move} elsewhere />
        </>
      )}
      <div className={styles.actions}>
        {deal.may.advance && deal.status === 'active' && missing && deal.next !== 'signed' && (
          <ButtonLink to={`/deals/${deal.id}/move?to=${deal.next}`} look="primary">
            {t('deals:moveTo', { stage: next })}
          </ButtonLink>
        )}
        {deal.may.sign && deal.status === 'active' && (
          <ButtonLink
            to={`/deals/${deal.id}/agreements/new`}
            look={deal.next === 'signed' ? 'primary' : 'plain'}
          >
            {t('deals:page.sign')}
          </ButtonLink>
        )}
        {deal.may.return && (
          <ButtonLink to={`/deals/${deal.id}/return`} look="quiet">
            {t('deals:page.returnTo')}
          </ButtonLink>
        )}
      </div>
    </Panel>
  );
}
