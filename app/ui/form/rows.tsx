import type { ReactNode } from 'react';
import { useFieldArray } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Button } from '../button.tsx';
import { useFieldError } from './fields.tsx';
import styles from './form.module.css';

/** A list of small rows that can be added and removed; empty rows are dropped by the schema. */
export function Rows({
  name,
  legend,
  blank,
  addText,
  children,
}: {
  name: string;
  legend: string;
  blank: Record<string, string>;
  addText?: string;
  children: (prefix: string, index: number) => ReactNode;
}) {
  const { t } = useTranslation();
  const { fields, append, remove } = useFieldArray({ name });
  const error = useFieldError(name);
  return (
    <fieldset className={styles.wide} id={`field-${name}`}>
      <legend className={styles.legend}>{legend}</legend>
      {fields.map((field, index) => (
        <div key={field.id} className={styles.row}>
          {children(`${name}.${index}`, index)}
          <Button look="quiet" onClick={() => remove(index)}>
            {t('action.remove')}
          </Button>
        </div>
      ))}
      <Button look="quiet" onClick={() => append(blank)}>
        ＋ {addText ?? t('action.add')}
      </Button>
      {error && <div className={styles.error}>{error}</div>}
    </fieldset>
  );
}
