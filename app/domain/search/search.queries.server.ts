import type { Ctx } from '#app/auth/user.ts';
import { sightOf } from '#app/auth/visible.ts';
import { hitsOf } from './hits.server.ts';
import { findByPhone } from './phone.server.ts';
import { rank } from './ranked.server.ts';
import { type HitGroup, SEARCH_KINDS, type SearchKind } from './search.schema.ts';
import { phoneTail, termsOf } from './search-terms.server.ts';

/**
 * What the user sees that fits what was typed, by kind: the kind with the best hit first, within it the best first.
 * @param size how many of a kind at most
 */
export async function search(ctx: Ctx, query: string, size: number): Promise<HitGroup[]> {
  const terms = termsOf(query);
  if (terms.length === 0 || sightOf(ctx.user) === 'nothing') return [];
  const tail = phoneTail(query);
  const [ranked, called] = await Promise.all([
    rank(ctx.user, query, terms, size),
    tail ? findByPhone(ctx, tail, size) : [],
  ]);
  // Whoever types the end of a number means the person.
  const groups = SEARCH_KINDS.map((kind) => {
    const rows = ranked.filter((row) => row.kind === kind);
    const first = kind === 'contact' ? called : [];
    const ids = [...new Set([...first, ...rows.map(({ id }) => id)])];
    return {
      kind,
      ids: ids.slice(0, size),
      score: first.length > 0 ? -1 : (rows[0]?.score ?? 0),
      more: ids.length > size || (rows[0]?.found ?? size + 1) > size,
    };
  }).filter(({ ids }) => ids.length > 0);
  groups.sort((a, b) => a.score - b.score);
  return Promise.all(
    groups.map(async ({ kind, ids, more }) => {
      const hits = await hitsOf[kind](ctx, ids);
      return { kind: kind as SearchKind, hits: inOrder(hits, ids), more: more && ids.length === size };
    }),
  ).then((shown) => shown.filter(({ hits }) => hits.length > 0));
}

function inOrder<Row extends { id: string }>(rows: Row[], ids: string[]): Row[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}
