import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { recordId, userLoader } from '#app/auth/guard.server.ts';
import { readHistory } from '#app/domain/history/history.queries.server.ts';
import { HistoryPanel } from '#app/domain/history/ui/history-panel.tsx';
import { VisitRecord } from '#app/domain/visits/ui/visit-record.tsx';
import { readVisit } from '#app/domain/visits/visit.queries.server.ts';
import { Columns, PageHeader } from '#app/ui/page.tsx';

export const handle = { title: 'visits:one', texts: ['audit', 'companies', 'visits'] };

export const loader = userLoader({ area: 'records' }, async ({ ctx, params }) => {
  const visit = await readVisit(ctx, recordId(params));
  return { visit, history: await readHistory('visits', visit.id, visit.masked) };
});

export default function VisitPage() {
  const { visit, history } = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  return (
    <>
      <PageHeader
        title={`${t(`codes:visit.${visit.kind}`)} · ${visit.company.name}`}
        crumb={{ to: `/companies/${visit.company.id}`, text: visit.company.name }}
      />
      <Columns
        main={<VisitRecord visit={visit} />}
        side={
          <div className="no-print">
            <HistoryPanel subject="visits" entries={history} />
          </div>
        }
      />
    </>
  );
}
