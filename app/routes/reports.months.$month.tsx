import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { parseForm, userAction, userLoader } from '#app/auth/guard.server.ts';
import { toast } from '#app/auth/toast.server.ts';
import { monthText } from '#app/domain/periods/month.ts';
import { monthIntentSchema } from '#app/domain/periods/period.schema.ts';
import { actOnMonth } from '#app/reports/months/month.commands.server.ts';
import { monthOf, readMonthPage } from '#app/reports/months/month.queries.server.ts';
import { MonthPage } from '#app/reports/months/ui/month-page.tsx';
import type { PageHandle } from '#app/ui/title.tsx';

export const handle: PageHandle<Awaited<ReturnType<typeof loader>>> = {
  title: ({ text }) => text,
  texts: ['periods', 'reports'],
};

export const loader = userLoader({ area: 'reports' }, ({ ctx, params, url }) =>
  readMonthPage(ctx, monthOf(params, ctx.today), url.searchParams),
);

export const action = userAction({ area: 'reports' }, async ({ ctx, params, url, values }) => {
  const month = monthOf(params, ctx.today);
  const asked = parseForm(monthIntentSchema, values);
  await actOnMonth(ctx, month, asked);
  throw redirect(`/reports/months/${monthText(month)}${url.search}`, {
    headers: await toast(`periods:said.${asked.intent}`, { month: monthText(month) }),
  });
});

export default function MonthRoute() {
  return <MonthPage data={useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}
