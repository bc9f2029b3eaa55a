import { isRouteErrorResponse, Link } from '@remix-run/react';
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

/** What a reader sees when a page cannot be shown: what happened and where to go, never how it broke. */
export function ErrorPage({ error, requestId }: { error: unknown; requestId: string }) {
  const { t } = useTranslation();
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
