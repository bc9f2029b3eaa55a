import { useTranslation } from 'react-i18next';
import { ButtonLink } from '#app/ui/button.tsx';
import { Empty, Panel } from '#app/ui/page.tsx';
import type { InstructionRow } from '../instruction.queries.server.ts';
import styles from './instruction.module.css';
import { InstructionItem } from './instruction-item.tsx';

interface Props {
  dealId: string;
  instructions: InstructionRow[];
  mayInstruct: boolean;
  today: string;
}

/** What officials asked about a deal; nothing where there is nothing to say. */
export function InstructionPanel({ dealId, instructions, mayInstruct, today }: Props) {
  const { t } = useTranslation();
  if (instructions.length === 0 && !mayInstruct) return null;
  return (
    <Panel
      title={t('instructions:onDeal')}
      action={
        mayInstruct && (
          <ButtonLink to={`/instructions/new?deal=${dealId}`}>{t('instructions:new')}</ButtonLink>
        )
      }
    >
      {instructions.length === 0 ? (
        <Empty text={t('instructions:onDealEmpty')} />
      ) : (
        <ul className={styles.list}>
          {instructions.map((row) => (
            <InstructionItem key={row.id} row={row} today={today} onItsPage />
          ))}
        </ul>
      )}
    </Panel>
  );
}
