import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { parseForm, userAction, userLoader } from '#app/auth/guard.server.ts';
import { toast } from '#app/auth/toast.server.ts';
import { findCompanyChoice } from '#app/domain/companies/company.queries.server.ts';
import { planReception } from '#app/domain/receptions/reception.commands.server.ts';
import { canPlanReceptions } from '#app/domain/receptions/reception.policy.ts';
import { readCoordinators } from '#app/domain/receptions/reception.queries.server.ts';
import { receptionSchema } from '#app/domain/receptions/reception.schema.ts';
import { ReceptionForm } from '#app/domain/receptions/ui/reception-form.tsx';
import { forbidden } from '#app/lib/refusal.ts';
import { PageHeader } from '#app/ui/page.tsx';
import type { PageHandle } from '#app/ui/title.tsx';

export const handle: PageHandle = { title: 'receptions:new', texts: ['companies', 'receptions'] };

export const loader = userLoader({ area: 'records' }, async ({ ctx, url }) => {
  if (!canPlanReceptions(ctx.user)) throw forbidden();
  const [company, coordinators] = await Promise.all([
    findCompanyChoice(ctx, url.searchParams.get('company')),
    readCoordinators(ctx),
  ]);
  const values = {
    companyId: company?.id ?? '',
    startsOn: ctx.today,
    endsOn: ctx.today,
    coordinatorId: ctx.user.id,
    items: [],
  };
  return { company, coordinators, values };
});

export const action = userAction({ area: 'records' }, async ({ ctx, values }) => {
  const { id } = await planReception(ctx, parseForm(receptionSchema, values));
  throw redirect(`/receptions/${id}`, { headers: await toast('receptions:saved') });
});

export default function NewReceptionPage() {
  const { company, coordinators, values } = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  return (
    <>
      <PageHeader title={t('receptions:new')} crumb={{ to: '/receptions', text: t('receptions:title') }} />
      <ReceptionForm
        isNew
        values={values}
        company={company}
        coordinators={coordinators}
        answer={useActionData<typeof action>()}
        cancelTo="/receptions"
      />
    </>
  );
}
