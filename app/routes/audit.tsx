import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { parseQuery, userLoader } from '#app/auth/guard.server.ts';
import { listAuditEntries, readAuditPeople } from '#app/domain/history/audit-log.queries.server.ts';
import { auditFilterSchema } from '#app/domain/history/audit-log.schema.ts';
import { AuditLog } from '#app/domain/history/ui/audit-log.tsx';
import { PageHeader } from '#app/ui/page.tsx';

export const handle = {
  title: 'audit:title',
  texts: [
    'audit',
    'agreements',
    'circulars',
    'companies',
    'contacts',
    'deals',
    'definitions',
    'events',
    'guests',
    'instructions',
    'leads',
    'meetings',
    'periods',
    'receptions',
    'reports',
    'signings',
    'targets',
    'teams',
    'trips',
    'users',
    'visits',
  ],
};

export const loader = userLoader({ area: 'audit' }, async ({ ctx, url }) => {
  const filter = parseQuery(auditFilterSchema, url);
  const [page, people] = await Promise.all([listAuditEntries(ctx, filter), readAuditPeople(ctx)]);
  return { page, filter, people };
});

export default function AuditPage() {
  const { page, filter, people } = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  return (
    <>
      <PageHeader title={t('audit:title')} note={t('audit:note')} />
      <AuditLog page={page} filter={filter} people={people} />
    </>
  );
}
