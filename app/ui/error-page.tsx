import { isRouteErrorResponse, Link, useLocation } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import styles from './error-page.module.css';

const UNREADABLE = ['errors:page.unreadableTitle', 'errors:page.unreadableText'] as const;
const PAGE = {
  400: UNREADABLE,
  403: ['errors:page.forbiddenTitle', 'errors:page.forbiddenText'],
  404: ['errors:page.notFoundTitle', 'errors:page.notFoundText'],
  405: UNREADABLE,
  415: UNREADABLE,
  422: ['errors:page.invalidTitle', 'errors:page.invalidText'],
} as const;

/** Whether a page could not be fetched; browsers word it differently. */
const isUnreachable = (error: unknown) =>
  error instanceof TypeError && /fetch|network|load failed|importing/i.test(error.message);

/** What a reader sees when a page cannot be shown: what happened and where to go, never how it broke. */
export function ErrorPage({ error, requestId }: { error: unknown; requestId: string }) {
  const { t } = useTranslation();
  if (isUnreachable(error)) return <Unreachable />;
  const status = isRouteErrorResponse(error) ? error.status : 500;
  const [title, text] = PAGE[status as keyof typeof PAGE] ?? [
    'errors:page.failedTitle',
    'errors:page.failedText',
  ];
  return (
    <div className={styles.page}>
      <h1>{t(title)}</h1>
      <p className="muted">{t(text, { requestId })}</p>
      <p>
        <Link to="/">{t('errors:page.home')}</Link>
      </p>
    </div>
  );
}

/** The network went while a page was on its way. Its links load documents: the browser finds out where it stands. */
function Unreachable() {
  const { t } = useTranslation();
  const { pathname, search } = useLocation();
  return (
    <div className={styles.page}>
      <h1>{t('outbox:offline.title')}</h1>
      <p className="muted">{t('outbox:offline.unreachable')}</p>
      <p>
        <a href={pathname + search} data-leaves>
          {t('outbox:offline.retry')}
        </a>
      </p>
      <p>
        <a href="/outbox" data-leaves>
          {t('outbox:title')}
        </a>
      </p>
    </div>
  );
}
