import { useState } from 'react';
import { enqueueAndWait, newKey } from '#app/ui/outbox/outbox.ts';
import { useOutbox } from '#app/ui/outbox/use-outbox.ts';

interface Guest {
  id: string;
  name: string;
}

/** What is said after a tap: checked in, by another desk before, kept until there is a network, or taken back. */
export interface Said {
  kind: 'in' | 'already' | 'waiting' | 'out' | 'refused';
  name: string;
  at: string;
  by: string;
}

const WAIT_MS = 4_000;
const addressOf = (guestId: string) => `/guests/${guestId}/check-in`;

/**
 * The taps of a desk, through the outbox: they stand at once and are sent as soon as there is a network.
 * @param labelOf what a tap is called in the list of what waits
 */
export function useCheckIn(editionId: string, labelOf: (name: string) => string) {
  const group = `check-in:${editionId}`;
  const { entries, discard } = useOutbox(group);
  const [said, setSaid] = useState<Said | null>(null);
  const waiting = (guestId: string) => entries.find(({ action }) => action === addressOf(guestId));

  const tap = async (guest: Guest, intent: 'in' | 'out') => {
    const entry = waiting(guest.id);
    const say = (kind: Said['kind'], answer: Partial<Said> = {}) =>
      setSaid({ kind, name: guest.name, at: '', by: '', ...answer });
    // What has not been sent is taken back here, without a word to the server.
    if (intent === 'out' && entry) {
      await discard(entry.key);
      return say('out');
    }
    const fields: [string, string][] = [['intent', intent]];
    const label = labelOf(guest.name);
    const fate = await enqueueAndWait(
      { key: newKey(), action: addressOf(guest.id), fields, label, group },
      WAIT_MS,
    );
    if (fate.state === 'waiting') say(intent === 'in' ? 'waiting' : 'out');
    else if (fate.state === 'attention') say('refused');
    else if (intent === 'out') say('out');
    else {
      const { at, by, already } = fate.answer as unknown as { at: string; by: string; already: boolean };
      say(already ? 'already' : 'in', { at, by });
    }
  };
  return { tap, waiting, said };
}
