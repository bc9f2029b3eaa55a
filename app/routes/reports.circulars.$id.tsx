import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { recordId, userLoader } from '#app/auth/guard.server.ts';
import { monthText } from '#app/domain/periods/month.ts';
import { readCircularPage } from '#app/reports/circular/circular.queries.server.ts';
import { CircularPaper } from '#app/reports/circular/ui/circular-paper.tsx';
import { ReportNav } from '#app/reports/ui/report-nav.tsx';
import { ButtonLink } from '#app/ui/button.tsx';
import { PageHeader } from '#app/ui/page.tsx';
import { PrintButton } from '#app/ui/print-button.tsx';
import type { PageHandle } from '#app/ui/title.tsx';

type Data = Awaited<ReturnType<typeof readCircularPage>>;

export const handle: PageHandle<Data> = {
  title: ({ documentNumber }) => documentNumber,
  texts: ['circulars', 'reports', 'periods'],
};

export const loader = userLoader({ area: 'reports' }, ({ ctx, params }) =>
  readCircularPage(ctx, recordId(params)),
);

/** How a circular is taken along. */
const FILES = ['docx', 'xlsx', 'csv', 'json'] as const;

export default function CircularPage() {
  const circular = useLoaderData<typeof loader>();
  const { id, period, isIssued, issuedOn } = circular;
  const { t, i18n } = useTranslation();
  const page = `/reports/circulars/${id}`;
  const month = monthText(period);
  const state = isIssued
    ? t('circulars:issuedNote', { on: issuedOn })
    : t(period.lockedAt ? 'circulars:lockedNote' : 'circulars:openNote', { month });
  return (
    <>
      <ReportNav />
      <div className="no-print">
        <PageHeader
          title={circular.documentNumber}
          crumb={{ to: `/reports/circulars?year=${circular.year}`, text: t('circulars:title') }}
          note={
            <>
              {state}
              {i18n.language !== 'zh-CN' && ` ${t('circulars:languageNote')}`}
            </>
          }
        >
          {circular.canEdit && <ButtonLink to={`${page}/edit`}>{t('action.edit')}</ButtonLink>}
          {circular.canIssue && (
            <ButtonLink to={`${page}/issue`} look="primary">
              {t('circulars:issue')}
            </ButtonLink>
          )}
          {circular.canReadMonth && (
            <ButtonLink to={`/reports/months/${month}`}>{t('circulars:month')}</ButtonLink>
          )}
          {circular.canReadMonth && period.month > 1 && (
            <ButtonLink to={`/reports/months/${month}/compare`}>{t('circulars:compare')}</ButtonLink>
          )}
          {FILES.map((format) => (
            <ButtonLink key={format} to={`${page}.${format}`} reloadDocument prefetch="none">
              {t(`circulars:file.${format}`)}
            </ButtonLink>
          ))}
          <PrintButton />
        </PageHeader>
      </div>
      <CircularPaper document={circular.document} titleLines={circular.titleLines} />
    </>
  );
}
