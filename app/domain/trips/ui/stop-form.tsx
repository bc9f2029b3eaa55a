import { useTranslation } from 'react-i18next';
import type { FormValues } from '#app/lib/form-data.ts';
import { FieldGrid, SelectField, TextArea, TextField } from '#app/ui/form/fields.tsx';
import { type Choice, Picker } from '#app/ui/form/picker.tsx';
import { type Answer, RecordForm } from '#app/ui/form/record-form.tsx';
import { daysOf, type Span } from '../trip.rules.ts';
import { stopEditSchema, stopSchema } from '../trip.schema.ts';

interface Props {
  trip: Span;
  /** The stop being edited; without one the form adds one. */
  stop?: { values: FormValues; company: Choice | null };
  /** The day a new stop starts on. */
  day?: string;
  answer: Answer | undefined;
  cancelTo?: string;
}

/** A stop: a call on a company, found or registered in place, or something else that takes its time. */
export function StopForm({ trip, stop, day, answer, cancelTo }: Props) {
  const { t } = useTranslation();
  return (
    <RecordForm
      schema={stop ? stopEditSchema : stopSchema}
      defaults={stop?.values ?? { day: day ?? trip.startsOn, time: '', companyId: '', place: '', note: '' }}
      answer={answer}
      submitText={stop ? undefined : t('trips:addStop')}
      cancelTo={cancelTo}
    >
      <FieldGrid>
        <SelectField
          name="day"
          label={t('trips:field.day')}
          required
          options={daysOf(trip).map((value) => ({ value, text: value }))}
        />
        <TextField name="time" label={t('trips:field.time')} type="time" />
        <Picker
          name="companyId"
          label={t('trips:field.companyId')}
          hint={t('trips:hint.companyId')}
          source="/companies/choices"
          createTo="/companies/choices"
          initial={stop?.company}
          wide
        />
        <TextField name="place" label={t('trips:field.place')} wide maxLength={120} />
        <TextArea name="note" label={t('trips:field.note')} hint={t('trips:hint.note')} wide rows={2} />
      </FieldGrid>
    </RecordForm>
  );
}
