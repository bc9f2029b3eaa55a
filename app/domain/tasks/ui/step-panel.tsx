import { useTranslation } from 'react-i18next';
import { problemText } from '#app/i18n/problem-text.ts';
import { Panel } from '#app/ui/page.tsx';
import styles from './task.module.css';
import { FinishButton } from './task-form.tsx';
import { type TaskState, useTask } from './use-task.ts';

interface Props {
  task: TaskState & { what: string };
  owner: string;
  due: string | null;
}

/** The next step on the page of its record, to be finished there. */
export function StepPanel({ task, owner, due }: Props) {
  const { t } = useTranslation();
  const { done, problems } = useTask(task);
  return (
    <Panel title={t('tasks:nextStep')}>
      <div className={done ? `${styles.step} ${styles.done}` : styles.step}>
        <FinishButton task={task} />
        <div>
          <p className={styles.what}>{task.what}</p>
          <p className="muted small">
            {owner} · {due}
          </p>
          {problems.map((problem) => (
            <p key={problem.key + problem.field} role="alert" className="overdue small">
              {problemText(t, problem)}
            </p>
          ))}
        </div>
      </div>
    </Panel>
  );
}
