import { redirect } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { parseForm, recordId, userAction, userLoader } from '#app/auth/guard.server.ts';
import { toast } from '#app/auth/toast.server.ts';
import { readHistory } from '#app/domain/history/history.queries.server.ts';
import { HistoryPanel } from '#app/domain/history/ui/history-panel.tsx';
import { archiveReception, restoreReception } from '#app/domain/receptions/reception.commands.server.ts';
import { canPlanReceptions } from '#app/domain/receptions/reception.policy.ts';
import { readReception } from '#app/domain/receptions/reception.queries.server.ts';
import { receptionIntentSchema } from '#app/domain/receptions/reception.schema.ts';
import { ReceptionDocument } from '#app/domain/receptions/ui/reception-document.tsx';
import { ButtonLink } from '#app/ui/button.tsx';
import { ConfirmAction } from '#app/ui/confirm-action.tsx';
import { Problems } from '#app/ui/form/problems.tsx';
import { Columns, PageHeader, Panel } from '#app/ui/page.tsx';
import { PrintButton } from '#app/ui/print-button.tsx';

export const handle = {
  title: (data: Awaited<ReturnType<typeof loader>>) => data.reception.company.name,
  texts: ['audit', 'companies', 'receptions'],
};

export const loader = userLoader({ area: 'records' }, async ({ ctx, params }) => {
  const reception = await readReception(ctx, recordId(params));
  const history = await readHistory('receptions', reception.id, reception.masked);
  return { reception, history, canLog: canPlanReceptions(ctx.user) && !reception.isLogged };
});

export const action = userAction({ area: 'records' }, async ({ ctx, params, values }) => {
  const id = recordId(params);
  const { intent, version } = parseForm(receptionIntentSchema, values);
  if (intent === 'archive') {
    await archiveReception(ctx, id, version);
    throw redirect('/receptions', { headers: await toast('receptions:archived') });
  }
  await restoreReception(ctx, id, version);
  throw redirect(`/receptions/${id}`, { headers: await toast('receptions:restored') });
});

export default function ReceptionPage() {
  const { reception, history, canLog } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation();
  return (
    <>
      <div className="no-print">
        <PageHeader
          title={reception.company.name}
          crumb={{ to: '/receptions', text: t('receptions:title') }}
          note={reception.startsOn}
        >
          <PrintButton />
          {reception.mayEdit && (
            <ButtonLink to={`/receptions/${reception.id}/edit`}>{t('action.edit')}</ButtonLink>
          )}
          {canLog && (
            <ButtonLink to={`/visits/new?reception=${reception.id}`} look="primary">
              {t('receptions:log')}
            </ButtonLink>
          )}
        </PageHeader>
        <Problems answer={answer} />
      </div>
      <Columns
        main={<ReceptionDocument reception={reception} />}
        side={
          <div className="no-print">
            {reception.isLogged && (
              <Panel title={t('receptions:logged')}>
                {reception.visitId && (
                  <Link to={`/visits/${reception.visitId}`}>{t('receptions:openVisit')}</Link>
                )}
              </Panel>
            )}
            <HistoryPanel subject="receptions" entries={history} />
            {reception.mayEdit && (
              <ConfirmAction
                intent="archive"
                version={reception.version}
                label={t('receptions:archive')}
                note={t('receptions:archiveNote')}
                danger
              />
            )}
          </div>
        }
      />
    </>
  );
}
