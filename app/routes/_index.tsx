import { redirect } from '@remix-run/node';
import { Link, useLoaderData, useRouteLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { userAction, userLoader } from '#app/auth/guard.server.ts';
import { mayOpen } from '#app/auth/user.ts';
import { sightOf } from '#app/auth/visible.ts';
import { canDeal } from '#app/domain/deals/deal.policy.ts';
import { listStuckDeals } from '#app/domain/deals/stuck.queries.server.ts';
import { DealTable } from '#app/domain/deals/ui/deal-table.tsx';
import { listOwnEditions } from '#app/domain/events/edition.queries.server.ts';
import { OwnEditions } from '#app/domain/events/ui/own-editions.tsx';
import { listWaiting } from '#app/domain/instructions/instruction.queries.server.ts';
import { WaitingPanel } from '#app/domain/instructions/ui/waiting-panel.tsx';
import { readDueMonth } from '#app/domain/periods/due-month.queries.server.ts';
import { monthText } from '#app/domain/periods/month.ts';
import { readAgenda, readPreparations } from '#app/domain/tasks/agenda.queries.server.ts';
import { dismissReminder, isReminderDismissed } from '#app/domain/tasks/reminder.server.ts';
import { listFirstTasks } from '#app/domain/tasks/task.queries.server.ts';
import { Agenda } from '#app/domain/tasks/ui/agenda.tsx';
import { Preparations } from '#app/domain/tasks/ui/preparations.tsx';
import { Reminder } from '#app/domain/tasks/ui/reminder.tsx';
import { TaskList } from '#app/domain/tasks/ui/task-list.tsx';
import { readHeadline } from '#app/reports/pipeline/pipeline.queries.server.ts';
import { PipelineHeadline } from '#app/reports/pipeline/ui/headline.tsx';
import { StageFunnel } from '#app/reports/pipeline/ui/stage-funnel.tsx';
import type { loader as rootLoader } from '#app/root.tsx';
import { ButtonLink } from '#app/ui/button.tsx';
import { Empty, PageHeader, Panel, Stack } from '#app/ui/page.tsx';

export const handle = {
  title: 'home:title',
  texts: ['deals', 'home', 'instructions', 'reports', 'tasks', 'visits'],
};

const TASKS_SHOWN = 8;

/** Each role starts where its day starts: what is due, where to be, what is stuck, how the pipeline stands. */
export const loader = userLoader({}, async ({ ctx, request }) => {
  const { role } = ctx.user;
  if (mayOpen(role, 'people')) throw redirect('/admin/users');
  if (mayOpen(role, 'audit')) throw redirect('/audit');
  const organizes = role === 'organizer';
  const [tasks, agenda, preparations, stuck, editions, headline, dismissed, due, waiting] = await Promise.all(
    [
      // Officials read; nothing is for them to do.
      role === 'official' ? null : listFirstTasks(ctx, TASKS_SHOWN),
      readAgenda(ctx),
      organizes ? readPreparations(ctx) : [],
      organizes ? null : listStuckDeals(ctx),
      organizes ? listOwnEditions(ctx) : null,
      sightOf(ctx.user) === 'events' ? null : readHeadline(ctx),
      isReminderDismissed(ctx, request),
      readDueMonth(ctx),
      listWaiting(ctx),
    ],
  );
  return {
    name: ctx.user.name,
    today: ctx.today,
    // An organizer's deals begin at its events.
    canCreate: canDeal(ctx.user, 'create') && !organizes,
    tasks,
    agenda,
    preparations,
    stuck,
    editions,
    headline,
    dismissed,
    due: due && { month: monthText(due), returned: due.state === 'returned' },
    waiting,
    // Who is in the field looks at tasks and deals, not at the funnel.
    showFunnel: role !== 'officer' && role !== 'lead',
  };
});

/** Puts today's reminder away. */
export const action = userAction({}, async ({ ctx }) => {
  throw redirect('/', { headers: await dismissReminder(ctx) });
});

export default function HomePage() {
  const data = useLoaderData<typeof loader>();
  const { name, today, canCreate, tasks, agenda, preparations, stuck, editions, headline } = data;
  const { t } = useTranslation();
  const load = useRouteLoaderData<typeof rootLoader>('root')?.user?.tasks;
  return (
    <>
      <PageHeader title={t('home:title')} note={t('home:hello', { name, date: today })}>
        {canCreate && (
          <>
            <ButtonLink to="/companies/new">{t('home:newCompany')}</ButtonLink>
            <ButtonLink to="/deals/new">{t('home:newDeal')}</ButtonLink>
          </>
        )}
      </PageHeader>
      <Stack>
        {!data.dismissed && load && <Reminder load={load} agenda={agenda} today={today} />}
        {data.due && (
          <p>
            <Link to={`/reports/months/${data.due.month}`}>
              {t(data.due.returned ? 'home:monthReturned' : 'home:monthDue', { month: data.due.month })}
            </Link>
          </p>
        )}
        <WaitingPanel rows={data.waiting} today={today} />
        {agenda.length > 0 && (
          <Panel title={t('home:agenda')}>
            <Agenda agenda={agenda} today={today} />
          </Panel>
        )}
        {preparations.length > 0 && (
          <Panel title={t('home:preparations')}>
            <Preparations events={preparations} today={today} />
          </Panel>
        )}
        {tasks && (
          <Panel
            title={t('home:mine')}
            action={
              <Link to="/tasks" className="small">
                {t('home:allTasks', { count: sumOf(tasks.counts.mine) })}
              </Link>
            }
          >
            <Stack>
              <TaskList tasks={tasks.rows} today={today} empty={<Empty text={t('home:mineEmpty')} />} />
              {tasks.counts.sight.overdue > 0 && (
                <p className="small">
                  <Link to="/tasks?view=overdue">
                    {t('home:sightOverdue', { count: tasks.counts.sight.overdue })}
                  </Link>
                </p>
              )}
            </Stack>
          </Panel>
        )}
        {headline && <PipelineHeadline headline={headline} />}
        {headline && data.showFunnel && (
          <Panel title={t('reports:funnel.title')}>
            <StageFunnel table={headline.stages} filters={headline.filters} brief />
          </Panel>
        )}
        {editions && (
          <Panel title={t('home:events')}>
            <OwnEditions editions={editions} />
          </Panel>
        )}
        {stuck && (
          <Panel
            title={t('home:stuck')}
            action={<span className="muted small">{t('home:stuckHint', { days: stuck.days })}</span>}
          >
            <DealTable deals={stuck.deals} today={today} empty={<Empty text={t('home:stuckEmpty')} />} />
          </Panel>
        )}
      </Stack>
    </>
  );
}

const sumOf = (groups: Record<string, number>) =>
  Object.values(groups).reduce((total, count) => total + count, 0);
