import { useTranslation } from 'react-i18next';
import { Button } from '#app/ui/button.tsx';

/** Prints the page; without JavaScript the browser's own command does. */
export function PrintButton() {
  const { t } = useTranslation();
  return (
    <Button look="primary" onClick={() => window.print()}>
      {t('action.print')}
    </Button>
  );
}
