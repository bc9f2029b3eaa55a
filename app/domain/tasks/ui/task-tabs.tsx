import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { useCurrentInView } from '#app/ui/tabs.tsx';
import { TASK_GROUPS, type TaskGroup } from '../task.rules.ts';
import { TASK_VIEWS, type TaskView } from '../task.schema.ts';
import styles from './task.module.css';

type Groups = Record<TaskGroup, number>;

interface Props {
  view: TaskView;
  counts: { mine: Groups; sight: Groups };
  /** How far the user sees: it names the view of everything in sight. */
  sight: 'all' | 'teams' | 'county' | 'events' | 'nothing';
}

const sum = (groups: Groups) => TASK_GROUPS.reduce((total, group) => total + groups[group], 0);

/** The views of the task list, with how many tasks each holds. */
export function TaskTabs({ view, counts, sight }: Props) {
  const { t } = useTranslation();
  const line = useCurrentInView();
  const held: Record<TaskView, number | null> = {
    mine: sum(counts.mine),
    sight: sum(counts.sight),
    overdue: counts.sight.overdue,
    done: null,
  };
  return (
    <nav className={styles.tabs} aria-label={t('tasks:views')} ref={line}>
      {TASK_VIEWS.map((one) => (
        <Link
          key={one}
          to={one === 'mine' ? '/tasks' : `/tasks?view=${one}`}
          className={styles.tab}
          aria-current={one === view ? 'page' : undefined}
        >
          {one === 'sight' ? t(`tasks:sight.${sight}`) : t(`tasks:view.${one}`)}
          {held[one] !== null && <span className={styles.count}>{held[one]}</span>}
        </Link>
      ))}
    </nav>
  );
}
