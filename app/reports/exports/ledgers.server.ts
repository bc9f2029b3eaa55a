import { dealLedger } from './deal-ledgers.server.ts';
import type { Open } from './lists.server.ts';
import { receptionLedger, tripLedger } from './travel-ledgers.server.ts';

/** The lists in the layouts of the four paper ledgers. */
export const LEDGER_LISTS = {
  'ledger-negotiating': (asked) => dealLedger(asked, 'negotiating'),
  'ledger-signed': (asked) => dealLedger(asked, 'signed'),
  'ledger-trips': tripLedger,
  'ledger-receptions': receptionLedger,
} satisfies Record<string, Open>;
