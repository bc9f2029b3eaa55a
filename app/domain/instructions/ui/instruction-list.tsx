import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '#app/ui/button.tsx';
import { Pager, Total } from '#app/ui/list/data-table.tsx';
import { ListBar } from '#app/ui/list/list-bar.tsx';
import { Empty } from '#app/ui/page.tsx';
import type { listInstructions } from '../instruction.queries.server.ts';
import { INSTRUCTION_VIEWS } from '../instruction.schema.ts';
import styles from './instruction.module.css';
import { InstructionItem } from './instruction-item.tsx';

interface Props {
  page: Awaited<ReturnType<typeof listInstructions>>;
  today: string;
  /** Whether the user gives instructions or answers them. */
  gives: boolean;
}

/** The instructions in sight by whose they are and how they stand. */
export function InstructionList({ page, today, gives }: Props) {
  const { t } = useTranslation();
  const others = gives ? ['mine'] : ['given', 'withdrawn'];
  const views = INSTRUCTION_VIEWS.filter((view) => !others.includes(view));
  return (
    <>
      <nav className={styles.tabs} aria-label={t('instructions:views')}>
        {views.map((view) => (
          <Link
            key={view}
            to={`/instructions?view=${view}`}
            className={styles.tab}
            aria-current={view === page.view ? 'page' : undefined}
          >
            {t(`instructions:view.${view}`)}
          </Link>
        ))}
      </nav>
      {page.rows.length === 0 ? (
        <Empty text={t(`instructions:empty.${page.view}`)}>
          {page.view === 'given' && <ButtonLink to="/deals">{t('instructions:pickDeal')}</ButtonLink>}
        </Empty>
      ) : (
        <>
          <ListBar>
            <Total total={page.total} />
          </ListBar>
          <ul className={styles.list}>
            {page.rows.map((row) => (
              <InstructionItem key={row.id} row={row} today={today} />
            ))}
          </ul>
        </>
      )}
      <Pager after={page.after} />
    </>
  );
}
