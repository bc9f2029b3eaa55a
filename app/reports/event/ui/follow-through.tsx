import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { definitionText } from '#app/domain/definitions/definition-text.ts';
import { formatYi } from '#app/lib/money.ts';
import { ButtonLink } from '#app/ui/button.tsx';
import { type Column, DataTable } from '#app/ui/list/data-table.tsx';
import { Empty, Panel, Stack } from '#app/ui/page.tsx';
import { PrintButton } from '#app/ui/print-button.tsx';
import { fateText } from '../fate-text.ts';
import type { FollowThrough } from '../follow-through.queries.server.ts';
import styles from './follow-through.module.css';

interface Props {
  edition: { id: string };
  figures: FollowThrough['figures'];
  rates: FollowThrough['rates'];
  today: string;
}

type Figure = FollowThrough['figures'][number];

/** What became of an event's signings; every number opens the deals behind it. */
export function FollowThroughPage({ edition, figures, rates, today }: Props) {
  const { t, i18n } = useTranslation();
  const page = `/events/${edition.id}/follow-through`;
  const open = (figure: Figure, text: string | number) =>
    figure.deals === 0 ? (
      <span className="muted">—</span>
    ) : (
      <Link to={`${page}/deals?of=${figure.fate}`}>{text}</Link>
    );
  const columns: Column<Figure>[] = [
    {
      key: 'fate',
      title: t('signings:follow.column.fate'),
      cell: ({ fate }) => fateText(fate, t),
    },
    {
      key: 'deals',
      title: t('signings:follow.column.deals'),
      figure: true,
      cell: (figure) => open(figure, figure.deals),
    },
    {
      key: 'amount',
      title: t('signings:follow.column.amount'),
      figure: true,
      cell: (figure) => open(figure, formatYi(figure.amount, i18n.language)),
    },
    {
      key: 'rate',
      title: t('signings:follow.column.rate'),
      figure: true,
      cell: ({ rates }) =>
        rates.map(({ name, percent }) => `${name} ${percent === null ? '—' : `${percent}%`}`).join('；'),
    },
  ];
  const isEmpty = figures[0]?.deals === 0;
  return (
    <Stack>
      <Panel
        title={t('signings:follow.title')}
        action={
          <div className={`${styles.tools} no-print`}>
            <PrintButton />
            <ButtonLink to={`${page}.csv`} prefetch="none" reloadDocument download="">
              {t('signings:follow.csv')}
            </ButtonLink>
          </div>
        }
      >
        <Stack>
          <p className="muted small">{t('signings:follow.asOf', { date: today })}</p>
          {isEmpty && <Empty text={t('signings:follow.empty')} />}
          {!isEmpty && (
            <DataTable
              caption={t('signings:follow.title')}
              columns={columns}
              rows={figures}
              rowKey={({ fate }) => fate}
              empty={null}
            />
          )}
        </Stack>
      </Panel>
      <Panel>
        <p>
          <strong>{t('signings:follow.subset')}</strong>
        </p>
        <p className="muted small">{t('signings:follow.definitions')}</p>
        {rates.map((rate) => (
          <p key={rate.code} className="muted small">
            {definitionText(rate, t)}
          </p>
        ))}
        <p className="muted small">{t('signings:follow.sight')}</p>
      </Panel>
    </Stack>
  );
}
