import type { Tx } from '#app/db/client.server.ts';
import type { DuplicateKind } from '#app/db/generated/client.ts';
import { compareCompanies, compareDeals, type Likeness, SHOWN_FROM } from './similarity.rules.ts';
import { readCompanyTraits, readDealTraits } from './traits.server.ts';

/** A key that more records share than these tells nothing apart; who is one of them shares another key as well. */
export const MOST_SHARING = 40;

/**
 * Keeps the pairs of these records: those that are alike enough, with score and reasons as they are now. A pair that
 * was ruled to be two stays; one that is no longer alike goes.
 */
export async function pairUp(tx: Tx, kind: DuplicateKind, ids: string[]): Promise<void> {
  if (ids.length === 0) return;
  const shared = await tx.$queryRaw<{ first: string; second: string }[]>`
    SELECT DISTINCT least(own.subject_id, other.subject_id)::text AS first,
           greatest(own.subject_id, other.subject_id)::text AS second
      FROM match_key own
     CROSS JOIN LATERAL (
       SELECT m.subject_id, count(*) OVER () AS sharing
         FROM (SELECT subject_id FROM match_key WHERE key = own.key AND kind = own.kind LIMIT ${MOST_SHARING + 1}) m) other
     WHERE own.subject_id = ANY(${ids}::uuid[]) AND other.subject_id <> own.subject_id
       AND other.sharing <= ${MOST_SHARING}`;
  const involved = [...new Set(shared.flatMap(({ first, second }) => [first, second]))];
  const pairs = (await compared(tx, kind, involved, shared)).filter(({ score }) => score >= SHOWN_FROM[kind]);
  await tx.$executeRaw`
    DELETE FROM duplicate_pair
     WHERE different_at IS NULL AND (first_id = ANY(${ids}::uuid[]) OR second_id = ANY(${ids}::uuid[]))`;
  await tx.$executeRaw`
    INSERT INTO duplicate_pair (id, kind, first_id, second_id, score, reasons)
    SELECT gen_random_uuid(), ${kind}::duplicate_kind, first, second, score, reasons
      FROM jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb)
        AS made (first uuid, second uuid, score int, reasons jsonb)
        ON CONFLICT (first_id, second_id) DO UPDATE SET score = excluded.score, reasons = excluded.reasons`;
}

type Pair = { first: string; second: string };

async function compared(
  tx: Tx,
  kind: DuplicateKind,
  ids: string[],
  pairs: Pair[],
): Promise<(Pair & Likeness)[]> {
  if (kind === 'companies') return compareAll(pairs, await readCompanyTraits(tx, ids), compareCompanies);
  return compareAll(pairs, await readDealTraits(tx, ids), compareDeals);
}

function compareAll<Traits>(
  pairs: Pair[],
  known: Map<string, Traits>,
  compare: (a: Traits, b: Traits) => Likeness,
): (Pair & Likeness)[] {
  return pairs.flatMap(({ first, second }) => {
    const [a, b] = [known.get(first), known.get(second)];
    return a && b ? [{ first, second, ...compare(a, b) }] : [];
  });
}
