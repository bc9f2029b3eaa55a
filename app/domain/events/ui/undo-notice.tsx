import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Button } from '#app/ui/button.tsx';
import styles from './undo-notice.module.css';

interface Props {
  /** What was just done. */
  text: string;
  /** The address whose action undoes it; without one the page's own. */
  action?: string;
  fields: Record<string, string>;
}

/** Says what was just done, and takes it back with one tap. */
export function UndoNotice({ text, action, fields }: Props) {
  const { t } = useTranslation();
  return (
    <Form method="post" action={action} className={styles.notice} role="status" replace>
      {text}
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Button type="submit" look="quiet">
        {t('events:undo')}
      </Button>
    </Form>
  );
}
