import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '#app/ui/button.tsx';
import styles from './issued-password.module.css';

interface Props {
  issued: { id: string; username: string; password: string };
  children?: React.ReactNode;
}

/** The one time a first password is seen. */
export function IssuedPassword({ issued, children }: Props) {
  const { t } = useTranslation();
  const box = useRef<HTMLElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <section className={styles.box} ref={box} tabIndex={-1} aria-live="polite">
      <h2>{t('users:issuedTitle', { username: issued.username })}</h2>
      <output className={styles.password}>{issued.password}</output>
      <p className="muted">{t('users:issuedNote')}</p>
      <div className={styles.bar}>
        <ButtonLink to={`/admin/users/${issued.id}`} look="primary" replace>
          {t('users:issuedDone')}
        </ButtonLink>
        {children}
      </div>
    </section>
  );
}
