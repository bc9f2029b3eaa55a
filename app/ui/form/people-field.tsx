import { get, useFormContext, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useFieldError } from './fields.tsx';
import form from './form.module.css';
import styles from './people-field.module.css';

export interface Person {
  id: string;
  name: string;
  /** The team they stand under, where it is not the user's own. */
  group: string;
  own: boolean;
}

interface Props {
  name: string;
  label: string;
  people: Person[];
  /** Heads those of other teams, which are folded away. */
  othersText: string;
}

/** Several people, one tap each: the own team at hand, others under their teams. Posts a list under `name[]`. */
export function PeopleField({ name, label, people, othersText }: Props) {
  const { t } = useTranslation();
  const { setValue, formState } = useFormContext();
  const error = useFieldError(name);
  const value: unknown = useWatch({ name }) ?? get(formState.defaultValues, name);
  const chosen = new Set(Array.isArray(value) ? value.map(String) : []);
  const others = people.filter(({ own }) => !own);
  const groups = [...new Set(others.map(({ group }) => group))];
  const toggle = (id: string, on: boolean) =>
    setValue(name, on ? [...chosen, id] : [...chosen].filter((other) => other !== id), {
      shouldDirty: true,
      shouldTouch: true,
      shouldValidate: formState.isSubmitted,
    });
  const chips = (list: Person[]) => (
    <div className={styles.chips}>
      {list.map((person) => (
        <label key={person.id} className={styles.chip}>
          <input
            type="checkbox"
            name={`${name}[]`}
            value={person.id}
            checked={chosen.has(person.id)}
            onChange={(event) => toggle(person.id, event.target.checked)}
          />
          <span>{person.name}</span>
        </label>
      ))}
    </div>
  );
  const away = others.filter(({ id }) => chosen.has(id)).map((person) => person.name);
  return (
    <fieldset className={form.wide} id={`field-${name}`}>
      <legend className={form.legend}>
        {label}
        <span className={form.mark} title={t('form.required')} aria-hidden>
          {' *'}
        </span>
      </legend>
      {chips(people.filter(({ own }) => own))}
      {groups.length > 0 && (
        <details className={styles.others} open={away.length > 0}>
          <summary>
            {othersText}
            {away.length > 0 && `：${away.join('、')}`}
          </summary>
          {groups.map((group) => (
            <div key={group}>
              <div className="muted small">{group}</div>
              {chips(others.filter((person) => person.group === group))}
            </div>
          ))}
        </details>
      )}
      {error && <div className={form.error}>{error}</div>}
    </fieldset>
  );
}
