import { useTranslation } from 'react-i18next';
import { FieldGrid, type Option, SelectField } from '#app/ui/form/fields.tsx';
import { type Answer, RecordForm } from '#app/ui/form/record-form.tsx';
import { Empty, Panel } from '#app/ui/page.tsx';
import { putSchema } from '../signing.schema.ts';
import { PaperFields } from './paper-fields.tsx';

interface Props {
  editions: Option[];
  editionId: string;
  /** 亿元, as a form holds it. */
  amount: string;
  signatories: Option[];
  answer: Answer | undefined;
  cancelTo: string;
}

/** Puts a deal on the list of an event's ceremony. */
export function PutForm({ editions, editionId, amount, signatories, answer, cancelTo }: Props) {
  const { t } = useTranslation();
  if (editions.length === 0) {
    return (
      <Panel>
        <Empty text={t('signings:put.noEditions')} />
      </Panel>
    );
  }
  return (
    <Panel>
      <RecordForm
        schema={putSchema}
        defaults={{
          editionId,
          kind: 'contract',
          currency: 'CNY',
          amount,
          signatoryId: signatories[0]?.value ?? '',
        }}
        answer={answer}
        submitText={t('signings:put.submit')}
        cancelTo={cancelTo}
        keepDraft
      >
        <FieldGrid>
          <SelectField
            name="editionId"
            label={t('signings:field.editionId')}
            options={editions}
            blank={t('form.pick')}
            required
            wide
          />
          <PaperFields signatories={signatories} />
        </FieldGrid>
      </RecordForm>
    </Panel>
  );
}
