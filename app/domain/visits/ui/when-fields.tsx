import { useEffect } from 'react';
import { useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { CorrectionReason } from '#app/domain/periods/ui/correction-reason.tsx';
import { addDays, formatInstant } from '#app/lib/dates.ts';
import { TextField } from '#app/ui/form/fields.tsx';
import form from '#app/ui/form/form.module.css';
import { Suggestion } from './chip.tsx';
import styles from './visit-form.module.css';

/** The office's day and time by the browser's clock: a page kept from yesterday must not say yesterday. */
const businessMinute = (clockOffset: number) => formatInstant(new Date(Date.now() + clockOffset));

/** Day and time of the talk; now and yesterday are one tap. */
export function WhenFields({ clockOffset, today }: { clockOffset: number; today: string }) {
  const { t } = useTranslation();
  const { setValue, getValues, formState } = useFormContext();
  useEffect(() => {
    const day = businessMinute(clockOffset).slice(0, 10);
    if (day > today && getValues('occurredOn') === today) setValue('occurredOn', day);
  }, [clockOffset, today, getValues, setValue]);
  const set = (day: string, time?: string) => {
    const options = { shouldDirty: true, shouldValidate: formState.isSubmitted };
    setValue('occurredOn', day, options);
    if (time) setValue('time', time, options);
  };
  const now = () => {
    const [day = '', time = ''] = businessMinute(clockOffset).split(' ');
    set(day, time);
  };
  const yesterday = () => set(addDays(businessMinute(clockOffset).slice(0, 10), -1));
  return (
    <div className={form.wide}>
      <div className={styles.when}>
        <TextField name="occurredOn" label={t('visits:field.occurredOn')} type="date" required />
        <TextField name="time" label={t('visits:field.time')} type="time" />
      </div>
      <div className={styles.quick}>
        <Suggestion onClick={now}>{t('visits:now')}</Suggestion>
        <Suggestion onClick={yesterday}>{t('visits:yesterday')}</Suggestion>
      </div>
      <CorrectionReason days={['occurredOn']} />
    </div>
  );
}
