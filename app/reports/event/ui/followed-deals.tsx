import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { formatYi, sumYuan } from '#app/lib/money.ts';
import { type Column, DataTable } from '#app/ui/list/data-table.tsx';
import { ListBar } from '#app/ui/list/list-bar.tsx';
import { Empty } from '#app/ui/page.tsx';
import type { FollowedDeal } from '../follow-through.rules.ts';

/** The deals behind one number of an event's follow-through. */
export function FollowedDeals({ caption, deals }: { caption: string; deals: FollowedDeal[] }) {
  const { t, i18n } = useTranslation();
  const columns: Column<FollowedDeal>[] = [
    {
      key: 'name',
      title: t('signings:follow.column.name'),
      cell: (deal) => <Link to={`/deals/${deal.id}`}>{deal.name}</Link>,
    },
    { key: 'code', title: t('signings:follow.column.code'), cell: (deal) => deal.code },
    { key: 'investor', title: t('signings:follow.column.investor'), cell: (deal) => deal.investor ?? '—' },
    { key: 'team', title: t('signings:follow.column.team'), cell: (deal) => deal.team },
    {
      key: 'stage',
      title: t('signings:follow.column.stage'),
      cell: (deal) => t(`codes:stage.${deal.stage}`),
    },
    {
      key: 'amount',
      title: t('signings:follow.column.amount'),
      figure: true,
      cell: (deal) => formatYi(deal.amount, i18n.language),
    },
  ];
  const amount = formatYi(sumYuan(deals.map((deal) => deal.amount)), i18n.language);
  return (
    <>
      <ListBar>
        <strong>{t('signings:follow.summary', { count: deals.length, amount })}</strong>
      </ListBar>
      <DataTable
        caption={caption}
        columns={columns}
        rows={deals}
        rowKey={({ id }) => id}
        empty={<Empty text={t('list.noMatch')} />}
      />
    </>
  );
}
