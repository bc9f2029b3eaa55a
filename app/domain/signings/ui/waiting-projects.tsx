import { useTranslation } from 'react-i18next';
import { problemText } from '#app/i18n/problem-text.ts';
import { Button, ButtonLink } from '#app/ui/button.tsx';
import { isRefused } from '#app/ui/outbox/entry.ts';
import { useOutbox } from '#app/ui/outbox/use-outbox.ts';
import { useProblemTexts } from '#app/ui/texts.tsx';
import styles from './desk.module.css';
import { projectGroup } from './project-entry.ts';

/** Projects that were added on the spot and are not on the list yet, with what the server said no to. */
export function WaitingProjects({ editionId }: { editionId: string }) {
  const { t } = useTranslation();
  const { entries, retry, discard } = useOutbox(projectGroup(editionId));
  useProblemTexts(entries.flatMap(({ problems }) => problems));
  if (entries.length === 0) return null;
  return (
    <ul className={`${styles.coming} no-print`} aria-live="polite">
      {entries.map((entry) => (
        <li key={entry.key} data-project={entry.state}>
          <strong>{entry.label}</strong>
          {entry.state !== 'attention' && <span className="muted">{t('signings:project.waiting')}</span>}
          {entry.state === 'attention' && (
            <>
              <span className={styles.problem}>
                {entry.problems.map((problem) => problemText(t, problem)).join(t('signings:separator'))}
              </span>
              {isRefused(entry) && (
                <ButtonLink to={`${entry.formAt}?entry=${entry.key}`} prefetch="none">
                  {t('signings:project.correct')}
                </ButtonLink>
              )}
              <Button look="quiet" onClick={() => void retry(entry.key)}>
                {t('signings:retry')}
              </Button>
              <Button look="quiet" onClick={() => void discard(entry.key)}>
                {t('signings:discard')}
              </Button>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
