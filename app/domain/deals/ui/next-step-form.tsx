import { useTranslation } from 'react-i18next';
import { FieldGrid, type Option, SelectField, TextField } from '#app/ui/form/fields.tsx';
import { type Answer, RecordForm } from '#app/ui/form/record-form.tsx';
import { Panel } from '#app/ui/page.tsx';
import { nextStepSchema } from '../deal.schema.ts';
import type { DealPage } from '../deal-page.queries.server.ts';

interface Props {
  deal: DealPage;
  people: Option[];
  answer: Answer | undefined;
}

/** Plans what happens next with a deal; after a step is done, the next one with the same owner. */
export function NextStepForm({ deal, people, answer }: Props) {
  const { t } = useTranslation();
  const planned = deal.nextStepDoneAt === null ? deal : null;
  return (
    <Panel>
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
        cancelTo={`/deals/${deal.id}`}
      >
        <FieldGrid>
          <TextField name="nextStep" label={t('deals:field.nextStep')} maxLength={200} wide />
          <SelectField
            name="nextStepOwnerId"
            label={t('deals:field.nextStepOwnerId')}
            options={people}
            blank={t('deals:hint.owner')}
          />
          <TextField name="nextStepDue" type="date" label={t('deals:field.nextStepDue')} />
        </FieldGrid>
      </RecordForm>
    </Panel>
  );
}
