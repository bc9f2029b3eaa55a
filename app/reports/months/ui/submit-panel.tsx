import { Form, useNavigation } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '#app/lib/dates.ts';
import { Button } from '#app/ui/button.tsx';
import form from '#app/ui/form/form.module.css';
import { Panel } from '#app/ui/page.tsx';
import type { MonthPage } from '../month.queries.server.ts';
import styles from './month.module.css';

interface Props {
  county: MonthPage['counties'][number];
  may: MonthPage['may'];
  /** Whether the month's last day has come. */
  due: boolean;
}

/** A county's own part: hand the month in, take it back until it was reviewed. */
export function SubmitPanel({ county, may, due }: Props) {
  const { t } = useTranslation();
  const { state } = useNavigation();
  const open = county.state === 'none' || county.state === 'returned';
  return (
    <Panel title={t('periods:submit.title', { county: county.name })} id="submission">
      <p>
        <strong>{t(`periods:state.${county.state}`)}</strong>
        {county.submittedAt && (
          <span className="muted small">
            {' '}
            {t('periods:byAt', { name: county.submittedBy, at: formatInstant(county.submittedAt) })}
          </span>
        )}
      </p>
      {county.reviewNote && (
        <p className={county.state === 'returned' ? 'overdue' : undefined}>
          {t('periods:field.reviewNote')}
          {t('reports:colon')}
          {county.reviewNote}
        </p>
      )}
      {may.submit && open && !due && <p className="muted">{t('periods:submit.later')}</p>}
      {may.submit && open && due && (
        <Form method="post" className={styles.form}>
          <input type="hidden" name="version" value={county.version} />
          <label htmlFor="submit-note">{t('periods:field.note')}</label>
          <textarea id="submit-note" name="note" className={form.input} rows={2} maxLength={500} />
          <p className="muted small">{t('periods:submit.hint')}</p>
          <Button type="submit" name="intent" value="submit" look="primary" disabled={state !== 'idle'}>
            {t('periods:submit.do')}
          </Button>
        </Form>
      )}
      {may.submit && county.state === 'submitted' && (
        <Form method="post" className={styles.form}>
          <input type="hidden" name="version" value={county.version} />
          <Button type="submit" name="intent" value="withdraw" disabled={state !== 'idle'}>
            {t('periods:submit.withdraw')}
          </Button>
        </Form>
      )}
    </Panel>
  );
}
