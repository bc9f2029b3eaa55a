import { type ReactNode, useId } from 'react';
import { type FieldError, get, useFormContext, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { problemText } from '#app/i18n/problem-text.ts';
import { problemOf } from '#app/lib/schema.ts';
import { useLaterTexts } from '../texts.tsx';
import styles from './form.module.css';
import { useAnswer } from './record-form.tsx';

interface FieldProps {
  name: string;
  label: string;
  hint?: ReactNode;
  required?: boolean;
  wide?: boolean;
}

/** What is wrong with a field: the browser's check first, else the server's until the value changes. */
export function useFieldError(name: string): string | undefined {
  const { t } = useTranslation();
  const answer = useAnswer();
  const { formState } = useFormContext();
  const value = useWatch({ name });
  const found: FieldError | undefined = get(formState.errors, name);
  const own = found?.message ?? found?.root?.message;
  useLaterTexts(typeof own === 'string' ? own : undefined);
  if (typeof own === 'string') return problemText(t, problemOf({ message: own, path: [] }));
  const told = answer?.problems.find((problem) => problem.field === name);
  return told && (get(answer?.values, name) ?? '') === (value ?? '') ? problemText(t, told) : undefined;
}

/** Label, control, hint and error of one field, tied together for screen readers. */
export function Field({
  name,
  label,
  hint,
  required,
  wide,
  problem,
  children,
}: FieldProps & {
  /** What is wrong besides what the form knows. */
  problem?: string;
  children: (control: ReturnType<typeof useControl>) => ReactNode;
}) {
  const { t } = useTranslation();
  const control = useControl(name, Boolean(hint), required, problem);
  return (
    <div className={`${styles.field} ${wide ? styles.wide : ''}`}>
      <label htmlFor={control.id} className={styles.label}>
        {label}
        {required && (
          <span className={styles.mark} title={t('form.required')} aria-hidden>
            {' *'}
          </span>
        )}
      </label>
      {children(control)}
      {hint && (
        <div id={control.hintId} className={styles.hint}>
          {hint}
        </div>
      )}
      {control.error && (
        <div id={control.errorId} className={styles.error}>
          {control.error}
        </div>
      )}
    </div>
  );
}

function useControl(name: string, hinted: boolean, required?: boolean, problem?: string) {
  const base = useId();
  const known = useFieldError(name);
  const error = problem ?? known;
  const hintId = `${base}hint`;
  const errorId = `${base}error`;
  return {
    id: `field-${name}`,
    error,
    hintId,
    errorId,
    aria: {
      'aria-invalid': error ? (true as const) : undefined,
      'aria-describedby': [error && errorId, hinted && hintId].filter(Boolean).join(' ') || undefined,
      'aria-required': required || undefined,
    },
  };
}

/** The value a field shows before JavaScript has loaded. */
function useInitial(name: string): string {
  const { formState } = useFormContext();
  const value: unknown = get(formState.defaultValues, name);
  return typeof value === 'string' ? value : '';
}

type InputProps = FieldProps & {
  type?: 'text' | 'date' | 'time' | 'password' | 'tel' | 'email' | 'url';
  unit?: string;
  inputMode?: 'text' | 'decimal' | 'numeric';
  autoComplete?: string;
  maxLength?: number;
  placeholder?: string;
};

/** One line of text, a date or a figure; figures stay text until the schema reads them. */
export function TextField({ type = 'text', unit, inputMode, autoComplete = 'off', ...field }: InputProps) {
  const { register } = useFormContext();
  const initial = useInitial(field.name);
  return (
    <Field {...field}>
      {({ id, aria }) => (
        <div className={unit ? styles.unit : undefined}>
          <input
            id={id}
            type={type}
            className={styles.input}
            inputMode={inputMode}
            autoComplete={autoComplete}
            maxLength={field.maxLength}
            placeholder={field.placeholder}
            defaultValue={initial}
            {...aria}
            {...register(field.name)}
          />
          {unit && <span className="muted">{unit}</span>}
        </div>
      )}
    </Field>
  );
}

/** Several lines of text. */
export function TextArea({ rows = 4, ...field }: FieldProps & { rows?: number }) {
  const { register } = useFormContext();
  const initial = useInitial(field.name);
  return (
    <Field {...field}>
      {({ id, aria }) => (
        <textarea
          id={id}
          rows={rows}
          className={styles.input}
          defaultValue={initial}
          {...aria}
          {...register(field.name)}
        />
      )}
    </Field>
  );
}

export interface Option {
  value: string;
  text: string;
}

/** One of a short list. `blank` is the text of the empty choice; without it there is none. */
export function SelectField({
  options,
  blank,
  ...field
}: FieldProps & { options: Option[]; blank?: string }) {
  const { register } = useFormContext();
  const initial = useInitial(field.name);
  return (
    <Field {...field}>
      {({ id, aria }) => (
        <select id={id} className={styles.input} defaultValue={initial} {...aria} {...register(field.name)}>
          {blank !== undefined && <option value="">{blank}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.text}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

/** Any of a short list; posts a list under `name[]`. */
export function CheckGroup({ name, label, options, wide }: FieldProps & { options: Option[] }) {
  const { setValue, formState } = useFormContext();
  const chosen: unknown = useWatch({ name }) ?? get(formState.defaultValues, name);
  const values = Array.isArray(chosen) ? chosen.map(String) : [];
  const error = useFieldError(name);
  const toggle = (value: string, on: boolean) =>
    setValue(name, on ? [...values, value] : values.filter((other) => other !== value), {
      shouldDirty: true,
    });
  return (
    <fieldset className={wide ? styles.wide : undefined} id={`field-${name}`}>
      <legend className={styles.legend}>{label}</legend>
      <div className={styles.checks}>
        {options.map((option) => (
          <label key={option.value} className={styles.check}>
            <input
              type="checkbox"
              name={`${name}[]`}
              value={option.value}
              checked={values.includes(option.value)}
              onChange={(event) => toggle(option.value, event.target.checked)}
            />
            {option.text}
          </label>
        ))}
      </div>
      {error && <div className={styles.error}>{error}</div>}
    </fieldset>
  );
}

/** Fields side by side; one below the other on a phone. */
export function FieldGrid({ children }: { children: ReactNode }) {
  return <div className={styles.grid}>{children}</div>;
}
