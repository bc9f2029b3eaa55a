import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Button } from '#app/ui/button.tsx';
import type { Option } from '#app/ui/form/fields.tsx';
import styles from './instruction.module.css';

/** Begins an instruction on a county. */
export function CountyChoice({ counties }: { counties: Option[] }) {
  const { t } = useTranslation();
  return (
    <Form action="/instructions/new" className={styles.choice}>
      <select name="county" aria-label={t('instructions:field.countyCode')} required defaultValue="">
        <option value="" disabled>
          {t('instructions:pickCounty')}
        </option>
        {counties.map(({ value, text }) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
      <Button type="submit">{t('instructions:new')}</Button>
    </Form>
  );
}
