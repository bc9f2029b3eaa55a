import { Link, useSubmit } from '@remix-run/react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './offline.module.css';

/**
 * Signs out so that nothing of the user stays in the browser. What waits to be sent is sent first; if something
 * cannot be, the first attempt says so and only the second goes on.
 */
export function useSignOut() {
  const submit = useSubmit();
  const [unsent, setUnsent] = useState(0);
  const onSubmit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const { sendRest, forget } = await import('./forget.ts');
    const left = await sendRest();
    if (left > unsent) return setUnsent(left);
    await forget();
    submit(form);
  };
  return { onSubmit, unsent };
}

/** What would be lost by signing out now. */
export function SignOutWarning({ unsent }: { unsent: number }) {
  const { t } = useTranslation();
  if (unsent === 0) return null;
  return (
    <div className={styles.warning} role="alert">
      <p>{t('outbox:signOut.unsent', { count: unsent })}</p>
      <Link to="/outbox">{t('outbox:signOut.look')}</Link>
    </div>
  );
}
