import { useTranslation } from 'react-i18next';
import { UsccHint } from '#app/domain/companies/ui/uscc-hint.tsx';
import { TextField } from '#app/ui/form/fields.tsx';
import type { BuiltField } from '../built.ts';

/** The field of one thing known of a signed deal on the ground, on a move or in the deal form. */
export function BuiltInput({ name, required }: { name: BuiltField; required?: boolean }) {
  const { t } = useTranslation();
  const field = { name, label: t(`deals:field.${name}`), required };
  if (name === 'filedAmount' || name === 'statisticsAmount') {
    return <TextField {...field} unit={t('unit.yiInput')} hint={t('unit.amountHint')} inputMode="decimal" />;
  }
  return <TextField {...field} hint={name === 'projectUscc' && <UsccHint name={name} />} />;
}
