import { Form, Link, useSubmit } from '@remix-run/react';
import { type FormEvent, useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '#app/lib/dates.ts';
import { Button } from '#app/ui/button.tsx';
import { WORKS_OFFLINE } from '#app/ui/offline/works-offline.ts';
import { isOffline } from '#app/ui/outbox/snapshot.ts';
import { Empty } from '#app/ui/page.tsx';
import type { Arrival, CheckIn } from '../check-in.queries.server.ts';
import { ticketIn } from '../check-in.schema.ts';
import styles from './check-in.module.css';
import type { GuestState } from './tapped.ts';
import { TicketCamera } from './ticket-camera.tsx';
import { type Said, useCheckIn } from './use-check-in.ts';

/** What a desk shows at once; typing one letter more is quicker than scrolling. */
const SHOWN = 30;
interface Props {
  edition: { id: string; canWork: boolean };
  first: CheckIn;
  q: string;
}

/** The desk at the door: find by name, initials, organization or QR code, and one tap. */
export function CheckInDesk({ edition, first, q }: Props) {
  const { t } = useTranslation();
  const submit = useSubmit();
  const [typed, setTyped] = useState(q);
  const [unknown, setUnknown] = useState(false);
  const [scanning, setScanning] = useState(false);
  // Where there are more guests than the desk holds, the server looks for them, too.
  const { guests, hasMore, counts, tap, now, said } = useCheckIn(edition.id, first, q, (name, intent) =>
    t(intent === 'in' ? 'guests:checkIn.label' : 'guests:checkIn.undoOf', { name }),
  );

  const terms = useDeferredValue(typed).normalize('NFKC').toLowerCase().split(/\s+/).filter(Boolean);
  const found = guests.filter(({ searchText }) => terms.every((term) => searchText.includes(term)));
  const ask = (text: string) => submit(text ? { q: text } : {}, { replace: true });
  const onType = (text: string) => {
    setTyped(text);
    setUnknown(false);
  };

  const scanned = (text: string) => {
    const ticket = ticketIn(text);
    const guest = guests.find((one) => one.ticket === ticket);
    setUnknown(!guest);
    setTyped('');
    if (guest) void tap(guest, 'in');
  };
  const onEnter = (event: FormEvent) => {
    event.preventDefault();
    const [only] = found;
    if (edition.canWork && ticketIn(typed)) scanned(typed);
    else if (edition.canWork && only && found.length === 1 && !now(only).isIn) void tap(only, 'in');
    else if (!isOffline()) ask(typed);
  };
  const ahead = guests.reduce(
    (sum, guest) => sum + Number(now(guest).isIn) - Number(guest.checkedInAt !== null),
    0,
  );
  return (
    <div className={styles.desk}>
      <div className={styles.figures}>
        <Figure text={t('guests:counts.checkedIn')} count={counts.checkedIn + ahead} />
        <Figure text={t('guests:counts.accepted')} count={counts.accepted} />
        <Figure text={t('guests:counts.total')} count={counts.total} />
      </div>
      <Form method="get" role="search" className={styles.bar} onSubmit={onEnter} {...WORKS_OFFLINE}>
        <input
          type="search"
          name="q"
          className={styles.search}
          aria-label={t('guests:checkIn.search')}
          placeholder={t('guests:checkIn.search')}
          value={typed}
          onChange={({ target }) => onType(target.value)}
          autoComplete="off"
          enterKeyHint="search"
        />
        {edition.canWork && (
          <Button onClick={() => setScanning(!scanning)} aria-pressed={scanning}>
            {t(scanning ? 'guests:checkIn.stopScan' : 'guests:checkIn.scan')}
          </Button>
        )}
      </Form>
      {scanning && <TicketCamera onRead={scanned} />}
      <div role="status">
        {unknown && <p className={`${styles.said} ${styles.warn}`}>{t('guests:checkIn.unknownTicket')}</p>}
        {!unknown && said && <SaidLine said={said} />}
      </div>
      {found.length === 0 ? (
        <Empty text={guests.length === 0 && !q ? t('guests:empty') : t('list.noMatch')}>
          {typed !== q && <Button onClick={() => ask(typed)}>{t('guests:checkIn.askServer')}</Button>}
        </Empty>
      ) : (
        <ul className={styles.list}>
          {found.slice(0, SHOWN).map((guest) => (
            <li key={guest.id}>
              <GuestLine
                guest={guest}
                now={now(guest)}
                canWork={edition.canWork}
                onTap={(intent) => void tap(guest, intent)}
              />
            </li>
          ))}
        </ul>
      )}
      {(found.length > SHOWN || hasMore) && (
        <p className="muted small">{t('guests:checkIn.more', { count: SHOWN })}</p>
      )}
    </div>
  );
}

function Figure({ text, count }: { text: string; count: number }) {
  return (
    <div className={styles.figure}>
      <span className="muted small">{text}</span>
      <strong>{count}</strong>
    </div>
  );
}

function SaidLine({ said }: { said: Said }) {
  const { t } = useTranslation();
  const at = said.at && formatInstant(said.at).slice(11);
  const isGood = said.kind === 'in' || said.kind === 'out';
  return (
    <p className={`${styles.said} ${isGood ? '' : styles.warn}`}>
      {t(`guests:checkIn.said.${said.kind}`, { name: said.name, at, by: said.by })}
    </p>
  );
}

interface LineProps {
  guest: Arrival;
  now: GuestState;
  canWork: boolean;
  onTap: (intent: 'in' | 'out') => void;
}

/** One guest with one button; before JavaScript has loaded it posts to the page of the guest's ticket. */
function GuestLine({ guest, now, canWork, onTap }: LineProps) {
  const { t } = useTranslation();
  const { isIn, isWaiting, isRefused } = now;
  const intent = isIn ? 'out' : 'in';
  return (
    <>
      <div className={styles.who}>
        <span className={styles.name}>{guest.name}</span>{' '}
        {guest.reply === 'declined' && (
          <span className={`${styles.declined} small`}>{t('codes:reply.declined')}</span>
        )}
        <div className="muted small">{[guest.organization, guest.title].filter(Boolean).join(' · ')}</div>
      </div>
      {(isIn || isWaiting) && (
        <span className={styles.state}>
          <span>
            {isWaiting && t(isIn ? 'guests:checkIn.waiting' : 'guests:checkIn.outWaiting')}
            {!isWaiting &&
              guest.checkedInAt &&
              t('guests:checkIn.at', { at: formatInstant(guest.checkedInAt).slice(5) })}
          </span>
          {!isWaiting && <span className="muted small">{guest.checkedInBy?.name}</span>}
        </span>
      )}
      {isRefused && (
        <Link to="/outbox" className="overdue small">
          {t('guests:checkIn.refused')}
        </Link>
      )}
      {canWork && (
        <Form
          method="post"
          action={`/check-in/${guest.ticket}`}
          onSubmit={(event) => {
            event.preventDefault();
            onTap(intent);
          }}
          {...WORKS_OFFLINE}
        >
          <Button
            type="submit"
            name="intent"
            value={intent}
            look={isIn ? 'quiet' : 'primary'}
            aria-label={t(isIn ? 'guests:checkIn.undoOf' : 'guests:checkIn.doOf', { name: guest.name })}
          >
            {t(isIn ? 'guests:checkIn.undo' : 'guests:checkIn.do')}
          </Button>
        </Form>
      )}
    </>
  );
}
