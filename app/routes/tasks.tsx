import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { parseForm, parseQuery, userAction, userLoader } from '#app/auth/guard.server.ts';
import { sightOf } from '#app/auth/visible.ts';
import { openViews } from '#app/domain/search/view.queries.server.ts';
import { runTaskAction } from '#app/domain/tasks/task.commands.server.ts';
import { listTasks, readTaskPeople } from '#app/domain/tasks/task.queries.server.ts';
import { taskActionSchema, taskFilterSchema } from '#app/domain/tasks/task.schema.ts';
import { TaskList } from '#app/domain/tasks/ui/task-list.tsx';
import { TaskNotice } from '#app/domain/tasks/ui/task-notice.tsx';
import { TaskTabs } from '#app/domain/tasks/ui/task-tabs.tsx';
import { Pager } from '#app/ui/list/data-table.tsx';
import { SavedViews } from '#app/ui/list/saved-views.tsx';
import { Empty, PageHeader } from '#app/ui/page.tsx';

export const handle = { title: 'tasks:title', texts: ['deals', 'tasks', 'visits', 'views'] };

export const loader = userLoader({ area: 'records' }, async ({ ctx, url }) => {
  const filter = parseQuery(taskFilterSchema, url);
  const [views, tasks] = await Promise.all([openViews(ctx, 'tasks', url), listTasks(ctx, filter)]);
  const people = await readTaskPeople(ctx, tasks.rows);
  return { views, ...tasks, people, view: filter.view, today: ctx.today, sight: sightOf(ctx.user) };
});

/** Answers what became of the task: lists post here from every page and stay where they are. */
export const action = userAction({ area: 'records' }, async ({ ctx, values }) => ({
  change: await runTaskAction(ctx, parseForm(taskActionSchema, values)),
}));

export default function TasksPage() {
  const { views, rows, after, counts, people, view, today, sight } = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  const grouped = view === 'mine' ? counts.mine : view === 'done' ? undefined : counts.sight;
  return (
    <>
      <PageHeader title={t('tasks:title')} />
      <SavedViews {...views} />
      <TaskTabs view={view} counts={counts} sight={sight} />
      <TaskNotice answer={useActionData<typeof action>()} />
      <TaskList
        key={view}
        tasks={rows}
        counts={grouped}
        people={people}
        today={today}
        empty={<Empty text={t(`tasks:empty.${view}`)} />}
      />
      <Pager after={after} />
    </>
  );
}
