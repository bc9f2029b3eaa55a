import { Form, Link, useNavigation } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '#app/lib/dates.ts';
import { Button } from '#app/ui/button.tsx';
import form from '#app/ui/form/form.module.css';
import { type Column, DataTable } from '#app/ui/list/data-table.tsx';
import { Panel } from '#app/ui/page.tsx';
import { countyName } from '../county-name.ts';
import type { MonthPage } from '../month.queries.server.ts';
import styles from './month.module.css';

type County = MonthPage['counties'][number];

/** What every county handed in, and the city's answer. */
export function CountiesPanel({ data }: { data: MonthPage }) {
  const { t, i18n } = useTranslation();
  const done = data.counties.filter(({ state }) => state === 'reviewed').length;
  const columns: Column<County>[] = [
    {
      key: 'county',
      title: t('reports:head.counties'),
      cell: (county) => (
        <Link to={`?county=${county.code}#checks`} preventScrollReset>
          {countyName(county, i18n.language)}
        </Link>
      ),
    },
    { key: 'state', title: t('periods:field.state'), cell: ({ state }) => t(`periods:state.${state}`) },
    {
      key: 'submitted',
      title: t('periods:counties.submitted'),
      cell: ({ submittedAt, submittedBy }) =>
        submittedAt && t('periods:byAt', { name: submittedBy, at: formatInstant(submittedAt) }),
    },
    { key: 'note', title: t('periods:field.note'), cell: ({ note }) => note, wide: true },
    {
      key: 'answer',
      title: t('periods:field.reviewNote'),
      cell: (county) =>
        data.may.review && county.state !== 'none' ? (
          <Answer county={county} />
        ) : (
          <Reviewed county={county} />
        ),
      wide: true,
    },
  ];
  return (
    <Panel
      title={t('periods:counties.title')}
      id="counties"
      action={
        <span className="muted small">
          {t('periods:counties.done', { count: done, all: data.counties.length })}
        </span>
      }
    >
      <DataTable
        caption={t('periods:counties.title')}
        columns={columns}
        rows={data.counties}
        rowKey={({ code }) => code}
        empty={null}
      />
    </Panel>
  );
}

function Reviewed({ county }: { county: County }) {
  const { t } = useTranslation();
  if (!county.reviewedAt) return null;
  return (
    <>
      {county.reviewNote}{' '}
      <span className="muted small">
        {t('periods:byAt', { name: county.reviewedBy, at: formatInstant(county.reviewedAt) })}
      </span>
    </>
  );
}

/** Finds the figures right with one tap, or sends them back with what is wrong. */
function Answer({ county }: { county: County }) {
  const { t } = useTranslation();
  const { state } = useNavigation();
  const busy = state !== 'idle';
  const id = `return-${county.code}`;
  const name = county.name;
  return (
    <div className={styles.answer}>
      <Reviewed county={county} />
      {county.state === 'submitted' && (
        <Form method="post" preventScrollReset>
          <Hidden county={county} />
          <Button
            type="submit"
            name="intent"
            value="review"
            disabled={busy}
            aria-label={t('periods:reviewOf', { name })}
          >
            {t('periods:review')}
          </Button>
        </Form>
      )}
      {county.state !== 'returned' && (
        <details className={`${styles.return} no-print`}>
          <summary aria-label={t('periods:returnOf', { name })}>{t('periods:return')}</summary>
          <Form method="post" className={styles.form} preventScrollReset>
            <Hidden county={county} />
            <label htmlFor={id}>{t('periods:returnNote')}</label>
            <textarea id={id} name="note" className={form.input} rows={2} maxLength={500} required />
            <Button type="submit" name="intent" value="return" disabled={busy}>
              {t('periods:return')}
            </Button>
          </Form>
        </details>
      )}
    </div>
  );
}

const Hidden = ({ county }: { county: County }) => (
  <>
    <input type="hidden" name="county" value={county.code} />
    <input type="hidden" name="version" value={county.version} />
  </>
);
