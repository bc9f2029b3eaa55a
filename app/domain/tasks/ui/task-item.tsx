import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { problemText } from '#app/i18n/problem-text.ts';
import { daysBetween, formatInstant, type LocalDate } from '#app/lib/dates.ts';
import type { TaskRow } from '../task.queries.server.ts';
import { ownersFor, type TaskPeople } from '../task.rules.ts';
import styles from './task.module.css';
import { FinishButton, TaskForm } from './task-form.tsx';
import { AnswerForm, HandOverForm, PlanForm, PostponeForm } from './task-forms.tsx';
import { useTask } from './use-task.ts';

interface Props {
  task: TaskRow;
  people?: TaskPeople;
  today: LocalDate;
  onFinish: () => void;
}

/** One task: what, on which visit or deal, whose and by when; to be finished, postponed or handed over. */
export function TaskItem({ task, people, today, onFinish }: Props) {
  const { t } = useTranslation();
  const { done, problems, isPosting } = useTask(task);
  const owners = people ? ownersFor(task, people) : [];
  const instructed = task.kind === 'instruction';
  return (
    <li className={done ? `${styles.task} ${styles.done}` : styles.task}>
      {task.may && (done || !instructed) && <FinishButton task={task} onFinish={onFinish} />}
      <div className={styles.body}>
        <div className={styles.what}>
          {instructed && <span className={styles.instructed}>{t('tasks:instruction')}</span>}
          {task.climbed && <span className={styles.climbed}>{t('tasks:climbed')}</span>}
          {task.what}
        </div>
        <Source task={task} />
        <div className={`${styles.due} small`}>
          {!task.mine && <span className="muted">{task.owner}</span>}
          <Due task={task} today={today} />
        </div>
        <div role="status" className="small">
          {done && <Done task={task} />}
        </div>
        {problems.map((problem) => (
          <p key={problem.key + problem.field} role="alert" className="overdue small">
            {problemText(t, problem)}
          </p>
        ))}
        {!done && instructed && task.may && (
          <details className={styles.answering}>
            <summary>{t('tasks:answer')}</summary>
            <TaskForm task={task}>
              <AnswerForm what={task.what} onAnswer={onFinish} />
            </TaskForm>
          </details>
        )}
        {done && task.mayPlan && (
          <TaskForm task={task}>
            <PlanForm ownerId={task.ownerId} today={today} isWaiting={isPosting} />
          </TaskForm>
        )}
      </div>
      {!done && task.may && (!instructed || owners.length > 0) && (
        <details className={styles.change} key={task.version}>
          <summary>{t(instructed ? 'tasks:handOver' : 'tasks:change')}</summary>
          {!instructed && (
            <TaskForm task={task}>
              <PostponeForm today={today} />
            </TaskForm>
          )}
          {owners.length > 0 && (
            <TaskForm task={task}>
              <HandOverForm people={owners} />
            </TaskForm>
          )}
        </details>
      )}
    </li>
  );
}

/** The visit, deal or instruction a task stands on, and the company or who gave it. */
function Source({ task }: { task: TaskRow }) {
  const { t } = useTranslation();
  const text = task.about ?? t('tasks:fromVisit', { date: task.occurredOn ?? '' });
  const to = `/${task.kind}s/${task.id}`;
  return (
    <div className={styles.source}>
      <span>{task.inSight ? <Link to={to}>{text}</Link> : text}</span>
      <span>{task.givenBy ? t('tasks:givenBy', { name: task.givenBy }) : task.company}</span>
    </div>
  );
}

/** Only once the list was read again it is known when and by whom. */
function Done({ task: { doneAt, doneBy } }: { task: TaskRow }) {
  const { t } = useTranslation();
  return doneAt ? t('tasks:isDoneBy', { name: doneBy ?? '', at: formatInstant(doneAt) }) : t('tasks:isDone');
}

function Due({ task, today }: { task: TaskRow; today: LocalDate }) {
  const { t } = useTranslation();
  if (!task.due) return null;
  const late = daysBetween(task.due, today);
  if (task.doneAt || late < 0) return <span className="muted">{t('tasks:due', { date: task.due })}</span>;
  if (late === 0) return <strong>{t('tasks:dueToday')}</strong>;
  return <span className="overdue">{t('tasks:late', { date: task.due, count: late })}</span>;
}
