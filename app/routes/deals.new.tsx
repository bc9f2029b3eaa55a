import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { parseForm, parseQuery, userAction, userLoader } from '#app/auth/guard.server.ts';
import { toast } from '#app/auth/toast.server.ts';
import { sightOf } from '#app/auth/visible.ts';
import { findCompanyChoice } from '#app/domain/companies/company.queries.server.ts';
import { createDeal } from '#app/domain/deals/deal.commands.server.ts';
import { canDeal } from '#app/domain/deals/deal.policy.ts';
import { dealSchema, fromLeadSchema } from '#app/domain/deals/deal.schema.ts';
import { readDealFormOptions } from '#app/domain/deals/deal-options.queries.server.ts';
import { createDealFromLead } from '#app/domain/deals/from-lead.commands.server.ts';
import { DealForm } from '#app/domain/deals/ui/deal-form.tsx';
import { SimilarHint } from '#app/domain/duplicates/ui/similar-hint.tsx';
import { readLeadStart } from '#app/domain/events/lead.queries.server.ts';
import { readLockedSpans } from '#app/domain/periods/correction.server.ts';
import { forbidden } from '#app/lib/refusal.ts';
import { PageHeader } from '#app/ui/page.tsx';

export const handle = { title: 'deals:new', texts: ['companies', 'deals', 'duplicates', 'leads'] };

export const loader = userLoader({ area: 'records' }, async ({ ctx, url }) => {
  if (!canDeal(ctx.user, 'create')) throw forbidden();
  const [options, chosen, lead, locked] = await Promise.all([
    readDealFormOptions(ctx),
    findCompanyChoice(ctx, url.searchParams.get('company')),
    readLeadStart(ctx, url.searchParams.get('lead')),
    readLockedSpans(),
  ]);
  const company = lead?.company ?? chosen;
  const isOwner = options.people.some(({ value }) => value === ctx.user.id);
  const fromEvents = sightOf(ctx.user) === 'events';
  const defaults = {
    leadId: company?.id ?? '',
    partners: [],
    currency: 'CNY',
    firstMetOn: ctx.today,
    teamId: fromEvents ? '' : ctx.user.teamId,
    ...(fromEvents && { sourceKind: 'event', sourceEditionId: options.editions[0]?.value ?? '' }),
    ownerId: isOwner ? ctx.user.id : '',
    countyCode: ctx.user.regionCode ?? '',
    ...lead?.defaults,
  };
  return { options, defaults, companies: company ? [company] : [], locked };
});

export const action = userAction({ area: 'records' }, async ({ ctx, url, values }) => {
  const input = parseForm(dealSchema, values);
  const { lead } = parseQuery(fromLeadSchema, url);
  const deal = lead ? await createDealFromLead(ctx, lead, input) : await createDeal(ctx, input);
  throw redirect(`/deals/${deal.id}`, { headers: await toast('deals:toast.created', { code: deal.code }) });
});

export default function NewDealPage() {
  const { options, defaults, companies } = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  return (
    <>
      <PageHeader title={t('deals:new')} crumb={{ to: '/deals', text: t('deals:title') }} />
      <DealForm
        options={options}
        defaults={defaults}
        companies={companies}
        answer={useActionData<typeof action>()}
        cancelTo="/deals"
        hint={<SimilarHint kind="deals" />}
      />
    </>
  );
}
