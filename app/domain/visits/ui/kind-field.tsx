import { get, useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useFieldError } from '#app/ui/form/fields.tsx';
import form from '#app/ui/form/form.module.css';
import { VISIT_KINDS } from '../visit.schema.ts';
import styles from './visit-form.module.css';

/** How people met, as four large buttons side by side. */
export function KindField() {
  const { t } = useTranslation();
  const { register, formState, getValues, setValue } = useFormContext();
  const initial: unknown = get(formState.defaultValues, 'kind');
  const error = useFieldError('kind');
  const placeOfCall = () => {
    if (getValues('kind') === 'call' && !getValues('place')) setValue('place', t('codes:visit.call'));
  };
  return (
    <fieldset className={form.wide} id="field-kind">
      <legend className="visually-hidden">{t('visits:field.kind')}</legend>
      <div className={styles.kinds}>
        {VISIT_KINDS.map((kind) => (
          <label key={kind} className={styles.kind}>
            <input
              type="radio"
              value={kind}
              defaultChecked={initial === kind}
              {...register('kind', { onChange: placeOfCall })}
            />
            <span>{t(`codes:visit.${kind}`)}</span>
          </label>
        ))}
      </div>
      {error && <div className={form.error}>{error}</div>}
    </fieldset>
  );
}
