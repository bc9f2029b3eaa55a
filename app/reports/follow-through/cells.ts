import * as z from 'zod/mini';
import type { Stage } from '#app/domain/deals/stage.ts';
import { Refusal } from '#app/lib/refusal.ts';
import { oneOf, problemOf } from '#app/lib/schema.ts';
import { type CellId, cellSchema } from '../pipeline/cells.ts';
import type { Figure } from '../pipeline/report.ts';
import { type FollowFilters, followSearch } from './conditions.ts';

/**
 * Of what was signed: all of it; what has reached a stage; what has ended and is not written off; what
 * money has come for.
 */
export const FOLLOW_SETS = ['signed', 'reached', 'ended', 'arrived'] as const;

/** What one number of the follow-through counts; `stage` is `signed` but for `reached`. */
export type FollowCell = Omit<CellId, 'set'> & { set: (typeof FOLLOW_SETS)[number] };
export type FollowFigure = FollowCell & Figure;

/** What a link from a number carries beside the report's own conditions. */
export const followCellSchema = z.extend(cellSchema, { set: oneOf(FOLLOW_SETS) });

const placeSchema = z.pick(cellSchema, { after: true });

/** Where the page before ended. @throws Refusal `refused` */
export function readPlace(search: URLSearchParams): { after: string | null } {
  const parsed = placeSchema.safeParse(Object.fromEntries(search));
  if (!parsed.success) throw new Refusal('refused', parsed.error.issues.map(problemOf));
  return parsed.data;
}

/** The address that lists exactly the deals behind a number. */
export function followPath(filters: FollowFilters, { set, stage, by, key }: FollowCell): string {
  const search = followSearch(filters);
  search.set('set', set);
  if (set === 'reached') search.set('stage', stage);
  if (by !== 'all') {
    search.set('by', by);
    search.set('key', key);
  }
  return `/reports/follow-through/deals?${search}`;
}

const keyOf = ({ set, stage, by, key }: FollowCell) => `${set}/${stage}/${by}/${key}`;

export type Part = { set: 'signed' | 'ended' | 'arrived' } | { set: 'reached'; stage: Stage };

/** The cells of the follow-through by what they count; one without deals reads zero. */
export class FollowFigures {
  private readonly cells: Map<string, FollowFigure>;

  constructor(cells: readonly FollowFigure[]) {
    this.cells = new Map(cells.map((cell) => [keyOf(cell), cell]));
  }

  get(of: Pick<FollowCell, 'by' | 'key'>, part: Part): FollowFigure {
    const id: FollowCell = { stage: 'signed', ...part, by: of.by, key: of.key };
    return this.cells.get(keyOf(id)) ?? { ...id, deals: 0, amount: '0.00' };
  }
}
