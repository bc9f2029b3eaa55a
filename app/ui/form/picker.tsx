import { useFetcher } from '@remix-run/react';
import { useEffect, useRef, useState } from 'react';
import { useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { problemText } from '#app/i18n/problem-text.ts';
import type { Problem } from '#app/lib/refusal.ts';
import { useLookup } from '../use-lookup.ts';
import { Field } from './fields.tsx';
import styles from './form.module.css';
import type { PickerCombo } from './picker-combo.tsx';

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
  /** Posts the name as well, chosen or only typed, for records that their name alone can create. */
  nameField?: string;
}

const NEW = 'new';

interface Answered {
  choices?: Choice[];
  choice?: Choice;
  problems?: Problem[];
  values?: { name?: string };
}

/** Find a record by typing part of its name; keyboard, touch and Chinese input alike. */
export function Picker({ name, source, initial = null, createTo, nameField, ...field }: Props) {
  const { t } = useTranslation();
  const { setValue, watch, formState } = useFormContext();
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
  const write = (text: string) => {
    setTyped(text);
    if (nameField) setValue(nameField, text, { shouldDirty: true });
  };
  const type = (text: string) => {
    write(text);
    if (chosen) choose(null);
    look(text);
  };
  const take = (choice: Choice | null) => {
    if (choice?.id === NEW && createTo)
      return creator.submit({ name: term }, { method: 'post', action: createTo });
    write(choice?.text ?? '');
    choose(choice);
  };
  const opened = () => {
    if (!data) look(chosen ? '' : term);
  };

  const [keptName, keptId] = nameField ? watch([nameField, name]) : [];
  // biome-ignore lint/correctness/useExhaustiveDependencies: what a draft or a refused entry brings back
  useEffect(() => {
    if (!keptName || keptName === typed) return;
    setTyped(keptName);
    setChosen(keptId ? { id: keptId, text: keptName } : null);
  }, [keptName]);

  // The list comes with the first touch of the field: a page with a form loads without it.
  const [Combo, setCombo] = useState<typeof PickerCombo>();
  const plain = useRef<HTMLInputElement>(null);
  const pressed = useRef(false);
  const isComposing = useRef(false);
  const summon = async () => {
    const { PickerCombo } = await import('./picker-combo.tsx');
    // Who has gone on to another field is not called back; what an input method is writing goes with its field.
    if (document.activeElement === plain.current && !isComposing.current) setCombo(() => PickerCombo);
  };

  const created = creator.data?.choice;
  // Until something else is typed.
  const refused = creator.data?.values?.name === term ? creator.data.problems?.[0] : undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: chosen once for each record created
  useEffect(() => {
    if (!created) return;
    write(created.text);
    choose(created);
  }, [created?.id]);

  return (
    <Field name={name} {...field} problem={refused && problemText(t, refused)}>
      {({ id, aria }) => (
        <div className={styles.combo}>
          <input type="hidden" name={name} value={chosen?.id ?? ''} />
          {nameField && <input type="hidden" name={nameField} value={typed} />}
          {Combo ? (
            <Combo
              id={id}
              aria={aria}
              label={field.label}
              items={items}
              isSearching={!data}
              chosen={chosen}
              typed={typed}
              isOpen={pressed.current || typed !== (chosen?.text ?? '')}
              onType={type}
              onChoose={take}
              onOpen={opened}
            />
          ) : (
            <input
              id={id}
              ref={plain}
              role="combobox"
              aria-expanded={false}
              aria-haspopup="listbox"
              aria-label={field.label}
              {...aria}
              className={styles.input}
              autoComplete="off"
              placeholder={t('action.search')}
              value={typed}
              onChange={(event) => type(event.target.value)}
              onPointerDown={() => {
                pressed.current = true;
              }}
              onFocus={summon}
              onCompositionStart={() => {
                isComposing.current = true;
              }}
              onCompositionEnd={() => {
                isComposing.current = false;
                void summon();
              }}
            />
          )}
        </div>
      )}
    </Field>
  );
}
