import type { Entry } from '#app/ui/outbox/entry.ts';

/** The address a tap on a guest is posted to. */
export const addressOf = (guestId: string) => `/guests/${guestId}/check-in`;

/** How a guest stands when what was tapped at this desk has gone through. */
export interface GuestState {
  isIn: boolean;
  /** Tapped here and not yet known to be recorded. */
  isWaiting: boolean;
  /** The server did not take a tap; it is kept until somebody decides. */
  isRefused: boolean;
}

type Tap = Pick<Entry, 'action' | 'fields' | 'state'>;

/** A guest with the taps of this desk, oldest first: the last that may still go through decides. */
export function stateOf(guest: { id: string; checkedInAt: unknown }, entries: readonly Tap[]): GuestState {
  const state = { isIn: guest.checkedInAt !== null, isWaiting: false, isRefused: false };
  for (const { action, fields, state: sending } of entries) {
    if (action !== addressOf(guest.id)) continue;
    if (sending === 'attention') {
      state.isRefused = true;
      continue;
    }
    state.isIn = fields.some(([name, value]) => name === 'intent' && value === 'in');
    state.isWaiting = true;
  }
  return state;
}
