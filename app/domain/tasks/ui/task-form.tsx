import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './task.module.css';
import { type TaskState, useTask } from './use-task.ts';

/**
 * A form about one task; it posts to the task list, or to the instruction it is, from every page and stays where it
 * is.
 */
export function TaskForm({ task, children }: { task: TaskState; children: ReactNode }) {
  const { Form, version } = useTask(task);
  return (
    <Form method="post" action={task.kind === 'instruction' ? `/instructions/${task.id}` : '/tasks'}>
      <input type="hidden" name="kind" value={task.kind} />
      <input type="hidden" name="id" value={task.id} />
      <input type="hidden" name="version" value={version} />
      {children}
    </Form>
  );
}

/** Done in one tap, and undone by the next. */
export function FinishButton({
  task,
  onFinish,
}: {
  task: TaskState & { what: string };
  onFinish?: () => void;
}) {
  const { t } = useTranslation();
  const { done, isPosting } = useTask(task);
  const reopen = task.kind === 'instruction' ? 'takeBack' : 'reopen';
  return (
    <TaskForm task={task}>
      <input type="hidden" name="intent" value={done ? reopen : 'finish'} />
      <button
        type="submit"
        className={done ? `${styles.check} ${styles.checked}` : styles.check}
        disabled={isPosting}
        onClick={done ? undefined : onFinish}
        aria-label={t(done ? 'step.undoOf' : 'step.finishOf', { what: task.what })}
      >
        <span className={styles.tick} aria-hidden>
          {done ? '✓' : ''}
        </span>
        <span aria-hidden>{t(done ? 'step.undo' : 'step.finish')}</span>
      </button>
    </TaskForm>
  );
}
