import { Link, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { parseQuery, userLoader } from '#app/auth/guard.server.ts';
import { listCirculars } from '#app/domain/circulars/circular.queries.server.ts';
import { yearSchema } from '#app/domain/circulars/circular.schema.ts';
import { CircularList } from '#app/reports/circular/ui/circular-list.tsx';
import { ReportNav } from '#app/reports/ui/report-nav.tsx';
import { ButtonLink } from '#app/ui/button.tsx';
import { ListBar } from '#app/ui/list/list-bar.tsx';
import { PageHeader } from '#app/ui/page.tsx';

export const handle = { title: 'circulars:title', texts: ['circulars', 'reports'] };

export const loader = userLoader({ area: 'reports' }, ({ ctx, url }) =>
  listCirculars(ctx, parseQuery(yearSchema, url).year),
);

export default function CircularsPage() {
  const { year, circulars, canDraft } = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  return (
    <>
      <ReportNav />
      <PageHeader title={t('circulars:titleOf', { year })}>
        {canDraft && circulars.length > 0 && (
          <ButtonLink to="/reports/circulars/new" look="primary">
            {t('circulars:new')}
          </ButtonLink>
        )}
      </PageHeader>
      <ListBar>
        <Link to={`?year=${year - 1}`}>{t('circulars:year', { year: year - 1 })}</Link>
        <Link to={`?year=${year + 1}`}>{t('circulars:year', { year: year + 1 })}</Link>
      </ListBar>
      <CircularList circulars={circulars} canDraft={canDraft} />
    </>
  );
}
