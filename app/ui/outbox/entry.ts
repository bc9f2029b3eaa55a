import type { Problem } from '#app/lib/refusal.ts';

/** A picture or file that follows once the record it belongs to is saved. */
export interface NewAttachment {
  key: string;
  blob: Blob;
  fields: [name: string, value: string][];
}

/** What a page hands over to be sent. */
export interface NewEntry {
  /** Of `newKey()`: the server carries a key out once, however often it arrives. */
  key: string;
  /** The address to post to; a resource route that answers with JSON. */
  action: string;
  fields: [name: string, value: string][];
  /** What people call it in the list of what waits. */
  label: string;
  /** Which part of the product it belongs to, for `useOutbox(group)`. */
  group: string;
  attachments?: NewAttachment[];
  /** Where attachments are posted, each as the file `file`; `{id}` stands for the id in the answer to the entry. */
  attachTo?: string;
  /** What was typed in words, for the list of what waits. */
  typed?: { label: string; text: string }[];
  /** The form to correct a refused entry in; it finds it by the parameter `entry`. */
  formAt?: string;
}

export interface Attachment extends NewAttachment {
  /** Why the server did not take it. */
  problems: Problem[];
}

/** The JSON a saved entry is answered with. */
export type Answer = { id?: string } & Record<string, unknown>;

/** An entry as this browser keeps it, under the user who typed it, until everything of it is sent. */
export interface Entry extends Required<Omit<NewEntry, 'attachments'>> {
  owner: string;
  /** Milliseconds of this browser's clock; the server is told only how long ago that was. */
  enteredAt: number;
  /** `sending` is never stored: a browser that closes in the middle leaves a waiting entry behind. */
  state: 'waiting' | 'sending' | 'attention';
  problems: Problem[];
  /** How often the server broke on it. */
  faults: number;
  /** The answer, once the entry itself is saved and only attachments are left. */
  answer: Answer | null;
  /** Those not sent yet. */
  attachments: Attachment[];
}

/** How a post ended. */
export type Outcome =
  | { kind: 'saved'; answer: Answer }
  | { kind: 'refused'; problems: Problem[] }
  /** Nobody is signed in, or somebody else. */
  | { kind: 'signedOut' }
  | { kind: 'unreachable' }
  /** The server broke on it. */
  | { kind: 'fault' };

/** One request: the entry itself or one of its attachments. */
export interface Post {
  url: string;
  key: string;
  fields: [name: string, value: string][];
  blob?: Blob;
}

/** After so many faults a person has to look; until then a broken entry holds up those of its group behind it. */
export const MAX_FAULTS = 8;

export function newEntry(entry: NewEntry, owner: string, enteredAt: number): Entry {
  return {
    ...entry,
    attachTo: entry.attachTo ?? '',
    typed: entry.typed ?? [],
    formAt: entry.formAt ?? '',
    attachments: (entry.attachments ?? []).map((attachment) => ({ ...attachment, problems: [] })),
    owner,
    enteredAt,
    state: 'waiting',
    problems: [],
    faults: 0,
    answer: null,
  };
}

/** Whether the server has taken nothing of an entry and said so: then it can be corrected under the same key. */
export const isRefused = ({ state, answer }: Entry): boolean => state === 'attention' && answer === null;

/**
 * The entry whose turn it is. Entries of a group are sent in their order, groups do not wait for each other, and
 * pictures follow when every entry itself is sent: a tap at a desk does not wait for photos on a slow line.
 * @param entries oldest first
 * @param passed keys of those that the server broke on in this run; they wait for the next
 */
export function nextEntry(entries: readonly Entry[], passed: ReadonlySet<string>): Entry | undefined {
  const waiting = entries.filter(({ state }) => state === 'waiting');
  const unsent = waiting.filter(({ answer }) => answer === null);
  const heads = unsent.filter(
    (entry, index) => unsent.findIndex(({ group }) => group === entry.group) === index,
  );
  return (
    heads.find(({ key }) => !passed.has(key)) ??
    waiting.find(({ key, answer }) => answer !== null && !passed.has(key))
  );
}

/** The request that is next for an entry; undefined when nothing is left that could be sent. */
export function nextPost(entry: Entry): Post | undefined {
  const { answer, action, key, fields } = entry;
  if (!answer) return { url: action, key, fields };
  const next = entry.attachments.find(({ problems }) => problems.length === 0);
  if (!next) return undefined;
  const url = entry.attachTo.replace('{id}', encodeURIComponent(answer.id ?? ''));
  return { url, key: next.key, fields: next.fields, blob: next.blob };
}

/** The entry after a post of it ended; null when all of it is sent. */
export function afterPost(entry: Entry, post: Post, outcome: Outcome): Entry | null {
  if (outcome.kind === 'fault') {
    const faults = entry.faults + 1;
    if (faults < MAX_FAULTS) return { ...entry, faults };
    return { ...entry, faults, state: 'attention', problems: [{ key: 'errors:serverFault' }] };
  }
  if (outcome.kind === 'signedOut' || outcome.kind === 'unreachable') return entry;
  if (post.key === entry.key) {
    if (outcome.kind === 'refused') return { ...entry, state: 'attention', problems: outcome.problems };
    return settled({ ...entry, faults: 0, answer: outcome.answer });
  }
  const attachments =
    outcome.kind === 'saved'
      ? entry.attachments.filter(({ key }) => key !== post.key)
      : entry.attachments.map((attachment) =>
          attachment.key === post.key ? { ...attachment, problems: outcome.problems } : attachment,
        );
  return settled({ ...entry, faults: 0, attachments });
}

/** An entry of which nothing is left is done; one with nothing but refused attachments needs a person. */
function settled(entry: Entry): Entry | null {
  if (entry.attachments.length === 0) return null;
  if (nextPost(entry)) return entry;
  const problems = entry.attachments.flatMap((attachment) => attachment.problems);
  return { ...entry, state: 'attention', problems };
}

/** The entry as somebody asks for it to be tried again. */
export function toRetry(entry: Entry): Entry {
  const attachments = entry.attachments.map((attachment) => ({ ...attachment, problems: [] }));
  return { ...entry, state: 'waiting', problems: [], faults: 0, attachments };
}

/** Refusals that say nothing about the post itself: a proxy, a throttle. */
const PASSING = [407, 408, 425, 429];

/**
 * Reads what came back. Only JSON counts as an answer of ours: the sign-in page of a hotel's network answers any
 * address with 200 as well.
 */
export async function outcomeOf(response: Response): Promise<Outcome> {
  if (response.type === 'opaqueredirect') return { kind: 'signedOut' };
  if (response.status === 500) return { kind: 'fault' };
  if (response.status > 500 || PASSING.includes(response.status)) return { kind: 'unreachable' };
  const isJson = response.headers.get('content-type')?.startsWith('application/json') ?? false;
  const body: unknown = isJson ? await response.json() : null;
  if (response.ok)
    return isJson ? { kind: 'saved', answer: (body ?? {}) as Answer } : { kind: 'unreachable' };
  const { problems } = (body ?? {}) as { problems?: Problem[] };
  if (problems?.length) return { kind: 'refused', problems };
  return {
    kind: 'refused',
    problems: [{ key: 'errors:answerStatus', params: { status: response.status } }],
  };
}

const FIRST_DELAY_MS = 2_000;
const LONGEST_DELAY_MS = 30_000;

/** How long to wait after so many failed runs in a row. */
export const delayAfter = (failures: number) =>
  Math.min(FIRST_DELAY_MS * 2 ** (failures - 1), LONGEST_DELAY_MS);
