import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { SelectField, TextField } from '#app/ui/form/fields.tsx';
import { CURRENCIES } from '../deal.schema.ts';

/** The currency of an amount and, where it is not yuan, the original with its rate and day. */
export function CurrencyFields() {
  const { t } = useTranslation();
  const currency: unknown = useWatch({ name: 'currency' });
  return (
    <>
      <SelectField
        name="currency"
        label={t('deals:field.currency')}
        options={CURRENCIES.map((value) => ({ value, text: t(`deals:currency.${value}`) }))}
      />
      {typeof currency === 'string' && currency !== 'CNY' && (
        <>
          <TextField
            name="original"
            label={t('deals:field.original')}
            hint={t('deals:hint.original')}
            inputMode="decimal"
            required
          />
          <TextField
            name="rate"
            label={t('deals:field.rate')}
            hint={t('deals:hint.rate')}
            inputMode="decimal"
            required
          />
          <TextField name="rateOn" type="date" label={t('deals:field.rateOn')} required />
        </>
      )}
    </>
  );
}
