import { useTranslation } from 'react-i18next';
import type { listSessions } from '#app/auth/session.server.ts';
import { browserName } from '#app/lib/browser-name.ts';
import { formatInstant } from '#app/lib/dates.ts';
import styles from './session-list.module.css';

/** The browsers a user is signed in with. */
export function SessionList({ sessions }: { sessions: Awaited<ReturnType<typeof listSessions>> }) {
  const { t } = useTranslation();
  return (
    <ul className={styles.list}>
      {sessions.map((session) => (
        <li key={session.createdAt + session.userAgent}>
          <div>
            {browserName(session.userAgent) || t('auth:unknownBrowser')}
            {session.current && <span className={styles.mark}>{t('auth:thisDevice')}</span>}
          </div>
          <div className="muted small">
            {t('auth:lastSeen')} {formatInstant(session.lastSeenAt)} · {t('auth:signedInAt')}{' '}
            {formatInstant(session.createdAt)}
          </div>
        </li>
      ))}
    </ul>
  );
}
