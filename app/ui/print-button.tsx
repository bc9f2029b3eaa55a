import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';

/** Prints the page; without JavaScript the browser's own menu does. */
export function PrintButton({ text }: { text?: string }) {
  const { t } = useTranslation();
  return <Button onClick={() => window.print()}>{text ?? t('action.print')}</Button>;
}
