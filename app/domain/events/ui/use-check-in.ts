import { useEffect, useState } from 'react';
import { useDeskCopy } from '#app/ui/offline/desk-copy.ts';
import { deliver, newKey } from '#app/ui/outbox/outbox.ts';
import { useOutbox } from '#app/ui/outbox/use-outbox.ts';
import { useTapped } from '#app/ui/outbox/use-tapped.ts';
import { usePolled } from '#app/ui/use-polled.ts';
import type { CheckIn } from '../check-in.queries.server.ts';
import { addressOf, stateOf } from './tapped.ts';

interface Guest {
  id: string;
  name: string;
}

/** What is said after a tap: done, done by another desk before, kept until there is a network, or not done. */
export interface Said {
  kind: 'in' | 'already' | 'waiting' | 'out' | 'outWaiting' | 'refused' | 'lost';
  name: string;
  at: string;
  by: string;
}

const WAIT_MS = 4_000;
/** Other desks check in as well; so often this one looks. */
const NEWS_MS = 15_000;

/**
 * The guests of a desk, and its taps, through the outbox: they stand at once and are sent in order as soon as there is a network. What
 * is taken back is sent as well, because nobody here knows whether the tap before it has arrived.
 * @param labelOf what a tap is called in the list of what waits
 */
export function useCheckIn(
  editionId: string,
  first: CheckIn,
  q: string,
  labelOf: (name: string, intent: 'in' | 'out') => string,
) {
  const group = `check-in:${editionId}`;
  const url = `/events/${editionId}/check-in.json?q=${encodeURIComponent(q)}`;
  const { body, heardAt, refresh } = usePolled(url, first, NEWS_MS);
  useDeskCopy(body);
  const tapped = useTapped(group, heardAt);
  const { entries } = useOutbox(group);
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever a tap has been sent
  useEffect(refresh, [entries.length]);
  const [said, setSaid] = useState<Said | null>(null);

  const tap = async (guest: Guest, intent: 'in' | 'out') => {
    const say = (kind: Said['kind'], answer: Partial<Said> = {}) =>
      setSaid({ kind, name: guest.name, at: '', by: '', ...answer });
    const fields: [string, string][] = [['intent', intent]];
    const label = labelOf(guest.name, intent);
    const fate = await deliver({ key: newKey(), action: addressOf(guest.id), fields, label, group }, WAIT_MS);
    if (fate.state === 'waiting') say(intent === 'in' ? 'waiting' : 'outWaiting');
    else if (fate.state === 'attention') say('refused');
    else if (fate.state === 'lost') say('lost');
    else if (intent === 'out') say('out');
    else {
      const { at, by, already } = fate.answer as unknown as { at: string; by: string; already: boolean };
      say(already ? 'already' : 'in', { at, by });
    }
  };
  return {
    ...body,
    tap,
    said,
    now: (guest: Parameters<typeof stateOf>[0]) => stateOf(guest, tapped),
  };
}
