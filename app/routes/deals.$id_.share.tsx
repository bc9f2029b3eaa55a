import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { parseForm, recordId, userAction, userLoader } from '#app/auth/guard.server.ts';
import { toast } from '#app/auth/toast.server.ts';
import { shareSchema } from '#app/domain/deals/deal.schema.ts';
import { readTeamOptions } from '#app/domain/deals/deal-options.queries.server.ts';
import { readDeal } from '#app/domain/deals/deal-page.queries.server.ts';
import { shareDeal } from '#app/domain/deals/share.commands.server.ts';
import { forbidden } from '#app/lib/refusal.ts';
import { CheckGroup } from '#app/ui/form/fields.tsx';
import { RecordForm } from '#app/ui/form/record-form.tsx';
import { PageHeader, Panel } from '#app/ui/page.tsx';

export const handle = { title: 'deals:page.share', texts: ['deals'] };

export const loader = userLoader({ area: 'records' }, async ({ ctx, params }) => {
  const deal = await readDeal(ctx, recordId(params));
  if (!deal.may.share) throw forbidden();
  return { deal, teams: await readTeamOptions(deal) };
});

export const action = userAction({ area: 'records' }, async ({ ctx, params, values }) => {
  const id = recordId(params);
  await shareDeal(ctx, id, parseForm(shareSchema, values));
  throw redirect(`/deals/${id}`, { headers: await toast('deals:toast.shared') });
});

export default function SharePage() {
  const { deal, teams } = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  const page = `/deals/${deal.id}`;
  return (
    <>
      <PageHeader title={t('deals:page.share')} crumb={{ to: page, text: deal.name }} />
      <Panel>
        <RecordForm
          schema={shareSchema}
          defaults={{ version: String(deal.version), teams: deal.shares.map(({ team }) => team.id) }}
          answer={useActionData<typeof action>()}
          cancelTo={page}
        >
          <CheckGroup name="teams" label={t('deals:field.sharedWith')} options={teams} />
        </RecordForm>
      </Panel>
    </>
  );
}
