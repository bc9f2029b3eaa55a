import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { CURRENCIES } from '#app/lib/currency-schema.ts';
import { SelectField, TextField } from './fields.tsx';

/** The currency of an amount and, where it is not yuan, the original with its rate and day. */
export function CurrencyFields() {
  const { t } = useTranslation();
  const currency: unknown = useWatch({ name: 'currency' });
  return (
    <>
      <SelectField
        name="currency"
        label={t('currency.label')}
        options={CURRENCIES.map((value) => ({ value, text: t(`currency.${value}`) }))}
      />
      {typeof currency === 'string' && currency !== 'CNY' && (
        <>
          <TextField
            name="original"
            label={t('currency.original')}
            hint={t('currency.originalHint')}
            inputMode="decimal"
            required
          />
          <TextField
            name="rate"
            label={t('currency.rate')}
            hint={t('currency.rateHint')}
            inputMode="decimal"
            required
          />
          <TextField name="rateOn" type="date" label={t('currency.rateOn')} required />
        </>
      )}
    </>
  );
}
