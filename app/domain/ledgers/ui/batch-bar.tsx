import { Form, useNavigation } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { formatYi } from '#app/lib/money.ts';
import { Button } from '#app/ui/button.tsx';
import { ConfirmAction } from '#app/ui/confirm-action.tsx';
import form from '#app/ui/form/form.module.css';
import { Panel } from '#app/ui/page.tsx';
import { VERDICTS } from '../import.ts';
import type { BatchView } from '../preview.queries.server.ts';
import styles from './import.module.css';
import { VerdictMark } from './marks.tsx';

/** What saving would do in all, what it leaves out, and the button that does it. */
export function BatchBar({ batch }: { batch: BatchView }) {
  const { t, i18n } = useTranslation();
  const { state } = useNavigation();
  const { counts, unanswered } = batch;
  const written = counts.new.rows + counts.update.rows + counts.duplicate.rows - unanswered;
  return (
    <Panel title={t('imports:save.title')}>
      <div className={styles.form}>
        <table className={styles.counts}>
          <thead>
            <tr>
              <th scope="col">{t('imports:save.kind')}</th>
              <th scope="col" className={styles.figure}>
                {t('imports:save.count')}
              </th>
              <th scope="col" className={styles.figure}>
                {t('imports:save.amount')}
              </th>
              <th scope="col">{t('imports:save.what')}</th>
            </tr>
          </thead>
          <tbody>
            {VERDICTS.map((verdict) => (
              <tr key={verdict}>
                <td>
                  <VerdictMark verdict={verdict} />
                </td>
                <td className={styles.figure}>{counts[verdict].rows}</td>
                <td className={styles.figure}>
                  {counts[verdict].rows > 0 ? formatYi(counts[verdict].amount, i18n.language) : '—'}
                </td>
                <td className="muted small">{t(`imports:effect.${verdict}`)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {batch.editions.map(({ name, year, startsOn, endsOn }) => (
          <p key={`${name}${year}`}>{t('imports:save.edition', { name, year, startsOn, endsOn })}</p>
        ))}
        {unanswered > 0 && (
          <p className={styles.differs}>{t('imports:save.unanswered', { count: unanswered })}</p>
        )}
        <Form method="post" className={styles.line}>
          <input type="hidden" name="intent" value="save" />
          {batch.lockedMonth && <Reason month={batch.lockedMonth} />}
          <Button type="submit" look="primary" disabled={written === 0 || state !== 'idle'}>
            {t('imports:save.do', { count: written })}
          </Button>
          {written === 0 && <span className="muted">{t('imports:save.nothing')}</span>}
        </Form>
        <div className={styles.line}>
          {counts.error.rows > 0 && (
            <a href={`/ledgers/${batch.id}/remarks.xlsx`}>{t('imports:save.errors')}</a>
          )}
          <ConfirmAction
            intent="discard"
            label={t('imports:discard.label')}
            note={t('imports:discard.note')}
            doText={t('imports:discard.do')}
            danger
          />
        </div>
      </div>
    </Panel>
  );
}

/** Why a locked month is changed. */
export function Reason({ month }: { month: string }) {
  const { t } = useTranslation();
  return (
    <label className={styles.reason}>
      {t('imports:save.reason', { month })}
      <input name="reason" className={form.input} maxLength={200} required />
    </label>
  );
}
