import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { problemText } from '#app/i18n/problem-text.ts';
import type { Problem } from '#app/lib/refusal.ts';
import { Button } from '#app/ui/button.tsx';
import type { TaskDone } from '../task.commands.server.ts';
import styles from './task.module.css';

/** What became of a task that was posted without JavaScript, with the way back. */
export function TaskNotice({
  answer,
}: {
  answer: { change: TaskDone } | { problems: Problem[] } | undefined;
}) {
  const { t } = useTranslation();
  if (!answer) return null;
  if ('problems' in answer) {
    return (
      <div role="alert" className="overdue">
        {answer.problems.map((problem) => (
          <p key={problem.key + problem.field}>{problemText(t, problem)}</p>
        ))}
      </div>
    );
  }
  const { intent, kind, id, version, what } = answer.change;
  return (
    <div className={styles.notice} role="status">
      {t(`tasks:notice.${intent}`, { what })}
      {intent === 'finish' && (
        <Form method="post" action="/tasks">
          <input type="hidden" name="intent" value="reopen" />
          <input type="hidden" name="kind" value={kind} />
          <input type="hidden" name="id" value={id} />
          <input type="hidden" name="version" value={version} />
          <Button type="submit">{t('step.undo')}</Button>
        </Form>
      )}
    </div>
  );
}
