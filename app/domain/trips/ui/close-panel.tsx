import { Form, Link, useNavigation } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { CorrectionInput, useIsLocked } from '#app/domain/periods/ui/correction-reason.tsx';
import { problemText } from '#app/i18n/problem-text.ts';
import { formatInstant } from '#app/lib/dates.ts';
import type { Problem } from '#app/lib/refusal.ts';
import { Button } from '#app/ui/button.tsx';
import { ConfirmAction } from '#app/ui/confirm-action.tsx';
import form from '#app/ui/form/form.module.css';
import { Panel } from '#app/ui/page.tsx';
import type { TripPage } from '../trip-page.queries.server.ts';
import styles from './trip.module.css';

interface Props {
  trip: TripPage;
  /** Why it was not closed, as the server answered. */
  problems: Problem[];
}

/** Settles a journey or opens it again; a refusal lists what is missing, each a link to where it is put right. */
export function ClosePanel({ trip, problems }: Props) {
  const { t } = useTranslation();
  const { state } = useNavigation();
  const { may, version, closedAt } = trip;
  const isLocked = useIsLocked()(trip.startsOn);
  if (!may.close && !may.reopen && !may.archive && !closedAt && !trip.archivedAt) return null;
  return (
    <Panel title={t('trips:closing')} id="closing">
      {closedAt && <p>{t('trips:closedAt', { at: formatInstant(closedAt) })}</p>}
      {problems.length > 0 && <Problems problems={problems} />}
      <div className={`${styles.actions} no-print`}>
        {may.close && <ConfirmAction intent="close" version={version} label={t('trips:closeIt')} />}
        {may.reopen && (
          <Form method="post" className={styles.line}>
            <input type="hidden" name="version" value={version} />
            <label htmlFor="reopen-reason" className="visually-hidden">
              {t('trips:field.reason')}
            </label>
            <input
              id="reopen-reason"
              name="reason"
              className={form.input}
              placeholder={t('trips:reopenReason')}
              maxLength={200}
              required
            />
            <Button type="submit" name="intent" value="reopen" disabled={state !== 'idle'}>
              {t('trips:reopen')}
            </Button>
          </Form>
        )}
        {may.archive && (
          <ConfirmAction
            intent="archive"
            version={version}
            label={t('trips:archive')}
            note={isLocked ? t('correction.hint') : undefined}
          >
            {isLocked && <CorrectionInput id="archive-reason" />}
          </ConfirmAction>
        )}
        {may.restore && <ConfirmAction intent="restore" version={version} label={t('trips:restore')} />}
      </div>
      {may.close && <p className={`${styles.hint} muted small`}>{t('trips:closeNote')}</p>}
    </Panel>
  );
}

function Problems({ problems }: { problems: Problem[] }) {
  const { t } = useTranslation();
  return (
    <div className={styles.refused} role="alert">
      <strong>{t('trips:close.refused', { count: problems.length })}</strong>
      <ul>
        {problems.map((problem) => (
          <li key={`${problem.key}${problem.to}`}>
            {problem.to ? <Link to={problem.to}>{problemText(t, problem)}</Link> : problemText(t, problem)}
          </li>
        ))}
      </ul>
    </div>
  );
}
