import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { FormValues } from '#app/lib/form-data.ts';
import { FieldGrid, type Option, SelectField, TextArea, TextField } from '#app/ui/form/fields.tsx';
import { type Choice, Picker } from '#app/ui/form/picker.tsx';
import { type Answer, RecordForm } from '#app/ui/form/record-form.tsx';
import { Rows } from '#app/ui/form/rows.tsx';
import { receptionEditSchema, receptionSchema } from '../reception.schema.ts';

interface Props {
  isNew?: boolean;
  values: FormValues;
  company: Choice | null;
  coordinators: Option[];
  answer: Answer | undefined;
  cancelTo: string;
}

/** The plan of a reception: who comes, who receives them, the programme, what is to be arranged. */
export function ReceptionForm({ isNew, values, company, coordinators, answer, cancelTo }: Props) {
  const { t } = useTranslation();
  return (
    <RecordForm
      schema={isNew ? receptionSchema : receptionEditSchema}
      defaults={values}
      answer={answer}
      cancelTo={cancelTo}
      keepDraft
    >
      <FieldGrid>
        <Picker
          name="companyId"
          label={t('receptions:field.companyId')}
          source="/companies/choices"
          createTo="/companies/choices"
          initial={company}
          required
          wide
        />
        <TextField name="startsOn" label={t('receptions:field.startsOn')} type="date" required />
        <TextField name="endsOn" label={t('receptions:field.endsOn')} type="date" required />
        <TextField
          name="headcount"
          label={t('receptions:field.headcount')}
          inputMode="numeric"
          unit={t('unit.people')}
        />
        <SelectField
          name="coordinatorId"
          label={t('receptions:field.coordinatorId')}
          options={coordinators}
          required
        />
        <TextArea
          name="guests"
          label={t('receptions:field.guests')}
          hint={t('receptions:hint.guests')}
          rows={3}
          wide
        />
        <TextField
          name="receivedBy"
          label={t('receptions:field.receivedBy')}
          hint={t('receptions:hint.receivedBy')}
          maxLength={200}
        />
        <TextField
          name="accompaniedBy"
          label={t('receptions:field.accompaniedBy')}
          hint={t('receptions:hint.accompaniedBy')}
          maxLength={400}
        />
        <TextArea name="purpose" label={t('receptions:field.purpose')} rows={2} wide />
        <Programme />
        <TextArea
          name="arrangements"
          label={t('receptions:field.arrangements')}
          hint={t('receptions:hint.arrangements')}
          rows={4}
          wide
        />
      </FieldGrid>
    </RecordForm>
  );
}

/** Rows of the programme; a new one begins on the first day. They are put in order by day and time when saved. */
function Programme() {
  const { t } = useTranslation();
  const startsOn: unknown = useWatch({ name: 'startsOn' });
  const day = typeof startsOn === 'string' ? startsOn : '';
  return (
    <Rows
      name="items"
      legend={t('receptions:field.items')}
      blank={{ day, time: '', content: '', place: '', responsible: '' }}
      addText={t('receptions:row.add')}
    >
      {(row) => (
        <>
          <TextField name={`${row}.day`} label={t('receptions:row.day')} type="date" />
          <TextField name={`${row}.time`} label={t('receptions:row.time')} type="time" />
          <TextField name={`${row}.content`} label={t('receptions:row.content')} maxLength={200} wide />
          <TextField name={`${row}.place`} label={t('receptions:row.place')} maxLength={120} />
          <TextField name={`${row}.responsible`} label={t('receptions:row.responsible')} maxLength={120} />
        </>
      )}
    </Rows>
  );
}
