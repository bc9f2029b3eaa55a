import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import * as z from 'zod/mini';
import { parseQuery, recordId, userLoader } from '#app/auth/guard.server.ts';
import { id } from '#app/lib/schema.ts';
import { readCompanyBriefing } from '#app/reports/briefing/briefing.queries.server.ts';
import styles from '#app/reports/briefing/ui/briefing.module.css';
import { CompanySheet } from '#app/reports/briefing/ui/company-sheet.tsx';
import { PrintButton } from '#app/reports/briefing/ui/print-button.tsx';
import { PageHeader } from '#app/ui/page.tsx';
import type { PageHandle } from '#app/ui/title.tsx';

export const handle: PageHandle = { title: 'trips:briefing', texts: ['trips', 'contacts'] };

const querySchema = z.object({ stop: z.optional(id) });

export const loader = userLoader({ area: 'records' }, ({ ctx, params, url }) =>
  readCompanyBriefing(ctx, recordId(params), parseQuery(querySchema, url).stop),
);

export default function CompanyBriefingPage() {
  const { company, on } = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  return (
    <>
      <div className="no-print">
        <PageHeader
          title={t('trips:briefing')}
          crumb={{ to: `/companies/${company.id}`, text: company.name }}
        >
          <PrintButton />
        </PageHeader>
      </div>
      <div className={styles.sheets}>
        <CompanySheet company={company} head={t('trips:sheet.head', { title: t('trips:briefing'), on })} />
      </div>
    </>
  );
}
