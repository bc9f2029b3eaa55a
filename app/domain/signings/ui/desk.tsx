import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemText } from '#app/i18n/problem-text.ts';
import { formatYi } from '#app/lib/money.ts';
import { Button, ButtonLink } from '#app/ui/button.tsx';
import { Problems } from '#app/ui/form/problems.tsx';
import { Empty } from '#app/ui/page.tsx';
import { postNow } from '#app/ui/post.ts';
import { PrintButton } from '#app/ui/print-button.tsx';
import { ReorderList } from '#app/ui/reorder.tsx';
import { useMoves } from '#app/ui/use-moves.ts';
import type { Desk as DeskData } from '../desk.queries.server.ts';
import styles from './desk.module.css';
import { DeskRow } from './desk-row.tsx';
import { OrderTable } from './order-table.tsx';
import { type DeskAtWork, useDesk } from './use-desk.ts';
import { WaitingProjects } from './waiting-projects.tsx';

interface Props {
  edition: { id: string; name: string; isListed: boolean };
  first: { state: string; body: DeskData };
}

/** The signing desk: the list of the ceremony, one tap a line, running totals; works on while the network is away. */
export function Desk({ edition, first }: Props) {
  const { t } = useTranslation();
  const desk = useDesk(edition.id, first);
  const [isOrdering, setOrdering] = useState(false);
  const at = `/events/${edition.id}`;
  return (
    <>
      <div className={styles.bar}>
        <Totals desk={desk} />
        <div className={styles.actions}>
          {desk.mayRun && (
            <>
              <ButtonLink to={`${at}/signing/new`} look="primary">
                {t('signings:add.new')}
              </ButtonLink>
              <ButtonLink to={`${at}/signing/add`}>{t('signings:add.deal')}</ButtonLink>
              <ButtonLink to={`${at}/signing/paste`}>{t('signings:add.paste')}</ButtonLink>
            </>
          )}
          {desk.mayRun && desk.lines.length > 1 && (
            <Button aria-pressed={isOrdering} onClick={() => setOrdering(!isOrdering)}>
              {t(isOrdering ? 'signings:order.done' : 'signings:order.change')}
            </Button>
          )}
          {desk.lines.length > 0 && <PrintButton text={t('signings:order.print')} />}
          {edition.isListed && (
            <ButtonLink to={`${at}/projection`} target="_blank" prefetch="none">
              {t('signings:projection.open')}
            </ButtonLink>
          )}
        </div>
      </div>
      <Messages desk={desk} />
      <WaitingProjects editionId={edition.id} />
      {desk.lines.length === 0 ? (
        <Empty text={t(desk.mayRun ? 'signings:empty' : 'signings:emptyOthers')}>
          {desk.mayRun && <ButtonLink to={`${at}/signing/new`}>{t('signings:add.new')}</ButtonLink>}
        </Empty>
      ) : (
        <>
          {isOrdering ? <Ordering desk={desk} /> : <Rows desk={desk} />}
          <OrderTable name={edition.name} lines={desk.lines} />
        </>
      )}
    </>
  );
}

function Rows({ desk }: { desk: DeskAtWork }) {
  return (
    <ol className={`${styles.rows} no-print`}>
      {desk.lines.map((line, index) => (
        <DeskRow key={line.id} line={line} number={index + 1} desk={desk} />
      ))}
    </ol>
  );
}

/** The list while it is put in order; a move shows at once. */
function Ordering({ desk }: { desk: DeskAtWork }) {
  const { t, i18n } = useTranslation();
  const moves = useMoves(desk.lines, desk.reading, (id, to) =>
    postNow(`/signings/${id}/move`, { to: String(to) }),
  );
  return (
    <div className="no-print" aria-busy={moves.isSaving}>
      {moves.problems.length > 0 && <Problems answer={moves} />}
      <ReorderList
        items={moves.items}
        onMove={moves.onMove}
        isSaving={moves.isSaving}
        nameOf={({ deal }) => deal.name}
        render={(line) => (
          <div className={styles.short}>
            <span>{line.deal.name}</span>
            <span className="num">
              {t('unit.yiAmount', { amount: formatYi(line.amount, i18n.language) })}
            </span>
          </div>
        )}
      />
    </div>
  );
}

/** How far the list has come, what it has signed by the counting rules, and what waits for a network. */
function Totals({ desk }: { desk: DeskAtWork }) {
  const { t, i18n } = useTranslation();
  const waiting = desk.lines.filter(({ now }) => now.isWaiting).length;
  return (
    <dl className={styles.totals}>
      <div>
        <dt>{t('signings:totals.lines')}</dt>
        <dd>
          <strong className="num">{desk.lines.filter(({ now }) => now.isSigned).length}</strong>
          <span className="muted"> / {desk.lines.length}</span>
        </dd>
      </div>
      {desk.totals && (
        <div>
          <dt>{t('signings:totals.deals')}</dt>
          <dd>
            <strong className="num">{desk.totals.deals}</strong> {t('unit.deals')}{' '}
            <strong className="num">{formatYi(desk.totals.amount, i18n.language)}</strong>{' '}
            {t('signings:unit')}
          </dd>
        </div>
      )}
      {(waiting > 0 || desk.isLost) && (
        <div className={styles.waiting} role="status">
          <dt>{t(desk.isLost ? 'signings:connection.lost' : 'signings:connection.sending')}</dt>
          <dd>{t('signings:connection.waiting', { count: waiting })}</dd>
        </div>
      )}
    </dl>
  );
}

function Messages({ desk }: { desk: DeskAtWork }) {
  const { t } = useTranslation();
  return (
    <div aria-live="polite" className="no-print">
      {desk.problems.map((problem) => (
        <p key={problem.key} className={styles.problem}>
          {problemText(t, problem)}
        </p>
      ))}
      {desk.removed && (
        <p className={styles.removed}>
          {t('signings:removed', { name: desk.removed.deal.name })}
          <Button look="quiet" onClick={() => desk.removed && desk.act(desk.removed, 'restore')}>
            {t('signings:putBack')}
          </Button>
        </p>
      )}
    </div>
  );
}
