import { db, type Tx } from '#app/db/client.server.ts';
import type { DuplicateKind } from '#app/db/generated/client.ts';
import { catchUp } from './match-index.server.ts';
import { MOST_SHARING } from './pairs.server.ts';
import {
  compareCompanies,
  compareDeals,
  type Likeness,
  type Reason,
  SHOWN_FROM,
} from './similarity.rules.ts';
import {
  type CompanyProbe,
  companyKeys,
  type DealProbe,
  dealKeys,
  readCompanyTraits,
  readDealTraits,
  traitsOfCompany,
  traitsOfDeal,
} from './traits.server.ts';

/** A record that may be the one asked about. Whether the user may see it is the caller's question. */
export interface Candidate {
  id: string;
  score: number;
  reasons: Reason[];
}

/** Rows asked about in one statement. */
const AT_ONCE = 2000;
/** How long a form waits for what is yet to be compared. */
const PATIENCE_MS = 300;
/** Candidates shown for one row. */
const SHOWN = 10;

/**
 * Known companies that may be those asked about, best first: one list for each, in their order. For one row of a form
 * as for the thousands of a ledger; the number of statements does not grow with the rows but with batches of 2,000.
 */
export function similarCompanies(probes: readonly CompanyProbe[]): Promise<Candidate[][]> {
  return similar('companies', probes, {
    traitsOf: traitsOfCompany,
    keysOf: companyKeys,
    read: readCompanyTraits,
    compare: compareCompanies,
  });
}

/** The same for deals: by investor and what is built, with amount, industry and county. */
export function similarDeals(probes: readonly DealProbe[]): Promise<Candidate[][]> {
  return similar('deals', probes, {
    traitsOf: traitsOfDeal,
    keysOf: dealKeys,
    read: readDealTraits,
    compare: compareDeals,
  });
}

interface Way<Probe, Traits> {
  traitsOf: (probe: Probe) => Traits;
  keysOf: (traits: Traits) => bigint[];
  read: (tx: Tx, ids: readonly string[]) => Promise<Map<string, Traits>>;
  compare: (a: Traits, b: Traits) => Likeness;
}

async function similar<Probe extends { id?: string }, Traits>(
  kind: DuplicateKind,
  probes: readonly Probe[],
  { traitsOf, keysOf, read, compare }: Way<Probe, Traits>,
): Promise<Candidate[][]> {
  await catchUp(probes.length === 1 ? PATIENCE_MS : undefined);
  const answers: Candidate[][] = [];
  for (let from = 0; from < probes.length; from += AT_ONCE) {
    const some = probes.slice(from, from + AT_ONCE);
    const traits = some.map(traitsOf);
    const found = await sharingKeys(db(), kind, traits.map(keysOf));
    const known = await read(db(), [...new Set(found.flat())]);
    for (const [index, own] of traits.entries()) {
      const candidates = (found[index] ?? [])
        .filter((id) => id !== some[index]?.id)
        .flatMap((id) => {
          const other = known.get(id);
          return other ? [{ id, ...compare(own, other) }] : [];
        });
      answers.push(best(candidates, SHOWN_FROM[kind]));
    }
  }
  return answers;
}

const best = (candidates: Candidate[], from: number) =>
  candidates
    .filter(({ score }) => score >= from)
    .sort((a, b) => b.score - a.score || a.id.localeCompare(b.id))
    .slice(0, SHOWN);

/** For each set of keys the records that share one of them. */
async function sharingKeys(
  tx: Tx,
  kind: DuplicateKind,
  keys: readonly (readonly bigint[])[],
): Promise<string[][]> {
  const pairs = keys.flatMap((some, index) => some.map((key) => [index, key] as const));
  const rows = await tx.$queryRaw<{ index: number; id: string }[]>`
    SELECT DISTINCT asked.index, found.subject_id::text AS id
      FROM unnest(${pairs.map(([index]) => index)}::int[], ${pairs.map(([, key]) => String(key))}::text[]::bigint[])
           AS asked (index, key)
     CROSS JOIN LATERAL (
       SELECT m.subject_id, count(*) OVER () AS sharing
         FROM (SELECT subject_id FROM match_key
                WHERE key = asked.key AND kind = ${kind}::duplicate_kind LIMIT ${MOST_SHARING + 1}) m) found
     WHERE found.sharing <= ${MOST_SHARING}`;
  const answers: string[][] = keys.map(() => []);
  for (const { index, id } of rows) answers[index]?.push(id);
  return answers;
}
