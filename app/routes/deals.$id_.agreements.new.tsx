import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { parseForm, recordId, userAction, userLoader } from '#app/auth/guard.server.ts';
import { toast } from '#app/auth/toast.server.ts';
import { signAgreement } from '#app/domain/agreements/agreement.commands.server.ts';
import { agreementSchema } from '#app/domain/agreements/agreement.schema.ts';
import { AgreementForm } from '#app/domain/agreements/ui/agreement-form.tsx';
import { readEditions } from '#app/domain/deals/deal-options.queries.server.ts';
import { readDeal } from '#app/domain/deals/deal-page.queries.server.ts';
import { MissingList } from '#app/domain/deals/ui/missing-list.tsx';
import { readLockedSpans } from '#app/domain/periods/correction.server.ts';
import { forbidden } from '#app/lib/refusal.ts';
import { PageHeader } from '#app/ui/page.tsx';

export const handle = { title: 'agreements:new', texts: ['agreements', 'deals'] };

export const loader = userLoader({ area: 'records' }, async ({ ctx, params }) => {
  const deal = await readDeal(ctx, recordId(params));
  if (!deal.may.sign) throw forbidden();
  return {
    deal: { id: deal.id, name: deal.name, version: deal.version, isSigned: deal.signedOn !== null },
    missing: (deal.missing.signed ?? []).filter(({ field }) => field !== 'agreement'),
    signatories: deal.investors.map(({ company }) => ({ value: company.id, text: company.name })),
    editions: await readEditions(ctx),
    today: ctx.today,
    locked: await readLockedSpans(),
  };
});

export const action = userAction({ area: 'records' }, async ({ ctx, params, values }) => {
  const id = recordId(params);
  await signAgreement(ctx, id, parseForm(agreementSchema, values));
  throw redirect(`/deals/${id}`, { headers: await toast('agreements:signed') });
});

export default function SignPage() {
  const { deal, missing, signatories, editions, today } = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  return (
    <>
      <PageHeader title={t('agreements:new')} crumb={{ to: `/deals/${deal.id}`, text: deal.name }} />
      <MissingList missing={missing} dealId={deal.id} elsewhere />
      <AgreementForm
        deal={deal}
        signatories={signatories}
        editions={editions}
        today={today}
        answer={useActionData<typeof action>()}
      />
    </>
  );
}
