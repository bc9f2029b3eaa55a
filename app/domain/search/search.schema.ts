import * as z from 'zod/mini';
import { optionalText } from '#app/lib/schema.ts';

export const SEARCH_KINDS = ['company', 'contact', 'deal', 'trip', 'visit', 'event'] as const;
export type SearchKind = (typeof SEARCH_KINDS)[number];

/** What is looked for, as it stands in the address; what is no text finds nothing. */
export const searchSchema = z.object({ q: z.catch(optionalText(100), '') });

/** A record that was found: where it is, what it is called, and what tells it from its namesakes. */
export interface Hit {
  id: string;
  to: string;
  text: string;
  note: string;
}

/** What was found of one kind, best first. */
export interface HitGroup {
  kind: SearchKind;
  hits: Hit[];
  /** Whether there are more than these. */
  more: boolean;
}
