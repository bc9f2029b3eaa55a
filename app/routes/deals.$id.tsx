import { redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { recordId, userLoader } from '#app/auth/guard.server.ts';
import { listArrivalsOfDeal } from '#app/domain/arrivals/arrival.queries.server.ts';
import { ArrivalPanel } from '#app/domain/arrivals/ui/arrival-panel.tsx';
import { WriteOffPanel } from '#app/domain/arrivals/ui/write-off-panel.tsx';
import { readDeal } from '#app/domain/deals/deal-page.queries.server.ts';
import { AgreementPanel } from '#app/domain/deals/ui/agreement-panel.tsx';
import { DealFacts } from '#app/domain/deals/ui/deal-facts.tsx';
import { InvestorPanel, SharePanel } from '#app/domain/deals/ui/deal-links.tsx';
import { NextStepPanel } from '#app/domain/deals/ui/next-step-panel.tsx';
import { StageHistory } from '#app/domain/deals/ui/stage-history.tsx';
import { StagePanel } from '#app/domain/deals/ui/stage-panel.tsx';
import { canWorkDuplicates } from '#app/domain/duplicates/duplicate.policy.ts';
import { findKept, readMergedFrom } from '#app/domain/duplicates/kept.queries.server.ts';
import { MergedNote } from '#app/domain/duplicates/ui/merged-note.tsx';
import { readHistory } from '#app/domain/history/history.queries.server.ts';
import { HistoryPanel } from '#app/domain/history/ui/history-panel.tsx';
import { listInstructionsOfDeal } from '#app/domain/instructions/instruction.queries.server.ts';
import { InstructionPanel } from '#app/domain/instructions/ui/instruction-panel.tsx';
import { listLinesOfDeal } from '#app/domain/signings/form.queries.server.ts';
import { SigningPanel } from '#app/domain/signings/ui/signing-panel.tsx';
import { FinishButton } from '#app/domain/tasks/ui/task-form.tsx';
import { VisitList } from '#app/domain/visits/ui/visit-list.tsx';
import { listVisitsOfDeal } from '#app/domain/visits/visit.queries.server.ts';
import { ButtonLink } from '#app/ui/button.tsx';
import { Columns, PageHeader, Panel } from '#app/ui/page.tsx';

export const handle = {
  title: (data: Awaited<ReturnType<typeof loader>>) => data.deal.name,
  texts: ['agreements', 'arrivals', 'audit', 'deals', 'duplicates', 'instructions', 'visits'],
};

export const loader = userLoader({ area: 'records' }, async ({ ctx, params }) => {
  const id = recordId(params);
  const kept = await findKept(ctx, 'deals', id);
  if (kept) throw redirect(`/deals/${kept}`);
  const deal = await readDeal(ctx, id);
  const merged = await readMergedFrom('deals', id);
  const [visits, history, signings, money, instructed] = await Promise.all([
    listVisitsOfDeal(ctx, deal.id),
    readHistory('deals', [id, ...merged.map((other) => other.id)], deal.masked),
    listLinesOfDeal(ctx, deal),
    listArrivalsOfDeal(ctx, deal),
    listInstructionsOfDeal(ctx, deal.id),
  ]);
  return {
    deal,
    visits,
    history,
    merged,
    canManage: canWorkDuplicates(ctx.user),
    signings,
    money,
    instructed,
    today: ctx.today,
  };
});

export default function DealPage() {
  const { deal, visits, history, merged, canManage, signings, money, instructed, today } =
    useLoaderData<typeof loader>();
  const { t } = useTranslation();
  return (
    <>
      <PageHeader title={deal.name} crumb={{ to: '/deals', text: t('deals:title') }} note={deal.code}>
        {deal.may.move && (
          <>
            <ButtonLink to={`/deals/${deal.id}/visits/new`}>{t('deals:page.talk')}</ButtonLink>
            <ButtonLink to={`/deals/${deal.id}/status`}>{t('deals:page.status')}</ButtonLink>
          </>
        )}
        {deal.may.edit && <ButtonLink to={`/deals/${deal.id}/edit`}>{t('action.edit')}</ButtonLink>}
      </PageHeader>
      <Columns
        main={
          <>
            <StagePanel deal={deal} today={today} />
            <DealFacts deal={deal} />
            <AgreementPanel deal={deal} />
            <ArrivalPanel deal={deal} {...money} />
            <WriteOffPanel deal={deal} />
            <Panel title={t('deals:page.talks')}>
              <VisitList visits={visits} />
            </Panel>
          </>
        }
        side={
          <>
            <NextStepPanel
              key={deal.version}
              deal={deal}
              today={today}
              finish={
                deal.nextStep &&
                deal.may.finish && (
                  <FinishButton
                    task={{ ...deal, kind: 'deal', doneAt: deal.nextStepDoneAt, what: deal.nextStep }}
                  />
                )
              }
            />
            <InstructionPanel dealId={deal.id} {...instructed} today={today} />
            <SigningPanel dealId={deal.id} {...signings} />
            <InvestorPanel deal={deal} />
            <SharePanel deal={deal} />
            <StageHistory rows={deal.history} />
            <MergedNote kind="deals" id={deal.id} merged={merged} mayManage={canManage} />
            <HistoryPanel subject="deals" entries={history} />
          </>
        }
      />
    </>
  );
}
