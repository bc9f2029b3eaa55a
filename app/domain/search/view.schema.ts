import * as z from 'zod/mini';
import { blankable, id, oneOf, optionalText, requiredText, version } from '#app/lib/schema.ts';

/** The lists whose conditions can be kept, by their addresses. */
export const VIEW_LISTS = [
  'companies',
  'contacts',
  'deals',
  'visits',
  'trips',
  'events',
  'receptions',
  'tasks',
  'instructions',
] as const;
export type ViewList = (typeof VIEW_LISTS)[number];

/** Parameters of an address that are no conditions: the place in the list, and what a view was left for. */
const PASSING = ['after', 'all', 'undo'];

/** The conditions of a list's address in one spelling, so that equal ones compare equal. */
export function conditionsOf(params: URLSearchParams): string {
  const kept = [...params].filter(([name, value]) => value !== '' && !PASSING.includes(name));
  return new URLSearchParams(kept.sort(([a], [b]) => (a < b ? -1 : 1))).toString();
}

const list = oneOf(VIEW_LISTS);
const name = requiredText(40);
const query = z.pipe(
  optionalText(1_000),
  z.transform((text) => conditionsOf(new URLSearchParams(text))),
);
const isShared = z.pipe(
  blankable(oneOf(['1'])),
  z.transform((given) => given !== null),
);

/** What is done to a view; `list` and `query` say where the reader was. */
export const viewActionSchema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('save'), list, query, name, isShared }),
  z.object({ intent: z.literal('edit'), list, query, id, version, name, isShared }),
  z.object({ intent: z.literal('archive'), list, query, id, version }),
  z.object({ intent: z.literal('restore'), list, query, id, version }),
  z.object({ intent: z.literal('open_first'), list, query, id }),
  z.object({ intent: z.literal('open_all_first'), list, query }),
]);
export type ViewAction = z.output<typeof viewActionSchema>;
export type ViewInput = Extract<ViewAction, { intent: 'save' }>;
