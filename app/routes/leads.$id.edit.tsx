import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { parseForm, recordId, userAction, userLoader } from '#app/auth/guard.server.ts';
import { toast } from '#app/auth/toast.server.ts';
import { readChains } from '#app/domain/codes/code.queries.server.ts';
import { archiveLead, editLead, restoreLead } from '#app/domain/events/lead.commands.server.ts';
import { leadFormValues } from '#app/domain/events/lead.form.ts';
import { readLead } from '#app/domain/events/lead.queries.server.ts';
import { leadEditSchema, leadIntentSchema } from '#app/domain/events/lead.schema.ts';
import { LeadForm } from '#app/domain/events/ui/lead-form.tsx';
import { readHistory } from '#app/domain/history/history.queries.server.ts';
import { HistoryPanel } from '#app/domain/history/ui/history-panel.tsx';
import { forbidden } from '#app/lib/refusal.ts';
import { ConfirmAction } from '#app/ui/confirm-action.tsx';
import { Columns, PageHeader, Panel } from '#app/ui/page.tsx';

export const handle = { title: 'leads:edit', texts: ['audit', 'companies', 'events', 'leads'] };

export const loader = userLoader({ area: 'records' }, async ({ ctx, params }) => {
  const lead = await readLead(ctx, recordId(params));
  if (!lead.canEdit) throw forbidden();
  const [chains, history] = await Promise.all([readChains(ctx.locale), readHistory('leads', lead.id)]);
  return { editionId: lead.editionId, lead: leadFormValues(lead), chains, history };
});

export const action = userAction({ area: 'records' }, async ({ ctx, params, values }) => {
  const id = recordId(params);
  if ('intent' in values) {
    const { intent, version } = parseForm(leadIntentSchema, values);
    const command = intent === 'archive' ? archiveLead : restoreLead;
    const { editionId, companyName } = await command(ctx, id, version);
    const said = intent === 'archive' ? 'leads:archived' : 'leads:restored';
    throw redirect(`/events/${editionId}/leads`, { headers: await toast(said, { name: companyName }) });
  }
  const { version, ...input } = parseForm(leadEditSchema, values);
  const editionId = await editLead(ctx, id, version, input);
  throw redirect(`/events/${editionId}/leads`, { headers: await toast('leads:saved') });
});

export default function EditLeadPage() {
  const { editionId, lead, chains, history } = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  const page = `/events/${editionId}/leads`;
  return (
    <>
      <PageHeader title={t('leads:edit')} crumb={{ to: page, text: t('leads:title') }}>
        <ConfirmAction intent="archive" version={lead.version} label={t('leads:archive')} danger />
      </PageHeader>
      <Columns
        main={
          <Panel>
            <LeadForm lead={lead} chains={chains} answer={useActionData<typeof action>()} cancelTo={page} />
          </Panel>
        }
        side={<HistoryPanel subject="leads" entries={history} />}
      />
    </>
  );
}
