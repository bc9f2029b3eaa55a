import { Form, Link, useFetcher } from '@remix-run/react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#app/ui/button.tsx';
import { deliver, newKey } from '#app/ui/outbox/outbox.ts';
import { useOutbox } from '#app/ui/outbox/use-outbox.ts';
import { Panel } from '#app/ui/page.tsx';
import type { Arrival } from '../check-in.queries.server.ts';
import { GRADES } from '../lead.schema.ts';
import styles from './leads.module.css';

/** Those who came last stand in front; everybody else is found by typing. */
const SHOWN = 30;
const WAIT_MS = 4_000;

type Grade = (typeof GRADES)[number];
interface Caught {
  id: string;
  version: number;
  name: string;
}

/** Catching leads at the booth: tap the guest, tap the grade; or type company and person. Works without a network. */
export function LeadCatch({ editionId, guests }: { editionId: string; guests: Arrival[] }) {
  const { t } = useTranslation();
  const group = `lead:${editionId}`;
  const { entries } = useOutbox(group);
  const [open, setOpen] = useState('');
  const [typed, setTyped] = useState('');
  const [caught, setCaught] = useState<Caught | null>(null);

  const [isLost, setLost] = useState(false);

  /** @param onSafe what was typed may go: it is kept or saved */
  const save = async (name: string, fields: Record<string, string>, onSafe = () => {}) => {
    setCaught(null);
    setLost(false);
    const label = t('leads:label', { name });
    const action = `/events/${editionId}/leads/capture`;
    const entry = { key: newKey(), action, fields: Object.entries(fields), label, group };
    const fate = await deliver(entry, WAIT_MS, () => {
      setOpen('');
      setTyped('');
      onSafe();
    });
    if (fate.state === 'sent') setCaught({ ...(fate.answer as unknown as Caught), name });
    setLost(fate.state === 'lost');
  };
  const refused = entries.filter(({ state }) => state === 'attention').length;
  const waiting = entries.length - refused;
  const terms = typed.normalize('NFKC').toLowerCase().split(/\s+/).filter(Boolean);
  const found = guests
    .filter(({ searchText, checkedInAt }) =>
      terms.length === 0 ? checkedInAt : terms.every((term) => searchText.includes(term)),
    )
    .sort((a, b) => Number(b.checkedInAt) - Number(a.checkedInAt))
    .slice(0, SHOWN);
  return (
    <Panel title={t('leads:catch')}>
      <div className={styles.catch}>
        <div role="status">
          {caught && <CaughtLine caught={caught} onUndone={() => setCaught(null)} />}
          {waiting > 0 && <p className={styles.waiting}>{t('leads:waiting', { count: waiting })}</p>}
          {refused > 0 && (
            <p className={styles.waiting}>
              <Link to="/outbox">{t('leads:refused', { count: refused })}</Link>
            </p>
          )}
          {isLost && <p className={styles.waiting}>{t('leads:lost')}</p>}
        </div>
        {guests.length > 0 && (
          <input
            type="search"
            className={styles.search}
            value={typed}
            onChange={({ target }) => setTyped(target.value)}
            aria-label={t('leads:findGuest')}
            placeholder={t('leads:findGuest')}
            autoComplete="off"
          />
        )}
        {found.length > 0 && (
          <ul className={styles.guests}>
            {found.map((guest) => (
              <li key={guest.id}>
                <button
                  type="button"
                  className={styles.guest}
                  aria-expanded={open === guest.id}
                  onClick={() => setOpen(open === guest.id ? '' : guest.id)}
                >
                  <strong>{guest.name}</strong>{' '}
                  <span className="muted">
                    {[guest.organization, guest.title].filter(Boolean).join(' · ')}
                  </span>
                </button>
                {open === guest.id && (
                  <Grades onGrade={(grade) => void save(guest.name, { guestId: guest.id, grade })} />
                )}
              </li>
            ))}
          </ul>
        )}
        <TypedLead editionId={editionId} onSave={(...lead) => void save(...lead)} />
      </div>
    </Panel>
  );
}

function Grades({ onGrade }: { onGrade: (grade: Grade) => void }) {
  const { t } = useTranslation();
  return (
    <div className={styles.grades}>
      {GRADES.map((grade) => (
        <Button key={grade} look={grade === 'hot' ? 'primary' : 'plain'} onClick={() => onGrade(grade)}>
          {t(`codes:grade.${grade}`)}
        </Button>
      ))}
    </div>
  );
}

interface TypedProps {
  editionId: string;
  onSave: (name: string, fields: Record<string, string>, onSafe: () => void) => void;
}

/** Somebody who is on no list. Posts as it is where JavaScript has not loaded. */
function TypedLead({ editionId, onSave }: TypedProps) {
  const { t } = useTranslation();
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const button = (event.nativeEvent as SubmitEvent).submitter as HTMLButtonElement | null;
    const fields = Object.fromEntries(
      [...new FormData(form, button)].map(([name, value]) => [name, String(value)]),
    );
    onSave(fields.companyName ?? '', fields, () => form.reset());
  };
  return (
    <Form method="post" action={`/events/${editionId}/leads`} className={styles.typed} onSubmit={onSubmit}>
      <input
        name="companyName"
        required
        maxLength={120}
        aria-label={t('leads:field.companyName')}
        placeholder={t('leads:field.companyName')}
        autoComplete="off"
      />
      <input
        name="person"
        maxLength={60}
        aria-label={t('leads:field.person')}
        placeholder={t('leads:field.person')}
        autoComplete="off"
      />
      <div className={styles.grades}>
        {GRADES.map((grade) => (
          <Button
            key={grade}
            type="submit"
            name="grade"
            value={grade}
            look={grade === 'hot' ? 'primary' : 'plain'}
          >
            {t(`codes:grade.${grade}`)}
          </Button>
        ))}
      </div>
    </Form>
  );
}

/** What was just caught: complete it, or take it back. */
function CaughtLine({ caught, onUndone }: { caught: Caught; onUndone: () => void }) {
  const { t } = useTranslation();
  const fetcher = useFetcher();
  const undo = () => {
    fetcher.submit(
      { intent: 'archive', version: String(caught.version) },
      { method: 'post', action: `/leads/${caught.id}/edit` },
    );
    onUndone();
  };
  return (
    <div className={styles.said}>
      {t('leads:caught', { name: caught.name })}
      <Link to={`/leads/${caught.id}/edit`}>{t('leads:complete')}</Link>
      <Button look="quiet" onClick={undo}>
        {t('events:undo')}
      </Button>
    </div>
  );
}
