import { useTranslation } from 'react-i18next';
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
}

/** What happens next with a deal, who does it and by when. */
export function NextStepPanel({ deal, people, today, answer }: Props) {
  const { t } = useTranslation();
  const overdue = deal.nextStepDue !== null && deal.nextStepDue < today;
  return (
    <Panel title={t('deals:page.nextStep')}>
      {deal.nextStep ? (
        <>
          <p>{deal.nextStep}</p>
          <p className={overdue ? 'overdue small' : 'muted small'}>
            {deal.nextStepOwner?.name} · {deal.nextStepDue}
          </p>
        </>
      ) : (
        <p className="muted">{t('deals:page.noNextStep')}</p>
      )}
      {deal.may.edit && (
        <details className={styles.stepForm} open={Boolean(answer)}>
          <summary>{t('action.edit')}</summary>
          <RecordForm
            schema={nextStepSchema}
            defaults={{
              version: String(deal.version),
              nextStep: deal.nextStep ?? '',
              nextStepOwnerId: deal.nextStepOwnerId ?? '',
              nextStepDue: deal.nextStepDue ?? '',
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
