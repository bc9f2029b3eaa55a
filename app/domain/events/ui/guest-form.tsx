import { useTranslation } from 'react-i18next';
import type { FormValues } from '#app/lib/form-data.ts';
import { FieldGrid, SelectField, TextArea, TextField } from '#app/ui/form/fields.tsx';
import { type Choice, Picker } from '#app/ui/form/picker.tsx';
import { type Answer, RecordForm } from '#app/ui/form/record-form.tsx';
import { guestEditSchema, guestSchema, REPLIES } from '../guest.schema.ts';

interface Props {
  /** The guest being edited; without one the form is for a new one. */
  guest?: FormValues;
  company?: Choice | null;
  answer: Answer | undefined;
  cancelTo: string;
}

/** New and edit form of a guest. */
export function GuestForm({ guest, company = null, answer, cancelTo }: Props) {
  const { t } = useTranslation();
  return (
    <RecordForm
      schema={guest ? guestEditSchema : guestSchema}
      defaults={guest ?? { reply: 'open' }}
      answer={answer}
      cancelTo={cancelTo}
      keepDraft
    >
      <FieldGrid>
        <TextField name="name" label={t('guests:field.name')} required maxLength={60} />
        <TextField name="organization" label={t('guests:field.organization')} maxLength={120} />
        <TextField name="title" label={t('guests:field.title')} maxLength={80} />
        <TextField name="phone" label={t('guests:field.phone')} type="tel" maxLength={60} />
        <Picker
          name="companyId"
          label={t('guests:field.companyId')}
          hint={t('guests:hint.company')}
          source="/companies/choices"
          initial={company}
          wide
        />
        <SelectField
          name="reply"
          label={t('guests:field.reply')}
          options={REPLIES.map((value) => ({ value, text: t(`codes:reply.${value}`) }))}
        />
        <TextArea name="note" label={t('guests:field.note')} wide rows={2} />
      </FieldGrid>
    </RecordForm>
  );
}
