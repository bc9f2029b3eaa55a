import type { Entry } from '#app/ui/outbox/entry.ts';
import type { DeskLine } from '../desk.queries.server.ts';

/** What the groups of a desk's taps begin with. */
export const GROUP = 'signing:';

/** Where what is tapped on a line is kept until it is sent. */
export const groupOf = (lineId: string) => `${GROUP}${lineId}`;

/** How a line stands when what was tapped on it has gone through. */
export interface LineState {
  isSigned: boolean;
  /** Signed or undone here, and not yet known to be recorded. */
  isWaiting: boolean;
  /** What the server refused. */
  refused: Entry | null;
  /** What an undo takes back: the key of the tap, or the agreement. */
  of: string | null;
}

/** A line with its taps, oldest first. */
export function stateOf(line: Pick<DeskLine, 'id' | 'signed'>, tapped: readonly Entry[]): LineState {
  const state: LineState = {
    isSigned: line.signed !== null,
    isWaiting: false,
    refused: null,
    of: line.signed?.agreementId ?? null,
  };
  for (const entry of tapped.filter(({ group }) => group === groupOf(line.id))) {
    if (entry.state === 'attention') {
      state.refused = entry;
      continue;
    }
    const signs = entry.action.endsWith('/sign');
    state.isSigned = signs;
    state.isWaiting = true;
    state.of = signs ? entry.key : null;
  }
  return state;
}
