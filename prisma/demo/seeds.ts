import type { LocalDate } from '#app/lib/dates.ts';
import type { Money } from './amounts.ts';
import type { EditionKey } from './events.ts';
import type { Chain } from './products.ts';

/** Which papers a signed deal has; the last one of an upgrade carries the deal's amount. */
export type Papers =
  | 'contract'
  | 'framework'
  | 'intent'
  | 'intent_contract'
  | 'framework_contract'
  | 'increase'
  | 'supplement';

/** What the tables fix about a deal; the rest is drawn when it is planned. */
export interface DealSeed {
  key: string;
  stage: 'lead' | 'screening' | 'negotiating' | 'signed';
  estimated: Money;
  /** Day it entered the stage it is in. */
  enteredOn: LocalDate;
  /** Keys of KNOWN. */
  company?: string;
  partners?: string[];
  /** The company whose visit on a trip brought the deal. */
  tripVisit?: string;
  /** The fair where the investor was met. */
  metAt?: EditionKey;
  chain?: Chain;
  county?: string;
  product?: string;
  content?: string;
  signed?: { money: Money; edition: EditionKey | null; papers: Papers };
  halted?: { status: 'paused' | 'terminated'; reason: string; text: string; on: LocalDate };
}
