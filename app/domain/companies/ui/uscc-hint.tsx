import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { checkUscc } from '#app/lib/uscc.ts';

/** Some genuinely issued codes fail the check digit, so this warns and nothing more. */
export function UsccHint({ name }: { name: string }) {
  const { t } = useTranslation();
  const uscc: unknown = useWatch({ name });
  if (typeof uscc !== 'string' || uscc.trim() === '') return t('companies:usccHint');
  const result = checkUscc(uscc);
  return result === 'ok' ? (
    t('companies:usccOk')
  ) : (
    <span className="overdue">{t(`companies:uscc.${result}`)}</span>
  );
}
