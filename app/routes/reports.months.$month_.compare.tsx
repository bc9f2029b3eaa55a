import { useLoaderData } from '@remix-run/react';
import { userLoader } from '#app/auth/guard.server.ts';
import { readComparison } from '#app/reports/months/compare.queries.server.ts';
import { monthOf } from '#app/reports/months/month.queries.server.ts';
import { ComparePage } from '#app/reports/months/ui/compare-page.tsx';

export const handle = { title: 'periods:compare.link', texts: ['periods', 'reports'] };

export const loader = userLoader({ area: 'reports' }, ({ ctx, params, url }) =>
  readComparison(ctx, monthOf(params, ctx.today), url.searchParams),
);

export default function CompareRoute() {
  return <ComparePage data={useLoaderData<typeof loader>()} />;
}
