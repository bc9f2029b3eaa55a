import { Link } from '@remix-run/react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useOutbox } from '#app/ui/outbox/use-outbox.ts';
import { VISIT_GROUP } from './visit-entry.ts';
import styles from './visit-form.module.css';

/** Says of the talk just saved that it is kept here and will be sent, and later that it was; made anew for each talk. */
export function KeptNotice({ entryKey }: { entryKey: string }) {
  const { t } = useTranslation();
  const entry = useOutbox(VISIT_GROUP).entries.find(({ key }) => key === entryKey);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div className={styles.kept} role="status" tabIndex={-1} ref={box}>
      {t(
        entry
          ? entry.state === 'attention'
            ? 'visits:kept.attention'
            : 'visits:kept.here'
          : 'visits:kept.sent',
      )}{' '}
      <Link to="/outbox">{t('outbox:title')}</Link>
    </div>
  );
}
