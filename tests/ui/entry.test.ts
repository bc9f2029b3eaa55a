import { describe, expect, test } from 'vitest';
import {
  afterPost,
  delayAfter,
  type Entry,
  MAX_FAULTS,
  newEntry,
  nextEntry,
  nextPost,
  type Outcome,
  outcomeOf,
  type Post,
  toRetry,
} from '#app/ui/outbox/entry.ts';

const blob = new Blob(['picture']);
const visit = (photos: string[] = []): Entry =>
  newEntry(
    {
      key: 'v',
      action: '/visits/log',
      fields: [['place', '上海']],
      label: '拜访',
      group: 'visit',
      attachTo: '/visits/{id}/photos',
      attachments: photos.map((key) => ({ key, blob, fields: [] })),
    },
    'user',
    0,
  );

const saved: Outcome = { kind: 'saved', answer: { id: '7' } };
const refused: Outcome = { kind: 'refused', problems: [{ key: 'errors:future', field: 'occurredOn' }] };

/** Posts what is next, with these outcomes one after the other. */
function run(entry: Entry, ...outcomes: Outcome[]): Entry | null {
  let current: Entry | null = entry;
  for (const outcome of outcomes) {
    if (!current) throw new Error('nothing is left to post');
    current = afterPost(current, nextPost(current) as Post, outcome);
  }
  return current;
}

describe('an entry', () => {
  test('is gone when it was saved', () => {
    expect(run(visit(), saved)).toBeNull();
  });

  test('sends its attachments after itself, one by one, each under its own key', () => {
    const entry = visit(['a', 'b']);
    expect(nextPost(entry)).toMatchObject({ url: '/visits/log', key: 'v' });
    const first = run(entry, saved) as Entry;
    expect(nextPost(first)).toMatchObject({ url: '/visits/7/photos', key: 'a', blob });
    const second = run(first, { kind: 'saved', answer: {} }) as Entry;
    expect(nextPost(second)).toMatchObject({ url: '/visits/7/photos', key: 'b' });
    expect(run(second, { kind: 'saved', answer: {} })).toBeNull();
  });

  test.each<Outcome>([{ kind: 'unreachable' }, { kind: 'signedOut' }])(
    'waits as it is after $kind, before and between its parts',
    (outcome) => {
      const entry = visit(['a']);
      expect(run(entry, outcome)).toEqual(entry);
      const half = run(entry, saved) as Entry;
      expect(run(half, outcome)).toEqual(half);
      expect(nextPost(half)?.key).toBe('a');
    },
  );

  test('needs attention when it is refused, and keeps what was typed', () => {
    const entry = run(visit(['a']), refused);
    expect(entry).toMatchObject({ state: 'attention', problems: [{ key: 'errors:future' }] });
    expect(entry?.fields).toEqual([['place', '上海']]);
    expect(entry?.attachments).toHaveLength(1);
    expect(toRetry(entry as Entry)).toEqual(visit(['a']));
  });

  test('goes on with its other attachments when one is refused, and then needs attention', () => {
    const half = run(visit(['a', 'b']), saved, refused) as Entry;
    expect(half.state).toBe('waiting');
    expect(nextPost(half)?.key).toBe('b');
    const rest = run(half, { kind: 'saved', answer: {} }) as Entry;
    expect(rest).toMatchObject({ state: 'attention', problems: [{ key: 'errors:future' }] });
    expect(rest.attachments.map(({ key }) => key)).toEqual(['a']);
    expect(nextPost(toRetry(rest))).toMatchObject({ key: 'a', url: '/visits/7/photos' });
  });

  test('needs attention when the server has broken on it often enough', () => {
    const faults = (count: number) => Array.from({ length: count }, (): Outcome => ({ kind: 'fault' }));
    expect(run(visit(), ...faults(MAX_FAULTS - 1))?.state).toBe('waiting');
    expect(run(visit(), ...faults(MAX_FAULTS))?.state).toBe('attention');
    expect(run(visit(['a']), ...faults(MAX_FAULTS - 1), saved)?.faults).toBe(0);
  });
});

describe('whose turn it is', () => {
  const none = new Set<string>();
  const entry = (key: string, group: string, given: Partial<Entry> = {}): Entry => ({
    ...visit(['photo']),
    key,
    group,
    ...given,
  });

  test('the oldest that waits, and none that was refused or is done', () => {
    const entries = [entry('a', 'visit', { state: 'attention' }), entry('b', 'visit'), entry('c', 'desk')];
    expect(nextEntry(entries, none)?.key).toBe('b');
    expect(nextEntry(entries.slice(0, 1), none)).toBeUndefined();
  });

  test('what the server broke on holds up its own group and no other', () => {
    const entries = [entry('a', 'line-1'), entry('b', 'line-1'), entry('c', 'line-2')];
    expect(nextEntry(entries, new Set(['a']))?.key).toBe('c');
    expect(nextEntry(entries, new Set(['a', 'c']))).toBeUndefined();
    const aside = entries.map((one) => (one.key === 'a' ? { ...one, state: 'attention' as const } : one));
    expect(nextEntry(aside, new Set(['a', 'c']))?.key).toBe('b');
  });

  test('photos wait until every entry is sent, and do not wait for one that is broken', () => {
    const saved = { answer: { id: '7' } };
    const entries = [entry('a', 'visit', saved), entry('b', 'visit'), entry('c', 'desk')];
    expect(nextEntry(entries, none)?.key).toBe('b');
    expect(nextEntry(entries, new Set(['b']))?.key).toBe('c');
    expect(nextEntry(entries, new Set(['b', 'c']))?.key).toBe('a');
    expect(nextEntry(entries, new Set(['a', 'b', 'c']))).toBeUndefined();
  });
});

describe('what an answer means', () => {
  const json = (status: number, body: unknown) => Response.json(body, { status });
  test.each<[string, Response, Outcome]>([
    ['saved', json(200, { id: '7' }), saved],
    [
      'refused',
      json(422, { problems: [{ key: 'errors:future', field: 'occurredOn' }], values: {} }),
      refused,
    ],
    ['fault', json(500, {}), { kind: 'fault' }],
    ['a server that starts', new Response('', { status: 503 }), { kind: 'unreachable' }],
    ['a throttle', json(429, { problems: [{ key: 'errors:busy' }] }), { kind: 'unreachable' }],
    [
      'a network that shows its own page',
      new Response('<h1>Wi-Fi</h1>', { headers: { 'content-type': 'text/html' } }),
      { kind: 'unreachable' },
    ],
    [
      'a refusal by somebody else',
      new Response('<h1>413</h1>', { status: 413 }),
      { kind: 'refused', problems: [{ key: 'errors:answerStatus', params: { status: 413 } }] },
    ],
  ])('%s', async (_name, response, outcome) => {
    expect(await outcomeOf(response)).toEqual(outcome);
  });

  test('a redirect, which only asks to sign in', async () => {
    const redirect = { type: 'opaqueredirect', status: 0 } as Response;
    expect(await outcomeOf(redirect)).toEqual({ kind: 'signedOut' });
  });
});

test('waits longer after every failure, up to half a minute', () => {
  expect([1, 2, 3, 4, 5, 9].map(delayAfter)).toEqual([2000, 4000, 8000, 16000, 30000, 30000]);
});
