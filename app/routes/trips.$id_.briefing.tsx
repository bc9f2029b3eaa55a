import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { recordId, userLoader } from '#app/auth/guard.server.ts';
import { readTripBriefing } from '#app/reports/briefing/briefing.queries.server.ts';
import styles from '#app/reports/briefing/ui/briefing.module.css';
import { CompanySheet } from '#app/reports/briefing/ui/company-sheet.tsx';
import { PrintButton } from '#app/reports/briefing/ui/print-button.tsx';
import { TripCover } from '#app/reports/briefing/ui/trip-cover.tsx';
import { PageHeader } from '#app/ui/page.tsx';
import type { PageHandle } from '#app/ui/title.tsx';

export const handle: PageHandle = { title: 'trips:briefing', texts: ['trips', 'contacts'] };

export const loader = userLoader({ area: 'records' }, ({ ctx, params }) =>
  readTripBriefing(ctx, recordId(params)),
);

export default function TripBriefingPage() {
  const { trip, stops, companies, on } = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  return (
    <>
      <div className="no-print">
        <PageHeader title={t('trips:briefing')} crumb={{ to: `/trips/${trip.id}`, text: trip.title }}>
          <PrintButton />
        </PageHeader>
      </div>
      <div className={styles.sheets}>
        <TripCover trip={trip} stops={stops} on={on} />
        {companies.map((company) => (
          <CompanySheet
            key={company.id}
            company={company}
            head={t('trips:sheet.head', { title: trip.title, on })}
          />
        ))}
      </div>
    </>
  );
}
