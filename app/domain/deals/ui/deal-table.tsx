import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { LocalDate } from '#app/lib/dates.ts';
import { formatYi } from '#app/lib/money.ts';
import { type Column, DataTable } from '#app/ui/list/data-table.tsx';
import type { DealRow } from '../deal.queries.server.ts';
import { StageName, StatusMark } from './stage.tsx';

interface Props {
  deals: DealRow[];
  today: LocalDate;
  sort?: string;
  sortable?: boolean;
  empty: ReactNode;
}

/** Deals as a table: what, where, how far, how much, who, and what next. */
export function DealTable({ deals, today, sort, sortable, empty }: Props) {
  const { t, i18n } = useTranslation();
  const columns: Column<DealRow>[] = [
    {
      key: 'name',
      title: t('deals:field.name'),
      sort: sortable ? 'name' : undefined,
      cell: (deal) => (
        <>
          <Link to={`/deals/${deal.id}`}>{deal.name}</Link> <StatusMark status={deal.status} />
          <div className="muted small">
            {deal.code} · {deal.investor}
          </div>
        </>
      ),
    },
    {
      key: 'county',
      title: t('deals:filter.county'),
      cell: ({ county }) => county && (i18n.language === 'en' ? county.nameEn : county.name),
    },
    { key: 'stage', title: t('deals:field.stage'), cell: ({ stage }) => <StageName stage={stage} /> },
    {
      key: 'amount',
      title: t('deals:amountColumn'),
      figure: true,
      sort: sortable ? 'amount' : undefined,
      cell: ({ amount }) => formatYi(amount, i18n.language),
    },
    { key: 'owner', title: t('deals:field.ownerId'), cell: ({ owner }) => owner },
    {
      key: 'next',
      title: t('deals:field.nextStep'),
      sort: sortable ? 'due' : undefined,
      cell: (deal) => <NextStep deal={deal} today={today} />,
    },
  ];
  return (
    <DataTable
      caption={t('deals:title')}
      columns={columns}
      rows={deals}
      rowKey={({ id }) => id}
      sort={sort}
      empty={empty}
    />
  );
}

/** The next step with its day; red once the day has passed. */
export function NextStep({
  deal,
  today,
}: {
  deal: Pick<DealRow, 'nextStep' | 'nextStepDue'>;
  today: LocalDate;
}) {
  if (!deal.nextStep || !deal.nextStepDue) return null;
  return (
    <span className={deal.nextStepDue < today ? 'overdue' : undefined}>
      {deal.nextStepDue.slice(5)} {deal.nextStep}
    </span>
  );
}
