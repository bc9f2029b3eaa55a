import { useTranslation } from 'react-i18next';
import { ConfirmAction } from '#app/ui/confirm-action.tsx';
import { FieldGrid, TextArea, TextField } from '#app/ui/form/fields.tsx';
import { type Answer, RecordForm } from '#app/ui/form/record-form.tsx';
import { Panel } from '#app/ui/page.tsx';
import { writeOffSchema } from '../arrival.schema.ts';

interface Props {
  deal: { id: string; version: number; writtenOffOn: string | null; writtenOffReason: string };
  today: string;
  answer: Answer | undefined;
}

/** Takes an ended deal out of what the follow-through counts, or puts it back. */
export function WriteOffForm({ deal, today, answer }: Props) {
  const { t } = useTranslation();
  if (deal.writtenOffOn)
    return (
      <Panel>
        <p>{t('arrivals:writeOff.done', { on: deal.writtenOffOn, reason: deal.writtenOffReason })}</p>
        <ConfirmAction intent="undo" version={deal.version} label={t('arrivals:writeOff.undo')} />
      </Panel>
    );
  return (
    <Panel>
      <RecordForm
        schema={writeOffSchema}
        defaults={{ version: String(deal.version), writtenOffOn: today }}
        answer={answer}
        submitText={t('arrivals:writeOff.do')}
        cancelTo={`/deals/${deal.id}`}
      >
        <p className="muted">{t('arrivals:writeOff.intro')}</p>
        <FieldGrid>
          <TextField name="writtenOffOn" type="date" label={t('arrivals:field.writtenOffOn')} required />
          <TextArea name="reason" label={t('arrivals:field.writeOffReason')} wide rows={3} required />
        </FieldGrid>
      </RecordForm>
    </Panel>
  );
}
