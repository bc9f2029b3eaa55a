import { useTranslation } from 'react-i18next';
import type { FormValues } from '#app/lib/form-data.ts';
import { FieldGrid, TextArea, TextField } from '#app/ui/form/fields.tsx';
import { type Answer, RecordForm } from '#app/ui/form/record-form.tsx';
import { contactEditSchema, contactSchema } from '../contact.schema.ts';

interface Props {
  /** The person being edited; without one the form is for a new one. */
  contact?: FormValues;
  answer: Answer | undefined;
  cancelTo: string;
}

/** New and edit form of a person at a company. */
export function ContactForm({ contact, answer, cancelTo }: Props) {
  const { t } = useTranslation();
  return (
    <RecordForm
      schema={contact ? contactEditSchema : contactSchema}
      defaults={contact ?? {}}
      answer={answer}
      cancelTo={cancelTo}
      keepDraft
    >
      <FieldGrid>
        <TextField name="name" label={t('contacts:field.name')} required maxLength={60} />
        <TextField name="title" label={t('contacts:field.title')} maxLength={80} />
        <TextField name="phone" label={t('contacts:field.phone')} type="tel" maxLength={60} />
        <TextField name="wechat" label={t('contacts:field.wechat')} maxLength={60} />
        <TextField name="email" label={t('contacts:field.email')} type="email" maxLength={120} />
        <TextArea
          name="notes"
          label={t('contacts:field.notes')}
          hint={t('contacts:notesHint')}
          wide
          rows={3}
        />
      </FieldGrid>
    </RecordForm>
  );
}
