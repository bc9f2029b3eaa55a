import { Link, useFetcher, useNavigate } from '@remix-run/react';
import { type DragEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemText } from '#app/i18n/problem-text.ts';
import type { LocalDate } from '#app/lib/dates.ts';
import { formatYi, sumYuan } from '#app/lib/money.ts';
import type { Answer } from '#app/ui/form/record-form.tsx';
import type { DealRow, readBoard } from '../deal.queries.server.ts';
import { isPast, type Stage } from '../stage.ts';
import styles from './deal-board.module.css';
import { NextStep } from './deal-table.tsx';
import { StageName, StatusMark } from './stage.tsx';

type Board = Awaited<ReturnType<typeof readBoard>>;
type Column = Board['columns'][number];

interface Props extends Board {
  today: LocalDate;
  /** Teams whose deals the user may move. */
  movable: string[] | 'all';
  moreLink: (stage: Stage) => string;
}

/**
 * Deals by stage. A card is dragged to a later column, or moved from its page by keyboard; if the server
 * refuses, the card is back in its column and what is missing stands above the board. What was signed long ago is
 * in the lists of its stages.
 */
export function DealBoard({ columns, later, today, movable, moreLink }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const mover = useFetcher<Answer>();
  const [dragged, setDragged] = useState<DealRow>();
  const mayMove = (deal: DealRow) => movable === 'all' || movable.includes(deal.teamId);
  const moving = mover.formData && { id: mover.formData.get('id'), to: mover.formData.get('to') };
  const drop = (stage: Stage) => {
    setDragged(undefined);
    if (!dragged || !isPast(stage, dragged.stage)) return;
    if (stage === 'signed') return navigate(`/deals/${dragged.id}/agreements/new`);
    mover.submit(
      { id: dragged.id, version: String(dragged.version), to: stage, on: today, stay: '1' },
      { method: 'post', action: `/deals/${dragged.id}/move` },
    );
  };
  const shown = columns.map((column) => ({
    ...column,
    cards: [
      ...columns.flatMap(({ cards }) =>
        cards.filter((card) => moving?.id === card.id && moving.to === column.stage),
      ),
      ...column.cards.filter((card) => moving?.id !== card.id),
    ],
  }));
  return (
    <>
      {mover.data && mover.state === 'idle' && <Refused answer={mover.data} />}
      <div className={styles.board}>
        {shown.map((column) => (
          <BoardColumn
            key={column.stage}
            column={column}
            today={today}
            more={moreLink(column.stage)}
            open={Boolean(dragged && isPast(column.stage, dragged.stage))}
            onDrop={() => drop(column.stage)}
            dragProps={(deal) =>
              mayMove(deal) && {
                draggable: true,
                onDragStart: (event: DragEvent) => {
                  event.dataTransfer.setData('text/plain', deal.code);
                  setDragged(deal);
                },
                onDragEnd: () => setDragged(undefined),
              }
            }
          />
        ))}
        <LaterStages stages={later} moreLink={moreLink} />
      </div>
      <p className="visually-hidden">{t('deals:boardKeys')}</p>
    </>
  );
}

function Refused({ answer }: { answer: Answer }) {
  const { t } = useTranslation();
  const { id, to } = answer.values;
  return (
    <div className={styles.refused} role="alert">
      {answer.problems.map((problem) => (
        <span key={problem.key}>{problemText(t, problem)}</span>
      ))}
      <Link to={`/deals/${id}/move?to=${to}`}>{t('deals:fillIn')}</Link>
    </div>
  );
}

/** The stages after signing, each with the list of its deals. */
function LaterStages({ stages, moreLink }: { stages: Board['later']; moreLink: Props['moreLink'] }) {
  const { t, i18n } = useTranslation();
  const amount = sumYuan(stages.map((stage) => stage.amount));
  const count = stages.reduce((sum, stage) => sum + stage.count, 0);
  return (
    <section className={styles.column}>
      <h2 className={styles.head}>
        <span>{t('deals:afterSigning')}</span>
        <span className="num muted small">
          {t('unit.dealCount', { count })} · {formatYi(amount, i18n.language)}
        </span>
      </h2>
      {count === 0 && <p className="muted small">{t('deals:columnEmpty')}</p>}
      <ul className={styles.cards}>
        {stages
          .filter((stage) => stage.count > 0)
          .map((stage) => (
            <li key={stage.stage} className={styles.card}>
              <Link to={moreLink(stage.stage)} className={styles.line}>
                <StageName stage={stage.stage} />
                <span className="num small">
                  {t('unit.dealCount', { count: stage.count })} · {formatYi(stage.amount, i18n.language)}
                </span>
              </Link>
            </li>
          ))}
      </ul>
    </section>
  );
}

function BoardColumn({
  column,
  today,
  more,
  open,
  onDrop,
  dragProps,
}: {
  column: Column;
  today: LocalDate;
  more: string;
  open: boolean;
  onDrop: () => void;
  dragProps: (deal: DealRow) => object | false;
}) {
  const { t, i18n } = useTranslation();
  const hidden = column.count - column.cards.length;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the same move has a link on every deal's page
    <section
      className={`${styles.column} ${open ? styles.open : ''}`}
      onDragOver={(event) => open && event.preventDefault()}
      onDrop={onDrop}
    >
      <h2 className={styles.head}>
        <StageName stage={column.stage} />
        <span className="num muted small">
          {t('unit.dealCount', { count: column.count })} · {formatYi(column.amount, i18n.language)}
        </span>
      </h2>
      {column.cards.length === 0 && <p className="muted small">{t('deals:columnEmpty')}</p>}
      <ul className={styles.cards}>
        {column.cards.map((deal) => (
          <li key={deal.id} className={styles.card} {...dragProps(deal)}>
            <Link to={`/deals/${deal.id}`}>{deal.name}</Link> <StatusMark status={deal.status} />
            <div className="muted small">{deal.investor}</div>
            <div className={styles.line}>
              <span className="muted small">
                {i18n.language === 'en' ? deal.county?.nameEn : deal.county?.shortName}
              </span>
              <strong className="num">{formatYi(deal.amount, i18n.language)}</strong>
            </div>
            <div className="small">
              <NextStep deal={deal} today={today} />
            </div>
          </li>
        ))}
      </ul>
      {hidden > 0 && (
        <Link to={more} className="small">
          {t('deals:columnMore', { count: hidden })}
        </Link>
      )}
    </section>
  );
}
