import { useFormContext, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { addDays, isLocalDate } from '#app/lib/dates.ts';
import { FieldGrid, SelectField, TextField } from '#app/ui/form/fields.tsx';
import type { Person } from '../visit-form.queries.server.ts';
import { Suggestion } from './chip.tsx';
import styles from './visit-form.module.css';

const DUE = [
  ['tomorrow', 1],
  ['inThreeDays', 3],
  ['inAWeek', 7],
] as const;

/** What is to happen after the talk, who does it and until when, counted from the day of the talk. */
export function NextStepFields({ people }: { people: Person[] }) {
  const { t } = useTranslation();
  const { setValue, formState } = useFormContext();
  const day = String(useWatch({ name: 'occurredOn' }) ?? '');
  const severalTeams = people.some(({ own }) => !own);
  return (
    <fieldset className={styles.next}>
      <legend>{t('visits:next')}</legend>
      <FieldGrid>
        <TextField
          name="nextStep"
          label={t('visits:field.nextStep')}
          wide
          maxLength={200}
          hint={t('visits:nextHint')}
        />
        <SelectField
          name="nextStepOwnerId"
          label={t('visits:field.nextStepOwnerId')}
          blank={t('form.pick')}
          options={people.map(({ id, name, team }) => ({
            value: id,
            text: severalTeams ? `${name} · ${team}` : name,
          }))}
        />
        <div>
          <TextField name="nextStepDue" label={t('visits:field.nextStepDue')} type="date" />
          <div className={styles.quick}>
            {DUE.map(([text, days]) => (
              <Suggestion
                key={text}
                onClick={() =>
                  isLocalDate(day) &&
                  setValue('nextStepDue', addDays(day, days), {
                    shouldDirty: true,
                    shouldValidate: formState.isSubmitted,
                  })
                }
              >
                {t(`visits:due.${text}`)}
              </Suggestion>
            ))}
          </div>
        </div>
      </FieldGrid>
    </fieldset>
  );
}
