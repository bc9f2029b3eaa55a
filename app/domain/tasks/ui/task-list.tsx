import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LocalDate } from '#app/lib/dates.ts';
import type { TaskRow } from '../task.queries.server.ts';
import { TASK_GROUPS, type TaskGroup, type TaskPeople } from '../task.rules.ts';
import styles from './task.module.css';
import { TaskItem } from './task-item.tsx';

interface Props {
  tasks: TaskRow[];
  /** How many tasks each group holds besides those shown; without it the tasks stand in one list, instructions first. */
  counts?: Record<TaskGroup, number>;
  /** Without them no task is handed over. */
  people?: TaskPeople;
  today: LocalDate;
  empty: ReactNode;
}

const idOf = ({ kind, id }: TaskRow) => `${kind} ${id}`;
const dueKey = ({ due, id }: TaskRow) => `${due} ${id}`;
/** As listFirstTasks orders them. */
const firstKey = (task: TaskRow) => `${task.kind === 'instruction' ? 0 : 1} ${dueKey(task)}`;

/** Tasks to be finished in place; one that was finished here stays where it stood, so that it can be undone. */
export function TaskList({ tasks, counts, people, today, empty }: Props) {
  const { t } = useTranslation();
  const [finished, setFinished] = useState<TaskRow[]>([]);
  const listed = new Set(tasks.map(idOf));
  const gone = finished.filter((task) => !listed.has(idOf(task)));
  const keyOf = counts ? dueKey : firstKey;
  const rows = gone.length > 0 ? [...tasks, ...gone].sort((a, b) => keyOf(a).localeCompare(keyOf(b))) : tasks;
  if (rows.length === 0) return empty;
  const keep = (task: TaskRow) =>
    setFinished((before) => [...before.filter((other) => idOf(other) !== idOf(task)), task]);
  const list = (shown: TaskRow[]) => (
    <ul className={styles.list}>
      {shown.map((task) => (
        <TaskItem key={idOf(task)} task={task} people={people} today={today} onFinish={() => keep(task)} />
      ))}
    </ul>
  );
  if (!counts) return list(rows);
  return TASK_GROUPS.map((group) => ({ group, shown: rows.filter((task) => task.group === group) }))
    .filter(({ shown }) => shown.length > 0)
    .map(({ group, shown }) => (
      <section key={group} className={styles.group}>
        <h2 className={group === 'overdue' ? 'overdue' : undefined}>
          {t(`tasks:group.${group}`)} <span className={styles.count}>{counts[group]}</span>
        </h2>
        {list(shown)}
      </section>
    ));
}
