import { useTranslation } from 'react-i18next';
import { formatInstant } from '#app/lib/dates.ts';
import { formatWan, formatYi } from '#app/lib/money.ts';
import { checkUscc } from '#app/lib/uscc.ts';
import { Facts, Panel } from '#app/ui/page.tsx';
import type { DealPage } from '../deal-page.queries.server.ts';
import { isSignedOrLater } from '../stage.ts';

/** What is known of a deal. */
export function DealFacts({ deal }: { deal: DealPage }) {
  const { t, i18n } = useTranslation();
  const named = (row: { name: string; nameEn: string } | null) =>
    row && (i18n.language === 'en' ? row.nameEn : row.name);
  const yi = (yuan: string | null) => yuan && t('unit.yiAmount', { amount: formatYi(yuan, i18n.language) });
  const wan = (yuan: string | null) => yuan && t('unit.wanAmount', { amount: formatWan(yuan) });
  const estimate = [
    yi(deal.estimatedAmount),
    deal.estimatedOriginal &&
      `${deal.estimatedCurrency} ${formatWan(deal.estimatedOriginal)} ${t('unit.tenThousand')} × ${deal.estimatedRate}（${deal.estimatedRateOn}）`,
  ];
  const builtItems = [
    { label: t('deals:field.projectCompany'), value: deal.projectCompany },
    { label: t('deals:field.projectUscc'), value: deal.projectUscc && <Uscc code={deal.projectUscc} /> },
    { label: t('deals:field.filingCode'), value: deal.filingCode },
    { label: t('deals:field.filedAmount'), value: yi(deal.filedAmount) },
    { label: t('deals:field.statisticsName'), value: deal.statisticsName },
    { label: t('deals:field.statisticsAmount'), value: yi(deal.statisticsAmount) },
  ];
  return (
    <Panel>
      <Facts
        items={[
          { label: t('deals:field.content'), value: deal.content, wide: true },
          { label: t('deals:field.estimatedAmount'), value: estimate.filter(Boolean).join(' · ') },
          { label: t('deals:field.signedAmount'), value: yi(deal.signedAmount) },
          { label: t('deals:field.signedOn'), value: deal.signedOn },
          { label: t('deals:field.countyCode'), value: named(deal.county) },
          { label: t('deals:field.industryCode'), value: named(deal.industry) },
          { label: t('deals:field.chainCode'), value: named(deal.chain) },
          { label: t('deals:field.teamId'), value: deal.team.name },
          { label: t('deals:field.ownerId'), value: deal.owner?.name },
          { label: t('deals:field.sourceKind'), value: <Source deal={deal} /> },
          { label: t('deals:field.firstMetOn'), value: deal.firstMetOn },
          { label: t('deals:field.recordedAt'), value: formatInstant(deal.recordedAt) },
          { label: t('deals:field.landMu'), value: deal.landMu && `${deal.landMu} ${t('unit.mu')}` },
          { label: t('deals:field.jobs'), value: deal.jobs !== null && `${deal.jobs} ${t('unit.people')}` },
          { label: t('deals:field.annualOutput'), value: wan(deal.annualOutput) },
          { label: t('deals:field.annualTax'), value: wan(deal.annualTax) },
          ...(isSignedOrLater(deal.stage) ? builtItems : []),
          {
            label: t('deals:field.screening'),
            value: [deal.screening && t(`codes:screening.${deal.screening}`), deal.screeningNote]
              .filter(Boolean)
              .join('：'),
            wide: true,
          },
          { label: t('deals:field.remark'), value: deal.remark, wide: true },
        ]}
      />
    </Panel>
  );
}

function Uscc({ code }: { code: string }) {
  const { t } = useTranslation();
  return (
    <>
      {code} {checkUscc(code) !== 'ok' && <span className="overdue small">{t('deals:badUscc')}</span>}
    </>
  );
}

function Source({ deal }: { deal: DealPage }) {
  const { t, i18n } = useTranslation();
  if (!deal.sourceKind) return <>—</>;
  const edition = deal.sourceEdition;
  const series = edition && (i18n.language === 'en' ? edition.series.nameEn : edition.series.name);
  const from = deal.sourceTrip?.title ?? (edition && `${edition.startsOn.getUTCFullYear()} ${series}`);
  return <>{[t(`codes:source.${deal.sourceKind}`), from, deal.sourceNote].filter(Boolean).join(' · ')}</>;
}
