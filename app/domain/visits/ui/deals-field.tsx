import { get, useFormContext, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useFieldError } from '#app/ui/form/fields.tsx';
import form from '#app/ui/form/form.module.css';
import styles from './visit-form.module.css';

/** The deals of the company the talk touched, one tap each; nothing to ask where there are none. */
export function DealsField({ deals }: { deals: { id: string; name: string }[] }) {
  const { t } = useTranslation();
  const { setValue, formState } = useFormContext();
  const error = useFieldError('dealIds');
  const watched: unknown = useWatch({ name: 'dealIds' }) ?? get(formState.defaultValues, 'dealIds');
  const chosen = Array.isArray(watched) ? watched.map(String) : [];
  const toggle = (id: string, on: boolean) =>
    setValue('dealIds', on ? [...chosen, id] : chosen.filter((other) => other !== id), { shouldDirty: true });
  if (deals.length === 0) return null;
  return (
    <fieldset className={form.wide} id="field-dealIds">
      <legend className={form.legend}>{t('visits:field.dealIds')}</legend>
      <div className={styles.chips}>
        {deals.map((deal) => (
          <label key={deal.id} className={styles.chip}>
            <input
              type="checkbox"
              name="dealIds[]"
              value={deal.id}
              checked={chosen.includes(deal.id)}
              onChange={(event) => toggle(deal.id, event.target.checked)}
            />
            <span>{deal.name}</span>
          </label>
        ))}
      </div>
      {error && <div className={form.error}>{error}</div>}
    </fieldset>
  );
}
