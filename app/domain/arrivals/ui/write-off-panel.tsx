import { useTranslation } from 'react-i18next';
import type { DealPage } from '#app/domain/deals/deal-page.queries.server.ts';
import { maskWithin } from '#app/lib/mask.ts';
import { ButtonLink } from '#app/ui/button.tsx';
import { Panel } from '#app/ui/page.tsx';
import { isEnded } from '../arrival.rules.ts';

/** Whether an ended deal still stands among what was signed, and the way to change that. */
export function WriteOffPanel({ deal }: { deal: DealPage }) {
  const { t } = useTranslation();
  if (!deal.signedOn || !isEnded(deal.status)) return null;
  const off = deal.writtenOffOn;
  const reason = deal.masked ? maskWithin(deal.writtenOffReason) : deal.writtenOffReason;
  return (
    <Panel
      title={t('arrivals:writeOff.title')}
      action={
        deal.may.writeOff && (
          <ButtonLink to={`/deals/${deal.id}/write-off`} look="quiet">
            {t(off ? 'arrivals:writeOff.undo' : 'arrivals:writeOff.do')}
          </ButtonLink>
        )
      }
    >
      <p className="muted">
        {off ? t('arrivals:writeOff.done', { on: off, reason }) : t('arrivals:writeOff.open')}
      </p>
    </Panel>
  );
}
