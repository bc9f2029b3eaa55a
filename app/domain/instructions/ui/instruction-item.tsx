import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '#app/lib/dates.ts';
import type { InstructionRow } from '../instruction.queries.server.ts';
import { daysLate } from '../instruction.rules.ts';
import styles from './instruction.module.css';

interface Props {
  row: InstructionRow;
  today: string;
  /** Leaves out what it stands on, where the page says so. */
  onItsPage?: boolean;
  children?: ReactNode;
}

/** One instruction: on what, what is asked, whose by when, and what was answered. */
export function InstructionItem({ row, today, onItsPage = false, children }: Props) {
  const { t } = useTranslation();
  return (
    <li className={styles.item}>
      <div className={styles.head}>
        {!onItsPage && (
          <span className={styles.on}>
            {row.on.to ? <Link to={row.on.to}>{row.on.name}</Link> : row.on.name}
          </span>
        )}
        <StateMark state={row.state} />
        <span className="muted small">
          {t('instructions:givenOn', { name: row.givenBy, at: formatInstant(row.givenAt) })}
        </span>
      </div>
      <Link to={`/instructions/${row.id}`} className={styles.text}>
        {row.text}
      </Link>
      <div className="small">
        <span className="muted">
          {t('instructions:ownerIs', { name: row.owner, team: row.ownerTeam })} ·{' '}
        </span>
        <DueDay row={row} today={today} />
      </div>
      {row.doneAt && <AnswerText row={row} />}
      {children}
    </li>
  );
}

export function StateMark({ state }: Pick<InstructionRow, 'state'>) {
  const { t } = useTranslation();
  const look = state === 'overdue' ? styles.overdue : state === 'done' ? styles.done : '';
  return <span className={`${styles.state} ${look}`}>{t(`instructions:state.${state}`)}</span>;
}

export function DueDay({ row, today }: Pick<Props, 'row' | 'today'>) {
  const { t } = useTranslation();
  const { dueOn: date, state } = row;
  if (state !== 'overdue') return <span className="muted">{t('instructions:due', { date })}</span>;
  return <span className="overdue">{t('instructions:late', { date, count: daysLate(date, today) })}</span>;
}

/** What was reported back, by whom and when. */
export function AnswerText({ row }: Pick<Props, 'row'>) {
  const { t } = useTranslation();
  return (
    <div className={styles.answer}>
      <div>{row.answer}</div>
      <div className="muted small">
        {t('instructions:answeredBy', {
          name: row.doneBy ?? '',
          at: row.doneAt ? formatInstant(row.doneAt) : '',
        })}
      </div>
    </div>
  );
}
