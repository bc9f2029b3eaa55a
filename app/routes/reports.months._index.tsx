import { useLoaderData } from '@remix-run/react';
import { parseQuery, userLoader } from '#app/auth/guard.server.ts';
import { canPeriod } from '#app/domain/periods/period.policy.ts';
import { listMonths } from '#app/domain/periods/period.queries.server.ts';
import { yearSchema } from '#app/domain/periods/period.schema.ts';
import { MonthsList } from '#app/reports/months/ui/months-list.tsx';

export const handle = { title: 'periods:title', texts: ['periods', 'reports'] };

export const loader = userLoader({ area: 'reports' }, async ({ ctx, url }) => {
  const thisYear = Number(ctx.today.slice(0, 4));
  const { year = thisYear } = parseQuery(yearSchema, url);
  return { year, thisYear, reads: canPeriod(ctx.user, 'read'), months: await listMonths(ctx, year) };
});

export default function MonthsRoute() {
  return <MonthsList {...useLoaderData<typeof loader>()} />;
}
