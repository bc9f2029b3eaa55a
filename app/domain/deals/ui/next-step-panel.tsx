import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '#app/lib/dates.ts';
import { type Option, SelectField, TextField } from '#app/ui/form/fields.tsx';
import { type Answer, RecordForm } from '#app/ui/form/record-form.tsx';
import { Panel } from '#app/ui/page.tsx';
import { nextStepSchema } from '../deal.schema.ts';
import type { DealPage } from '../deal-page.queries.server.ts';
import styles from './gate.module.css';

interface Props {
  deal: DealPage;
  people: Option[];
  today: string;
  answer: Answer | undefined;
  /** The button that marks the step as done, for who may. */
  finish?: ReactNode;
}

/** What happens next with a deal, who does it and by when. */
export function NextStepPanel({ deal, people, today, answer, finish }: Props) {
  const { t } = useTranslation();
  const doneAt = deal.nextStepDoneAt;
  const overdue = deal.nextStepDue !== null && deal.nextStepDue < today;
  const planned = doneAt === null ? deal : null;
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
        <details className={styles.stepForm} open={Boolean(answer) || doneAt !== null}>
          <summary>{t(doneAt ? 'deals:page.planNext' : 'action.edit')}</summary>
          <RecordForm
            schema={nextStepSchema}
            defaults={{
              version: String(deal.version),
              nextStep: planned?.nextStep ?? '',
              nextStepOwnerId: deal.nextStepOwnerId ?? '',
              nextStepDue: planned?.nextStepDue ?? '',
            }}
            answer={answer}
            submitText={t('deals:page.plan')}
          >
            <TextField name="nextStep" label={t('deals:field.nextStep')} maxLength={200} />
            <SelectField
              name="nextStepOwnerId"
              label={t('deals:field.nextStepOwnerId')}
              options={people}
              blank={t('deals:hint.owner')}
            />
            <TextField name="nextStepDue" type="date" label={t('deals:field.nextStepDue')} />
          </RecordForm>
        </details>
      )}
    </Panel>
  );
}
