import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { userLoader } from '#app/auth/guard.server.ts';
import { canInstruct } from '#app/domain/instructions/instruction.policy.ts';
import { formatYi } from '#app/lib/money.ts';
import { followSearch } from '#app/reports/follow-through/conditions.ts';
import { readOverduePage } from '#app/reports/follow-through/report.server.ts';
import { OverdueList } from '#app/reports/follow-through/ui/overdue-list.tsx';
import { ReportError } from '#app/reports/pipeline/ui/report-error.tsx';
import { Pager } from '#app/ui/list/data-table.tsx';
import { ExportMenu } from '#app/ui/list/export-menu.tsx';
import { ListBar } from '#app/ui/list/list-bar.tsx';
import { PageHeader } from '#app/ui/page.tsx';

export const handle = {
  title: 'followThrough:overdue.title',
  texts: ['definitions', 'followThrough', 'reports'],
};

/** Every signed deal that has not moved on for too long. */
export const loader = userLoader({ area: 'reports' }, async ({ ctx, url }) => ({
  ...(await readOverduePage(ctx, url.searchParams)),
  today: ctx.today,
  mayInstruct: canInstruct(ctx.user),
}));

export default function OverduePage() {
  const { overdue, stuckText, filters, today, mayInstruct } = useLoaderData<typeof loader>();
  const { t, i18n } = useTranslation();
  const amount = formatYi(overdue.amount, i18n.language);
  return (
    <>
      <PageHeader
        title={t('followThrough:overdue.title')}
        crumb={{ to: `/reports/follow-through?${followSearch(filters)}`, text: t('followThrough:title') }}
        note={stuckText}
      />
      <ListBar>
        <strong>{t('followThrough:overdue.sum', { count: overdue.count, amount })}</strong>
        <ExportMenu list="overdue" />
      </ListBar>
      <OverdueList deals={overdue.deals} today={today} mayInstruct={mayInstruct} />
      <Pager after={overdue.after} />
    </>
  );
}

export const ErrorBoundary = ReportError;
