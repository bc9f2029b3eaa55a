import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { parseForm, recordId, userAction, userLoader } from '#app/auth/guard.server.ts';
import { toast } from '#app/auth/toast.server.ts';
import { readReasons } from '#app/domain/codes/code.queries.server.ts';
import { statusSchema } from '#app/domain/deals/deal.schema.ts';
import { readDeal } from '#app/domain/deals/deal-page.queries.server.ts';
import { changeStatus } from '#app/domain/deals/move.commands.server.ts';
import { StatusForm } from '#app/domain/deals/ui/status-form.tsx';
import { readLockedSpans } from '#app/domain/periods/correction.server.ts';
import { forbidden } from '#app/lib/refusal.ts';
import { PageHeader } from '#app/ui/page.tsx';

export const handle = { title: 'deals:status.title', texts: ['deals'] };

export const loader = userLoader({ area: 'records' }, async ({ ctx, params }) => {
  const [deal, reasons, locked] = await Promise.all([
    readDeal(ctx, recordId(params)),
    readReasons(ctx.locale),
    readLockedSpans(),
  ]);
  if (!deal.may.move) throw forbidden();
  return { deal, reasons, locked, today: ctx.today };
});

export const action = userAction({ area: 'records' }, async ({ ctx, params, values }) => {
  const id = recordId(params);
  await changeStatus(ctx, id, parseForm(statusSchema, values));
  throw redirect(`/deals/${id}`, { headers: await toast('deals:toast.status') });
});

export default function StatusPage() {
  const { deal, reasons, today } = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  return (
    <>
      <PageHeader title={t('deals:status.title')} crumb={{ to: `/deals/${deal.id}`, text: deal.name }} />
      <StatusForm deal={deal} reasons={reasons} today={today} answer={useActionData<typeof action>()} />
    </>
  );
}
