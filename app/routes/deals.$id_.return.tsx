import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { parseForm, recordId, userAction, userLoader } from '#app/auth/guard.server.ts';
import { toast } from '#app/auth/toast.server.ts';
import { readReasons } from '#app/domain/codes/code.queries.server.ts';
import { returnSchema } from '#app/domain/deals/deal.schema.ts';
import { readDeal } from '#app/domain/deals/deal-page.queries.server.ts';
import { returnDeal } from '#app/domain/deals/move.commands.server.ts';
import { ReturnForm } from '#app/domain/deals/ui/status-form.tsx';
import { readLockedSpans } from '#app/domain/periods/correction.server.ts';
import { forbidden } from '#app/lib/refusal.ts';
import { PageHeader } from '#app/ui/page.tsx';

export const handle = { title: 'deals:return.title', texts: ['deals'] };

export const loader = userLoader({ area: 'records' }, async ({ ctx, params }) => {
  const [deal, reasons, locked] = await Promise.all([
    readDeal(ctx, recordId(params)),
    readReasons(ctx.locale),
    readLockedSpans(),
  ]);
  if (!deal.may.return) throw forbidden();
  return { deal, reasons, locked, today: ctx.today };
});

export const action = userAction({ area: 'records' }, async ({ ctx, params, values }) => {
  const id = recordId(params);
  await returnDeal(ctx, id, parseForm(returnSchema, values));
  throw redirect(`/deals/${id}`, { headers: await toast('deals:toast.returned') });
});

export default function ReturnPage() {
  const { deal, reasons, today } = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  return (
    <>
      <PageHeader title={t('deals:return.title')} crumb={{ to: `/deals/${deal.id}`, text: deal.name }} />
      <ReturnForm deal={deal} reasons={reasons} today={today} answer={useActionData<typeof action>()} />
    </>
  );
}
