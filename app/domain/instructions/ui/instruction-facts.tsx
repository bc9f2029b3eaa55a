import { useTranslation } from 'react-i18next';
import { formatInstant } from '#app/lib/dates.ts';
import { Panel } from '#app/ui/page.tsx';
import type { readInstruction } from '../instruction.queries.server.ts';
import styles from './instruction.module.css';
import { AnswerText, DueDay, StateMark } from './instruction-item.tsx';

interface Props {
  instruction: Awaited<ReturnType<typeof readInstruction>>;
  today: string;
  /** What was just done. */
  notice: string | undefined;
}

/** What was asked, of whom, by when, and what came of it. */
export function InstructionFacts({ instruction, today, notice }: Props) {
  const { t } = useTranslation();
  return (
    <Panel>
      {notice && (
        <p role="status" className={styles.notice}>
          {notice}
        </p>
      )}
      <div className={styles.facts}>
        <div className={styles.head}>
          <StateMark state={instruction.state} />
          <span className="muted small">
            {t('instructions:givenOn', { name: instruction.givenBy, at: formatInstant(instruction.givenAt) })}
          </span>
        </div>
        <p className={styles.text}>{instruction.text}</p>
        <p className="small">
          {t('instructions:ownerIs', { name: instruction.owner, team: instruction.ownerTeam })} ·{' '}
          <DueDay row={instruction} today={today} />
        </p>
        {instruction.doneAt ? (
          <AnswerText row={instruction} />
        ) : (
          <p className="muted small">{t('instructions:noAnswer')}</p>
        )}
      </div>
    </Panel>
  );
}
