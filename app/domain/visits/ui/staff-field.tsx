import { get, useFormContext, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useFieldError } from '#app/ui/form/fields.tsx';
import form from '#app/ui/form/form.module.css';
import type { Person } from '../visit-form.queries.server.ts';
import styles from './visit-form.module.css';

/** Our people at a talk: the own team at hand, other teams one tap away. */
export function StaffField({ people }: { people: Person[] }) {
  const { t } = useTranslation();
  const { setValue, formState } = useFormContext();
  const error = useFieldError('staffIds');
  const watched: unknown = useWatch({ name: 'staffIds' }) ?? get(formState.defaultValues, 'staffIds');
  const chosen = Array.isArray(watched) ? watched.map(String) : [];
  const toggle = (id: string, on: boolean) =>
    setValue('staffIds', on ? [...chosen, id] : chosen.filter((other) => other !== id), {
      shouldDirty: true,
      shouldTouch: true,
      shouldValidate: formState.isSubmitted,
    });
  const chip = (person: Person) => (
    <label key={person.id} className={styles.chip}>
      <input
        type="checkbox"
        name="staffIds[]"
        value={person.id}
        checked={chosen.includes(person.id)}
        onChange={(event) => toggle(person.id, event.target.checked)}
      />
      <span>{person.name}</span>
    </label>
  );
  const others = people.filter(({ own }) => !own);
  const named = others.filter(({ id }) => chosen.includes(id));
  return (
    <fieldset className={form.wide} id="field-staffIds">
      <legend className={form.legend}>
        {t('visits:field.staffIds')}
        <span className={form.mark} aria-hidden>
          {' *'}
        </span>
      </legend>
      <div className={styles.chips}>{people.filter(({ own }) => own).map(chip)}</div>
      {others.length > 0 && (
        <details className={styles.others}>
          <summary>
            {t('visits:otherTeams')}
            {named.length > 0 && ` · ${named.map(({ name }) => name).join(t('visits:separator'))}`}
          </summary>
          {[...new Set(others.map(({ team }) => team))].map((team) => (
            <div key={team}>
              <div className={styles.team}>{team}</div>
              <div className={styles.chips}>{others.filter((person) => person.team === team).map(chip)}</div>
            </div>
          ))}
        </details>
      )}
      {error && <div className={form.error}>{error}</div>}
    </fieldset>
  );
}
