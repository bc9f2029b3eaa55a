import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { parseForm, recordId, userAction, userLoader } from '#app/auth/guard.server.ts';
import { toast } from '#app/auth/toast.server.ts';
import { writeOffSchema } from '#app/domain/arrivals/arrival.schema.ts';
import { WriteOffForm } from '#app/domain/arrivals/ui/write-off-form.tsx';
import { undoWriteOff, writeOffDeal } from '#app/domain/arrivals/write-off.commands.server.ts';
import { readDeal } from '#app/domain/deals/deal-page.queries.server.ts';
import { forbidden } from '#app/lib/refusal.ts';
import { versionSchema } from '#app/lib/schema.ts';
import { PageHeader } from '#app/ui/page.tsx';

export const handle = { title: 'arrivals:writeOff.title', texts: ['arrivals', 'deals'] };

export const loader = userLoader({ area: 'records' }, async ({ ctx, params }) => {
  const deal = await readDeal(ctx, recordId(params));
  if (!deal.may.writeOff) throw forbidden();
  return { deal, today: ctx.today };
});

export const action = userAction({ area: 'records' }, async ({ ctx, params, values }) => {
  const id = recordId(params);
  const undo = values.intent === 'undo';
  if (undo) await undoWriteOff(ctx, id, parseForm(versionSchema, values).version);
  else await writeOffDeal(ctx, id, parseForm(writeOffSchema, values));
  throw redirect(`/deals/${id}`, {
    headers: await toast(undo ? 'arrivals:writeOff.undoneToast' : 'arrivals:writeOff.doneToast'),
  });
});

export default function WriteOffPage() {
  const { deal, today } = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  return (
    <>
      <PageHeader title={t('arrivals:writeOff.title')} crumb={{ to: `/deals/${deal.id}`, text: deal.name }} />
      <WriteOffForm deal={deal} today={today} answer={useActionData<typeof action>()} />
    </>
  );
}
