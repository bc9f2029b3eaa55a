import {
  type Answer,
  afterPost,
  delayAfter,
  type Entry,
  type NewEntry,
  newEntry,
  nextEntry,
  nextPost,
  type Outcome,
  toRetry,
} from './entry.ts';
import { post, reachesServer } from './post.ts';
import { type Fate, publish, publishFate, readSnapshot } from './snapshot.ts';
import { addEntry, changeEntry, listEntries, wipeStore } from './store.ts';

/*
 * Keeps and sends. One tab sends at a time where the browser has locks; where it has none, as on plain http, two
 * may send the same entry, and the server takes it once by its key.
 */

/** What tabs tell each other. */
type Message = { owner: string } & ({ kind: 'changed' } | { kind: 'fate'; fate: Fate });

let owner = '';
let sending: string | null = null;
let failures = 0;
let timer: ReturnType<typeof setTimeout> | undefined;
let running: Promise<void> | undefined;
let again = false;

const channel = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel('outbox');

function tell(message: Message): void {
  channel?.postMessage(message);
}

/** Shows and sends the entries of this user from now on; the empty text is nobody. */
export async function setOwner(id: string): Promise<void> {
  if (owner === id) return;
  owner = id;
  failures = 0;
  clearTimeout(timer);
  await refresh();
  void flush();
}

/** Listens to network, tab and the other tabs. @returns stops listening */
export function listen(): () => void {
  const onOnline = () => void flush();
  const onOffline = () => publish({ online: false });
  const onVisible = () => {
    if (document.visibilityState === 'visible') void refresh().then(flush);
  };
  const onMessage = ({ data }: MessageEvent<Message>) => {
    if (data.owner !== owner) return;
    if (data.kind === 'fate') hear(data.fate);
    void refresh();
  };
  window.addEventListener('online', onOnline);
  window.addEventListener('offline', onOffline);
  document.addEventListener('visibilitychange', onVisible);
  channel?.addEventListener('message', onMessage);
  publish({ online: navigator.onLine });
  return () => {
    window.removeEventListener('online', onOnline);
    window.removeEventListener('offline', onOffline);
    document.removeEventListener('visibilitychange', onVisible);
    channel?.removeEventListener('message', onMessage);
    clearTimeout(timer);
  };
}

/** Keeps an entry and starts sending. @throws when nobody is signed in or the browser cannot keep it */
export async function enqueue(entry: NewEntry): Promise<void> {
  // The frame says so a moment after the page stands.
  for (let waits = 0; owner === '' && waits < 50; waits += 1)
    await new Promise((done) => setTimeout(done, 100));
  if (owner === '') throw new Error('The outbox belongs to nobody.');
  await addEntry(newEntry(entry, owner, Date.now()));
  await changed();
  void navigator.storage?.persist?.();
  void flush();
}

/** Posts an entry that this browser cannot keep, now or not at all. */
export async function postUnkept(entry: NewEntry): Promise<Outcome> {
  return post(
    { url: entry.action, key: entry.key, fields: entry.fields },
    newEntry(entry, owner, Date.now()),
  );
}

/** Tries an entry that was refused once more. */
export async function retry(key: string): Promise<void> {
  await changeEntry(owner, key, toRetry);
  await changed();
  await flush();
}

/** Takes an entry away without sending it. */
export async function discard(key: string): Promise<void> {
  await changeEntry(owner, key, () => null);
  await changed();
}

/** Puts an entry back that was just discarded. */
export async function restore(entry: Entry): Promise<void> {
  await addEntry({ ...entry, state: entry.state === 'attention' ? 'attention' : 'waiting' });
  await changed();
  void flush();
}

/** Forgets everything this user entered in this browser and did not send. */
export async function wipe(): Promise<void> {
  await wipeStore(owner);
  await changed();
}

async function changed(): Promise<void> {
  tell({ owner, kind: 'changed' });
  await refresh();
}

async function refresh(): Promise<void> {
  const asked = owner;
  const entries = asked === '' ? [] : await listEntries(asked).catch(() => []);
  if (asked !== owner) return;
  publish({
    entries: entries.map((entry) => (entry.key === sending ? { ...entry, state: 'sending' } : entry)),
    // With nothing to send, nothing else would find out that the network is back.
    online: entries.length === 0 ? navigator.onLine : readSnapshot().online,
  });
}

/** Sends what waits, in order, until something stays in the way. Resolves when it has come to an end. */
export function flush(): Promise<void> {
  again = true;
  running ??= (async () => {
    while (again) {
      again = false;
      await exclusively(sendAll);
    }
  })().finally(() => {
    running = undefined;
  });
  return running;
}

async function exclusively(work: () => Promise<void>): Promise<void> {
  await (navigator.locks ? navigator.locks.request('outbox', work) : work());
}

async function sendAll(): Promise<void> {
  const mine = owner;
  const passed = new Set<string>();
  clearTimeout(timer);
  while (mine !== '' && mine === owner) {
    const entries = await listEntries(mine).catch(() => []);
    const entry = nextEntry(entries, passed);
    if (!entry) return passed.size > 0 ? tryLater(entries) : undefined;
    const outcome = await sendOne(entry);
    if (outcome === 'fault') passed.add(entry.key);
    else if (outcome === 'saved' || outcome === 'refused') failures = 0;
    else return tryLater(entries);
  }
}

/** After what stands in the way of everything, or of the entries that the server broke on, has had time to pass. */
function tryLater(entries: readonly Entry[]): void {
  failures += 1;
  for (const { key } of entries) publishFate({ key, state: 'waiting' });
  const faults = entries.filter(({ state }) => state === 'waiting').map((entry) => entry.faults);
  timer = setTimeout(() => void flush(), delayAfter(Math.max(failures, ...faults)));
}

/** Sends what is next of an entry. @returns how that ended */
async function sendOne(entry: Entry): Promise<Outcome['kind']> {
  const next = nextPost(entry);
  if (!next) return 'unreachable';
  sending = entry.key;
  await refresh();
  const outcome = await post(next, entry);
  sending = null;
  const reached = outcome.kind !== 'unreachable' || (await reachesServer());
  if (readSnapshot().online !== reached) publish({ online: reached });
  // Stays undefined when another tab has finished or discarded the entry meanwhile.
  let after: Entry | null | undefined;
  await changeEntry(entry.owner, entry.key, (kept) => {
    after = afterPost(kept, next, outcome);
    return after;
  });
  await changed();
  const fate = after !== undefined && fateOf(entry, after, outcome.kind === 'saved' ? outcome.answer : null);
  if (fate) {
    tell({ owner: entry.owner, kind: 'fate', fate });
    hear(fate);
  }
  return outcome.kind;
}

/** What became of an entry by a post; nothing while it waits, or more of it follows. */
function fateOf(
  { key, answer: earlier }: Entry,
  after: Entry | null,
  answer: Answer | null,
): Fate | undefined {
  if (!after) return { key, state: 'sent', answer: earlier ?? answer ?? {} };
  return after.state === 'attention' ? { key, state: 'attention' } : undefined;
}

function hear(fate: Fate): void {
  if (fate.state === 'sent') publish({ sent: readSnapshot().sent + 1 });
  publishFate(fate);
}
