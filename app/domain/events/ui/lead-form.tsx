import { useTranslation } from 'react-i18next';
import type { FormValues } from '#app/lib/form-data.ts';
import { FieldGrid, type Option, SelectField, TextArea, TextField } from '#app/ui/form/fields.tsx';
import { type Answer, RecordForm } from '#app/ui/form/record-form.tsx';
import { GRADES, leadEditSchema } from '../lead.schema.ts';

interface Props {
  lead: FormValues;
  chains: Option[];
  answer: Answer | undefined;
  cancelTo: string;
}

/** Completes a lead that was caught in two taps. */
export function LeadForm({ lead, chains, answer, cancelTo }: Props) {
  const { t } = useTranslation();
  return (
    <RecordForm schema={leadEditSchema} defaults={lead} answer={answer} cancelTo={cancelTo} keepDraft>
      <FieldGrid>
        <TextField name="companyName" label={t('leads:field.companyName')} required wide maxLength={120} />
        <TextField name="person" label={t('leads:field.person')} maxLength={60} />
        <TextField name="title" label={t('leads:field.title')} maxLength={80} />
        <TextField name="phone" label={t('leads:field.phone')} type="tel" maxLength={60} />
        <SelectField
          name="grade"
          label={t('leads:field.grade')}
          options={GRADES.map((value) => ({ value, text: t(`codes:grade.${value}`) }))}
        />
        <SelectField
          name="chainCode"
          label={t('leads:field.chainCode')}
          options={chains}
          blank={t('form.pick')}
        />
        <TextArea name="interest" label={t('leads:field.interest')} wide rows={3} />
      </FieldGrid>
    </RecordForm>
  );
}
