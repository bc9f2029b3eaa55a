import { Link, useFetcher } from '@remix-run/react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemText } from '#app/i18n/problem-text.ts';
import type { Problem } from '#app/lib/refusal.ts';
import { Button, ButtonLink } from '#app/ui/button.tsx';
import { Panel } from '#app/ui/page.tsx';
import { useProblemTexts } from '#app/ui/texts.tsx';
import type { InstructionRow } from '../instruction.queries.server.ts';
import styles from './instruction.module.css';
import { InstructionItem } from './instruction-item.tsx';

interface Answered {
  change?: { intent: string; version: number };
  problems?: Problem[];
}

/**
 * Reports that wait for the giver, closed in one tap, which the next takes back; one closed here stays until then.
 * After them what is overdue.
 */
export function WaitingPanel({ rows, today }: { rows: InstructionRow[]; today: string }) {
  const { t } = useTranslation();
  const [closed, setClosed] = useState<InstructionRow[]>([]);
  const gone = closed.filter(({ id }) => !rows.some((row) => row.id === id));
  const shown = [...gone, ...rows];
  if (shown.length === 0) return null;
  return (
    <Panel
      title={t('instructions:waiting')}
      action={<Link to="/instructions">{t('instructions:waitingAll')}</Link>}
    >
      <ul className={styles.list}>
        {shown.map((row) => (
          <Waiting
            key={row.id}
            row={row}
            today={today}
            onClose={() => setClosed((before) => [...before.filter(({ id }) => id !== row.id), row])}
          />
        ))}
      </ul>
    </Panel>
  );
}

function Waiting({ row, today, onClose }: { row: InstructionRow; today: string; onClose: () => void }) {
  const { t } = useTranslation();
  const fetcher = useFetcher<Answered>({ key: `instruction ${row.id}` });
  const { change, problems = [] } = fetcher.data ?? {};
  useProblemTexts(problems);
  const isClosed = change?.intent === 'close';
  return (
    <InstructionItem row={isClosed ? { ...row, state: 'closed' } : row} today={today}>
      {(isClosed || row.may.close) && (
        <fetcher.Form method="post" action={`/instructions/${row.id}`} className={styles.line}>
          <input type="hidden" name="version" value={Math.max(row.version, change?.version ?? 0)} />
          <Button
            type="submit"
            name="intent"
            value={isClosed ? 'reopen' : 'close'}
            onClick={isClosed ? undefined : onClose}
            disabled={fetcher.state !== 'idle'}
            look={isClosed ? 'plain' : 'primary'}
            aria-label={isClosed ? undefined : t('instructions:closeOf', { name: row.on.name })}
          >
            {t(isClosed ? 'instructions:reopen' : 'instructions:close')}
          </Button>
          {!isClosed && (
            <ButtonLink to={`/instructions/${row.id}`} look="quiet">
              {t('instructions:sendBack')}
            </ButtonLink>
          )}
          <span role="status" className="small">
            {isClosed && t('instructions:notice.close')}
          </span>
        </fetcher.Form>
      )}
      {problems.map((problem) => (
        <p key={problem.key + problem.field} role="alert" className="overdue small">
          {problemText(t, problem)}
        </p>
      ))}
    </InstructionItem>
  );
}
