import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { formatYi } from '#app/lib/money.ts';
import { ButtonLink } from '#app/ui/button.tsx';
import { type Column, DataTable } from '#app/ui/list/data-table.tsx';
import { FilterBar, SearchBox } from '#app/ui/list/filter-bar.tsx';
import { Empty } from '#app/ui/page.tsx';
import type { findDealsToPut } from '../form.queries.server.ts';

type Deal = Awaited<ReturnType<typeof findDealsToPut>>['deals'][number];

/** Deals in sight to put on a signing list. */
export function DealsToPut({ editionId, deals, q }: { editionId: string; deals: Deal[]; q: string }) {
  const { t, i18n } = useTranslation();
  const columns: Column<Deal>[] = [
    {
      key: 'name',
      title: t('signings:field.name'),
      cell: (deal) => <Link to={`/deals/${deal.id}`}>{deal.name}</Link>,
    },
    { key: 'investor', title: t('signings:field.investorId'), cell: (deal) => deal.investor },
    { key: 'stage', title: t('deals:field.stage'), cell: (deal) => t(`codes:stage.${deal.stage}`) },
    {
      key: 'amount',
      title: t('deals:amountColumn'),
      figure: true,
      cell: (deal) => formatYi(deal.amount, i18n.language),
    },
    {
      key: 'put',
      title: '',
      cell: (deal) => (
        <>
          <ButtonLink to={`/deals/${deal.id}/signing?event=${editionId}`}>
            {t('signings:pick.choose')}
          </ButtonLink>
          {deal.isOn && <span className="muted small"> {t('signings:pick.on')}</span>}
        </>
      ),
    },
  ];
  return (
    <>
      <FilterBar search={<SearchBox value={q} label={t('signings:pick.search')} />}>{null}</FilterBar>
      <DataTable
        caption={t('signings:pick.title')}
        columns={columns}
        rows={deals}
        rowKey={(deal) => deal.id}
        empty={<Empty text={t('signings:pick.none')} />}
      />
    </>
  );
}
