import { db, inTransaction, type Tx } from '#app/db/client.server.ts';
import type { DuplicateKind } from '#app/db/generated/client.ts';
import { pairUp } from './pairs.server.ts';
import { companyKeys, dealKeys, readCompanyTraits, readDealTraits } from './traits.server.ts';

/** Taken at once, the latest first: what is just being reported is what somebody may report twice. */
const BATCH = 1000;
/** The lock that lets one process at a time work through the queue. */
const LOCK = 'match_queue';

/**
 * Makes keys and pairs of the records that changed since it last ran. Triggers queue them, whoever wrote them, so that no
 * command has to think of it; whoever looks for duplicates calls this first. With nothing queued it is one statement.
 * @param withinMs where somebody waits for the answer: begins no further batch after this long, though more is queued
 */
export async function catchUp(withinMs = Number.POSITIVE_INFINITY): Promise<void> {
  const from = performance.now();
  while (performance.now() - from < withinMs && (await db().matchQueue.findFirst({ select: { id: true } }))) {
    await catchUpSome();
  }
}

function catchUpSome(): Promise<void> {
  return inTransaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${LOCK}))`;
    const queued = await tx.$queryRaw<{ kind: DuplicateKind; id: string }[]>`
      DELETE FROM match_queue WHERE id IN (SELECT id FROM match_queue ORDER BY id DESC LIMIT ${BATCH})
      RETURNING kind, subject_id::text AS id`;
    const of = (kind: DuplicateKind) => [
      ...new Set(queued.filter((row) => row.kind === kind).map(({ id }) => id)),
    ];
    const companies = of('companies');
    const deals = of('deals');
    await queueDealsOf(tx, companies);
    await renew(tx, 'companies', companies, await readCompanyTraits(tx, companies), companyKeys);
    await renew(tx, 'deals', deals, await readDealTraits(tx, deals), dealKeys);
    await pairUp(tx, 'companies', companies);
    await pairUp(tx, 'deals', deals);
  }, 120_000);
}

/** A deal is found by what its investors are called. */
async function queueDealsOf(tx: Tx, companyIds: string[]): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO match_queue (kind, subject_id)
    SELECT DISTINCT 'deals'::duplicate_kind, i.deal_id FROM deal_investor i
     WHERE i.company_id = ANY(${companyIds}::uuid[])
       AND NOT EXISTS (SELECT FROM match_queue q WHERE q.subject_id = i.deal_id)`;
}

async function renew<Traits>(
  tx: Tx,
  kind: DuplicateKind,
  ids: string[],
  traits: Map<string, Traits>,
  keysOf: (traits: Traits) => bigint[],
): Promise<void> {
  await tx.$executeRaw`DELETE FROM match_key WHERE subject_id = ANY(${ids}::uuid[])`;
  const rows = [...traits].flatMap(([id, own]) => keysOf(own).map((key) => ({ id, key: String(key) })));
  await tx.$executeRaw`
    INSERT INTO match_key (key, subject_id, kind)
    SELECT key, id, ${kind}::duplicate_kind
      FROM unnest(${rows.map(({ key }) => key)}::text[]::bigint[], ${rows.map(({ id }) => id)}::uuid[]) AS made (key, id)`;
}
