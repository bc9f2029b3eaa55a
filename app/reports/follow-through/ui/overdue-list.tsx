import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { StageName } from '#app/domain/deals/ui/stage.tsx';
import { formatYi } from '#app/lib/money.ts';
import { type Column, DataTable } from '#app/ui/list/data-table.tsx';
import { Empty } from '#app/ui/page.tsx';
import type { OverdueDeal } from '../overdue.queries.server.ts';

interface Props {
  deals: OverdueDeal[];
  today: string;
  /** Whether the reader may leave an instruction on a deal. */
  mayInstruct: boolean;
}

/** Signed deals that have not moved on: since when, whose they are, and what is to be done next. */
export function OverdueList({ deals, today, mayInstruct }: Props) {
  const { t, i18n } = useTranslation();
  const column = (key: string) => t(`followThrough:overdue.column.${key as 'name'}`);
  const columns: Column<OverdueDeal>[] = [
    {
      key: 'name',
      title: column('name'),
      cell: ({ id, code, name }) => (
        <>
          <Link to={`/deals/${id}`}>{name}</Link>
          <div className="muted small">{code}</div>
        </>
      ),
    },
    { key: 'stage', title: column('stage'), cell: ({ stage }) => <StageName stage={stage} /> },
    {
      key: 'days',
      title: column('days'),
      figure: true,
      cell: ({ days, since }) => (
        <>
          {days}
          <div className="muted small">{since}</div>
        </>
      ),
    },
    {
      key: 'amount',
      title: column('amount'),
      figure: true,
      cell: ({ amount }) => formatYi(amount, i18n.language),
    },
    { key: 'county', title: column('county'), cell: ({ county }) => county ?? t('reports:unplaced') },
    {
      key: 'owner',
      title: column('owner'),
      cell: ({ owner, team }) => (
        <>
          {owner ?? '—'}
          <div className="muted small">{team}</div>
        </>
      ),
    },
    {
      key: 'next',
      title: column('nextStep'),
      wide: true,
      cell: ({ nextStep, nextStepDue }) =>
        nextStep ? (
          <span className={nextStepDue && nextStepDue < today ? 'overdue' : undefined}>
            {nextStepDue} {nextStep}
          </span>
        ) : (
          <span className="muted">{t('followThrough:overdue.noStep')}</span>
        ),
    },
    ...(mayInstruct
      ? [
          {
            key: 'instruct',
            title: t('followThrough:overdue.instruct'),
            cell: ({ id, name }: OverdueDeal) => (
              <Link
                to={`/instructions/new?deal=${id}`}
                aria-label={t('followThrough:overdue.instructOn', { name })}
              >
                {t('followThrough:overdue.instruct')}
              </Link>
            ),
          },
        ]
      : []),
  ];
  return (
    <DataTable
      caption={t('followThrough:overdue.title')}
      columns={columns}
      rows={deals}
      rowKey={({ id }) => id}
      empty={<Empty text={t('followThrough:overdue.empty')} />}
    />
  );
}
