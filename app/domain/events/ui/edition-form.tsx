import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { FormValues } from '#app/lib/form-data.ts';
import { FieldGrid, SelectField, TextField } from '#app/ui/form/fields.tsx';
import { type Answer, RecordForm } from '#app/ui/form/record-form.tsx';
import type { EditionFormOptions } from '../edition.queries.server.ts';
import { editionEditSchema, editionSchema, PARTICIPATIONS } from '../edition.schema.ts';

interface Props {
  options: EditionFormOptions;
  /** The edition being edited; without one the form is for a new one. */
  edition?: FormValues;
  answer: Answer | undefined;
  cancelTo: string;
}

/** New and edit form of an edition. */
export function EditionForm({ options, edition, answer, cancelTo }: Props) {
  const { t } = useTranslation();
  return (
    <RecordForm
      schema={edition ? editionEditSchema : editionSchema}
      defaults={edition ?? {}}
      answer={answer}
      cancelTo={cancelTo}
      keepDraft
    >
      <FieldGrid>
        <SelectField
          name="seriesCode"
          label={t('events:field.seriesCode')}
          options={options.series}
          blank={edition ? undefined : t('form.pick')}
          required
          hint={options.canAddSeries && <Link to="/events/series">{t('events:series.missing')}</Link>}
        />
        <TextField
          name="ordinal"
          label={t('events:field.ordinal')}
          hint={t('events:hint.ordinal')}
          inputMode="numeric"
        />
        <TextField
          name="title"
          label={t('events:field.title')}
          hint={t('events:hint.title')}
          wide
          maxLength={80}
        />
        <TextField name="startsOn" type="date" label={t('events:field.startsOn')} required />
        <TextField name="endsOn" type="date" label={t('events:field.endsOn')} required />
        <TextField name="venue" label={t('events:field.venue')} required wide maxLength={120} />
        <SelectField
          name="participation"
          label={t('events:field.participation')}
          options={PARTICIPATIONS.map((value) => ({ value, text: t(`codes:participation.${value}`) }))}
          blank={edition ? undefined : t('form.pick')}
          required
        />
        {options.organizers && (
          <SelectField
            name="organizerTeamId"
            label={t('events:field.organizerTeamId')}
            options={options.organizers}
            blank={t('events:noOrganizer')}
          />
        )}
      </FieldGrid>
    </RecordForm>
  );
}
