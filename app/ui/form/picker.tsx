import { useFetcher } from '@remix-run/react';
import { useCombobox } from 'downshift';
import { useEffect, useState } from 'react';
import { useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { problemText } from '#app/i18n/problem-text.ts';
import type { Problem } from '#app/lib/refusal.ts';
import { useLookup } from '../use-lookup.ts';
import { Field } from './fields.tsx';
import styles from './form.module.css';

export interface Choice {
  id: string;
  text: string;
  /** A second line that tells namesakes apart. */
  note?: string;
}

interface Props {
  /** Posts the chosen id under this name. */
  name: string;
  label: string;
  /** Resource route that answers `?q=` with `{ choices: Choice[] }`, within the user's scope. */
  source: string;
  /** What is chosen at first; without an id it is only a name to look for. */
  initial?: Choice | null;
  hint?: string;
  required?: boolean;
  wide?: boolean;
  /** Resource route that creates the record from what was typed and answers `{ choice: Choice }` or why not. */
  createTo?: string;
}

const NEW = 'new';

interface Answered {
  choices?: Choice[];
  choice?: Choice;
  problems?: Problem[];
  values?: { name?: string };
}

/** Find a record by typing part of its name; keyboard, touch and Chinese input alike. */
export function Picker({ name, source, initial = null, createTo, ...field }: Props) {
  const { t } = useTranslation();
  const { setValue, formState } = useFormContext();
  const { load, data } = useLookup<Answered>();
  const creator = useFetcher<Answered>();
  const [chosen, setChosen] = useState<Choice | null>(initial?.id ? initial : null);
  const [typed, setTyped] = useState(initial?.text ?? '');
  const found = data?.choices ?? [];
  const term = typed.trim();
  const canCreate = createTo && term && term !== chosen?.text && !found.some(({ text }) => text === term);
  const items: Choice[] = canCreate
    ? [...found, { id: NEW, text: t('form.createNew', { name: term }) }]
    : found;

  const choose = (choice: Choice | null) => {
    setChosen(choice);
    setValue(name, choice?.id ?? '', { shouldDirty: true, shouldValidate: formState.isSubmitted });
  };
  const look = (text: string) =>
    void load(text ? `${source}${source.includes('?') ? '&' : '?'}q=${encodeURIComponent(text)}` : source);
  const combo = useCombobox({
    items,
    inputValue: typed,
    selectedItem: chosen,
    itemToString: (choice) => choice?.text ?? '',
    onInputValueChange: ({ inputValue, type }) => {
      setTyped(inputValue);
      if (type !== useCombobox.stateChangeTypes.InputChange) return;
      if (chosen) choose(null);
      look(inputValue);
    },
    onIsOpenChange: ({ isOpen }) => {
      if (isOpen && !data) look(chosen ? '' : term);
    },
    onSelectedItemChange: ({ selectedItem }) => {
      if (selectedItem?.id !== NEW) choose(selectedItem ?? null);
      else if (createTo) creator.submit({ name: term }, { method: 'post', action: createTo });
    },
  });

  const created = creator.data?.choice;
  // Until something else is typed.
  const refused = creator.data?.values?.name === term ? creator.data.problems?.[0] : undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: chosen once for each record created
  useEffect(() => {
    if (!created) return;
    setTyped(created.text);
    choose(created);
  }, [created?.id]);

  return (
    <Field name={name} {...field} problem={refused && problemText(t, refused)}>
      {({ id, aria }) => (
        <div className={styles.combo}>
          <input type="hidden" name={name} value={chosen?.id ?? ''} />
          <input
            {...combo.getInputProps({ id, 'aria-label': field.label })}
            {...aria}
            className={styles.input}
            autoComplete="off"
            placeholder={t('action.search')}
          />
          <ul
            {...combo.getMenuProps({ 'aria-label': field.label })}
            className={combo.isOpen ? styles.options : ''}
          >
            {combo.isOpen &&
              items.map((item, index) => (
                <li
                  key={item.id}
                  {...combo.getItemProps({ item, index })}
                  className={`${styles.option} ${combo.highlightedIndex === index ? styles.highlighted : ''}`}
                >
                  {item.text}
                  {item.note && <div className="muted small">{item.note}</div>}
                </li>
              ))}
            {combo.isOpen && items.length === 0 && (
              <li className={styles.option}>{data ? t('form.noOptions') : t('form.searching')}</li>
            )}
          </ul>
        </div>
      )}
    </Field>
  );
}
