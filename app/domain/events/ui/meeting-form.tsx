import { useTranslation } from 'react-i18next';
import type { FormValues } from '#app/lib/form-data.ts';
import { FieldGrid, type Option, SelectField, TextField } from '#app/ui/form/fields.tsx';
import { type Choice, Picker } from '#app/ui/form/picker.tsx';
import { type Answer, RecordForm } from '#app/ui/form/record-form.tsx';
import { meetingEditSchema, meetingSchema } from '../meeting.schema.ts';

interface Props {
  editionId: string;
  hosts: Option[];
  defaults: FormValues;
  guest: Choice | null;
  company: Choice | null;
  answer: Answer | undefined;
  cancelTo: string;
}

/** New and edit form of a meeting. */
export function MeetingForm({ editionId, hosts, defaults, guest, company, answer, cancelTo }: Props) {
  const { t } = useTranslation();
  return (
    <RecordForm
      schema={defaults.version ? meetingEditSchema : meetingSchema}
      defaults={defaults}
      answer={answer}
      cancelTo={cancelTo}
      keepDraft
    >
      <FieldGrid>
        <TextField name="day" type="date" label={t('meetings:field.day')} required />
        <TextField name="time" type="time" label={t('meetings:field.time')} required />
        <TextField
          name="minutes"
          label={t('meetings:field.minutes')}
          unit={t('meetings:minutes')}
          inputMode="numeric"
          required
        />
        <TextField name="place" label={t('meetings:field.place')} maxLength={80} />
        <Picker
          name="guestId"
          label={t('meetings:field.guestId')}
          source={`/events/${editionId}/guest-choices`}
          initial={guest}
        />
        <Picker
          name="companyId"
          label={t('meetings:field.companyId')}
          source="/companies/choices"
          initial={company}
        />
        <TextField
          name="counterpart"
          label={t('meetings:field.counterpart')}
          hint={t('meetings:hint.counterpart')}
          wide
          maxLength={120}
        />
        <TextField name="subject" label={t('meetings:field.subject')} wide maxLength={200} />
        <SelectField name="hostId" label={t('meetings:field.hostId')} options={hosts} required />
      </FieldGrid>
    </RecordForm>
  );
}
