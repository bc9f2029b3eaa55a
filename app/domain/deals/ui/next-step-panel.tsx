import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '#app/lib/dates.ts';
import { ButtonLink } from '#app/ui/button.tsx';
import { Panel } from '#app/ui/page.tsx';
import type { DealPage } from '../deal-page.queries.server.ts';
import styles from './gate.module.css';

interface Props {
  deal: DealPage;
  today: string;
  /** The button that marks the step as done, for who may. */
  finish?: ReactNode;
}

/** What happens next with a deal, who does it and by when. */
export function NextStepPanel({ deal, today, finish }: Props) {
  const { t } = useTranslation();
  const doneAt = deal.nextStepDoneAt;
  const overdue = deal.nextStepDue !== null && deal.nextStepDue < today;
  const planned = deal.nextStep !== null && doneAt === null;
  return (
    <Panel title={t('deals:page.nextStep')}>
      {deal.nextStep ? (
        <div className={styles.step}>
          {finish}
          <div>
            <p className={doneAt ? styles.stepDone : undefined}>{deal.nextStep}</p>
            <p className={overdue && !doneAt ? 'overdue small' : 'muted small'}>
              {deal.nextStepOwner?.name} · {deal.nextStepDue}
            </p>
            {doneAt && (
              <p className="small">
                {t('deals:page.stepDone', {
                  name: deal.nextStepDoneBy?.name ?? '',
                  at: formatInstant(doneAt),
                })}
              </p>
            )}
          </div>
        </div>
      ) : (
        <p className="muted">{t('deals:page.noNextStep')}</p>
      )}
      {deal.may.edit && (
        <p className="no-print">
          <ButtonLink to={`/deals/${deal.id}/next-step`} look="quiet">
            {t(planned ? 'action.edit' : 'deals:page.planNext')}
          </ButtonLink>
        </p>
      )}
    </Panel>
  );
}
