import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { parseForm, recordId, userAction, userLoader } from '#app/auth/guard.server.ts';
import { toast } from '#app/auth/toast.server.ts';
import { moveSchema } from '#app/domain/deals/deal.schema.ts';
import { readDealFormOptions } from '#app/domain/deals/deal-options.queries.server.ts';
import { readMove } from '#app/domain/deals/deal-page.queries.server.ts';
import { moveDeal } from '#app/domain/deals/move.commands.server.ts';
import { isSignedOrLater } from '#app/domain/deals/stage.ts';
import { MoveForm } from '#app/domain/deals/ui/move-form.tsx';
import { readLockedSpans } from '#app/domain/periods/correction.server.ts';
import { forbidden } from '#app/lib/refusal.ts';
import { PageHeader } from '#app/ui/page.tsx';

export const handle = { title: 'deals:title', texts: ['companies', 'deals'] };

export const loader = userLoader({ area: 'records' }, async ({ ctx, params, url }) => {
  const { deal, to, missing } = await readMove(ctx, recordId(params), url.searchParams.get('to'));
  if (!deal.may.advance) throw forbidden();
  if (isSignedOrLater(to) && !isSignedOrLater(deal.stage)) throw redirect(`/deals/${deal.id}/agreements/new`);
  const [options, locked] = await Promise.all([readDealFormOptions(ctx, deal), readLockedSpans()]);
  return { deal, to, missing, today: ctx.today, options, locked };
});

export const action = userAction({ area: 'records' }, async ({ ctx, params, values }) => {
  const id = recordId(params);
  const { stay, id: _id, ...fields } = values;
  await moveDeal(ctx, id, parseForm(moveSchema, fields));
  // The board stays where it is, conditions and all; its columns are read again after every post.
  if (stay) return null;
  throw redirect(`/deals/${id}`, { headers: await toast('deals:toast.moved') });
});

export default function MoveDealPage() {
  const { deal, to, missing, today, options } = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  return (
    <>
      <PageHeader
        title={t('deals:move.title', { stage: t(`codes:stage.${to}`) })}
        crumb={{ to: `/deals/${deal.id}`, text: deal.name }}
      />
      <MoveForm
        deal={deal}
        to={to}
        missing={missing}
        today={today}
        options={options}
        answer={useActionData<typeof action>() ?? undefined}
      />
    </>
  );
}
