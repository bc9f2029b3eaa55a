import { useTranslation } from 'react-i18next';
import { Empty, Panel } from '#app/ui/page.tsx';
import type { DealRow } from '../deal.queries.server.ts';
import { DealTable } from './deal-table.tsx';

/** The deals a company invests in. */
export function CompanyDeals({ deals, today }: { deals: DealRow[]; today: string }) {
  const { t } = useTranslation();
  return (
    <Panel title={t('deals:ofCompany')}>
      <DealTable deals={deals} today={today} empty={<Empty text={t('deals:noneOfCompany')} />} />
    </Panel>
  );
}
