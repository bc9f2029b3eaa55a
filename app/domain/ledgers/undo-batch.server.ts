import type { Ctx } from '#app/auth/user.ts';
import { inTransaction, type Tx } from '#app/db/client.server.ts';
import { type ImportBatch, Prisma } from '#app/db/generated/client.ts';
import { type Change, recordChange, recordChanges } from '#app/domain/history/audit.server.ts';
import { explainCorrections } from '#app/domain/periods/correction.server.ts';
import { type Problem, Refusal } from '#app/lib/refusal.ts';
import { holdBatch } from './import-job.server.ts';
import { FILE_TIME } from './read-batch.server.ts';
import type { Subject } from './writes.server.ts';

/** What can be said of a record that was written: what it is called, and where its page is. */
const LABELS: Record<Subject, { label: string; page: string | null; noun: Change['subject'] }> = {
  company: { label: 'r.name', page: '/companies/', noun: 'companies' },
  contact: { label: 'r.name', page: '/contacts/', noun: 'contacts' },
  trip: { label: 'r.title', page: '/trips/', noun: 'trips' },
  visit: { label: `(SELECT name FROM company WHERE id = r.company_id)`, page: '/visits/', noun: 'visits' },
  deal: { label: `r.code || ' ' || r.name`, page: '/deals/', noun: 'deals' },
  agreement: { label: `(SELECT code FROM deal WHERE id = r.deal_id)`, page: null, noun: 'deals' },
  event_edition: {
    label: `(SELECT name FROM event_series WHERE code = r.series_code)`,
    page: '/events/',
    noun: 'events',
  },
};
const SUBJECTS = Object.keys(LABELS) as Subject[];

/** Columns that are set back in a record that was changed. */
const COLUMNS: Partial<Record<Subject, readonly string[]>> = {
  company: ['uscc', 'origin_code', 'profile', 'updated_at'],
  contact: ['phone', 'updated_at'],
  deal: [
    ...['name', 'content', 'remark', 'county_code', 'estimated_amount', 'land_mu', 'chain_code', 'screening'],
    ...['annual_output', 'annual_tax', 'search_text', 'stage', 'stage_since', 'signed_on', 'signed_amount'],
    ...['signed_edition_id', 'updated_at'],
  ],
  agreement: ['kind', 'signed_on', 'amount', 'original', 'currency', 'rate', 'rate_on', 'edition_id'],
  trip: ['purpose', 'cities', 'ends_on'],
  visit: ['summary', 'outcome', 'headcount', 'sites', 'received_by'],
};

/** Records of others that hang on one that was made, each as the id it points to. */
const HANGING: Partial<Record<Subject, readonly string[]>> = {
  company: [
    'SELECT i.company_id AS id, i.deal_id AS by FROM deal_investor i JOIN deal d ON d.id = i.deal_id AND d.archived_at IS NULL',
    'SELECT a.signatory_id, a.deal_id FROM agreement a JOIN deal d ON d.id = a.deal_id AND d.archived_at IS NULL WHERE a.voided_at IS NULL',
    'SELECT company_id, id FROM contact WHERE archived_at IS NULL',
    'SELECT company_id, id FROM visit WHERE archived_at IS NULL',
    'SELECT s.company_id, s.trip_id FROM trip_stop s JOIN trip t ON t.id = s.trip_id AND t.archived_at IS NULL',
    'SELECT company_id, id FROM reception WHERE archived_at IS NULL',
    'SELECT company_id, id FROM event_guest WHERE archived_at IS NULL',
    'SELECT company_id, id FROM event_meeting WHERE archived_at IS NULL',
    'SELECT company_id, id FROM event_lead WHERE archived_at IS NULL',
  ],
  deal: [
    'SELECT l.deal_id AS id, l.visit_id AS by FROM visit_deal l JOIN visit v ON v.id = l.visit_id AND v.archived_at IS NULL',
    'SELECT deal_id, id FROM instruction WHERE archived_at IS NULL',
    'SELECT deal_id, id FROM signing_item WHERE archived_at IS NULL',
    'SELECT deal_id, id FROM event_lead WHERE archived_at IS NULL',
    'SELECT deal_id, id FROM arrival WHERE voided_at IS NULL',
  ],
  contact: [
    'SELECT g.contact_id AS id, g.visit_id AS by FROM visit_guest g JOIN visit v ON v.id = g.visit_id AND v.archived_at IS NULL',
  ],
  trip: [
    'SELECT trip_id AS id, id AS by FROM visit WHERE archived_at IS NULL',
    'SELECT source_trip_id, id FROM deal WHERE archived_at IS NULL',
  ],
  visit: ['SELECT source_visit_id AS id, id AS by FROM deal WHERE archived_at IS NULL'],
  event_edition: [
    'SELECT edition_id AS id, id AS by FROM signing_item WHERE archived_at IS NULL',
    'SELECT a.edition_id, a.deal_id FROM agreement a JOIN deal d ON d.id = a.deal_id AND d.archived_at IS NULL WHERE a.voided_at IS NULL',
    'SELECT source_edition_id, id FROM deal WHERE archived_at IS NULL',
    'SELECT edition_id, id FROM visit WHERE archived_at IS NULL',
    'SELECT edition_id, id FROM event_guest WHERE archived_at IS NULL',
    'SELECT edition_id, edition_id FROM event_delegate',
  ],
};

/** How many changed records a refusal names. */
const NAMED = 20;

/**
 * Takes a whole batch back: what it made is archived, what it changed is as it was before.
 * @throws Refusal `refused` with the records that were changed or used since, then nothing is undone; and in a locked
 *   month without a reason
 */
export async function undoBatch(ctx: Ctx, batch: ImportBatch, reason: string | null): Promise<void> {
  await inTransaction(async (tx) => {
    await holdBatch(tx, batch.id);
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('ledgers'))`;
    await refuseChanged(tx, batch.id);
    await explainUndo(tx, ctx, batch.id, reason);
    await restoreHistory(tx, ctx, batch.id);
    for (const subject of SUBJECTS) {
      await logUndo(tx, ctx, batch, subject);
      await restoreChanged(tx, batch.id, subject);
      await archiveMade(tx, ctx, batch.id, subject);
    }
    await restoreCredits(tx, batch.id);
    const { count } = await tx.importBatch.updateMany({
      where: { id: batch.id, state: 'undoing' },
      data: { state: 'undone', undoneAt: ctx.now },
    });
    if (count === 0) throw new Refusal('stale');
    await recordChange(tx, ctx, {
      ...{ action: 'undo_ledger', subject: 'imports', id: batch.id, label: batch.fileName },
    });
  }, FILE_TIME);
}

interface Moved {
  label: string;
  id: string;
}

async function refuseChanged(tx: Tx, batchId: string): Promise<void> {
  const problems: Problem[] = [];
  for (const subject of SUBJECTS) {
    const { label, page } = LABELS[subject];
    const records = await tx.$queryRaw<Moved[]>`
      SELECT r.id::text, ${Prisma.raw(label)} AS label
        FROM import_write w JOIN ${Prisma.raw(subject)} r ON r.id = w.record_id
       WHERE w.batch_id = ${batchId}::uuid AND w.subject = ${subject}
         AND (r.version <> w.version OR ${hangs(subject, batchId)})
       ORDER BY w.seq LIMIT ${NAMED}`;
    problems.push(
      ...records.map(({ id, label: name }) => ({
        ...{ key: 'imports:failure.changed', params: { name: name ?? '' } },
        ...(page && { to: `${page}${id}` }),
      })),
    );
  }
  if (problems.length > 0) throw new Refusal('refused', problems.slice(0, NAMED));
}

/** Whether a record that was made is used by one that is not of the batch. */
function hangs(subject: Subject, batchId: string): Prisma.Sql {
  const hanging = HANGING[subject];
  if (!hanging) return Prisma.sql`false`;
  return Prisma.sql`w.created AND EXISTS (
    SELECT FROM (${Prisma.raw(hanging.join(' UNION ALL '))}) used
     WHERE used.id = r.id AND NOT EXISTS (
       SELECT FROM import_write own WHERE own.batch_id = ${batchId}::uuid AND own.record_id = used.by))`;
}

/** Records count on the days they had and get back: in a locked month that needs a reason. */
async function explainUndo(tx: Tx, ctx: Ctx, batchId: string, reason: string | null): Promise<void> {
  const rows = await tx.$queryRaw<
    { subject: 'deals' | 'trips' | 'visits'; id: string; days: (string | null)[] }[]
  >`
    SELECT 'deals' AS subject, d.id::text, ARRAY[d.signed_on::text, w.before ->> 'signed_on',
           CASE WHEN w.created THEN d.first_met_on::text END] AS days
      FROM import_write w JOIN deal d ON d.id = w.record_id
     WHERE w.batch_id = ${batchId}::uuid AND w.subject = 'deal' AND (w.created OR d.signed_on::text IS DISTINCT FROM
           w.before ->> 'signed_on' OR d.signed_amount::text IS DISTINCT FROM w.before ->> 'signed_amount')
     UNION ALL
    SELECT 'trips', t.id::text, ARRAY[t.starts_on::text]
      FROM import_write w JOIN trip t ON t.id = w.record_id WHERE w.batch_id = ${batchId}::uuid AND w.created
     UNION ALL
    SELECT 'visits', v.id::text, ARRAY[v.occurred_on::text]
      FROM import_write w JOIN visit v ON v.id = w.record_id WHERE w.batch_id = ${batchId}::uuid AND w.created`;
  const records = rows.map(({ subject, id, days }) => ({
    ...{ subjectType: subject, subjectId: id },
    on: days.flatMap((day) => day ?? []),
  }));
  await explainCorrections(tx, ctx, records, reason);
}

/** Voids what the batch added to the history of deals it changed, and says again what it voided. */
async function restoreHistory(tx: Tx, ctx: Ctx, batchId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE deal_history h SET voided_at = ${ctx.now}
      FROM import_write w
     WHERE w.batch_id = ${batchId}::uuid AND w.subject = 'deal' AND NOT w.created AND h.deal_id = w.record_id
       AND h.voided_at IS NULL AND NOT w.before -> 'history' @> to_jsonb(h.seq)`;
  await tx.$executeRaw`
    INSERT INTO deal_history (id, deal_id, seq, kind, stage, status, reason_code, reason_text, estimated_amount,
                              team_id, county_code, agreement_id, effective_on, recorded_at, recorded_by_id)
    SELECT gen_random_uuid(), h.deal_id,
           (SELECT max(seq) FROM deal_history other WHERE other.deal_id = h.deal_id)
             + row_number() OVER (PARTITION BY h.deal_id ORDER BY h.seq),
           h.kind, h.stage, h.status, h.reason_code, h.reason_text, h.estimated_amount, h.team_id, h.county_code,
           h.agreement_id, h.effective_on, h.recorded_at, h.recorded_by_id
      FROM deal_history h JOIN import_write w ON w.record_id = h.deal_id
     WHERE w.batch_id = ${batchId}::uuid AND w.subject = 'deal' AND NOT w.created
       AND h.voided_at IS NOT NULL AND w.before -> 'history' @> to_jsonb(h.seq)`;
}

async function restoreChanged(tx: Tx, batchId: string, subject: Subject): Promise<void> {
  const columns = COLUMNS[subject];
  if (!columns) return;
  const set = Prisma.raw(columns.map((name) => `"${name}" = b."${name}"`).join(', '));
  const table = Prisma.raw(subject);
  await tx.$executeRaw`
    UPDATE ${table} r SET ${set}, version = r.version + 1
      FROM import_write w, jsonb_populate_record(NULL::${table}, w.before) b
     WHERE w.batch_id = ${batchId}::uuid AND w.subject = ${subject} AND NOT w.created AND r.id = w.record_id`;
  // The record is again as an earlier batch wrote it, and that batch can be undone in its turn.
  await tx.$executeRaw`
    UPDATE import_write earlier SET version = r.version
      FROM import_write w JOIN ${table} r ON r.id = w.record_id
     WHERE w.batch_id = ${batchId}::uuid AND w.subject = ${subject} AND NOT w.created
       AND earlier.subject = w.subject AND earlier.record_id = w.record_id AND earlier.batch_id <> w.batch_id
       AND earlier.version = (w.before ->> 'version')::int`;
}

async function archiveMade(tx: Tx, ctx: Ctx, batchId: string, subject: Subject): Promise<void> {
  const gone = Prisma.raw(subject === 'agreement' ? 'voided_at' : 'archived_at');
  const table = Prisma.raw(subject);
  await tx.$executeRaw`
    UPDATE ${table} r SET ${gone} = ${ctx.now}, version = r.version + 1
      FROM import_write w
     WHERE w.batch_id = ${batchId}::uuid AND w.subject = ${subject} AND w.created AND r.id = w.record_id`;
}

async function restoreCredits(tx: Tx, batchId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE deal_credit c SET county_code = d.county_code
      FROM import_write w JOIN deal d ON d.id = w.record_id
     WHERE w.batch_id = ${batchId}::uuid AND w.subject = 'deal' AND NOT w.created
       AND c.deal_id = d.id AND c.team_id = d.team_id AND c.metric = 'all'`;
}

async function logUndo(tx: Tx, ctx: Ctx, batch: ImportBatch, subject: Subject): Promise<void> {
  const { label, noun } = LABELS[subject];
  if (subject === 'agreement') return;
  const records = await tx.$queryRaw<{ id: string; label: string; version: number }[]>`
    SELECT r.id::text, ${Prisma.raw(label)} AS label, r.version
      FROM import_write w JOIN ${Prisma.raw(subject)} r ON r.id = w.record_id
     WHERE w.batch_id = ${batch.id}::uuid AND w.subject = ${subject} ORDER BY w.seq`;
  await recordChanges(
    tx,
    ctx,
    records.map((record) => ({
      ...{ action: 'undo_ledger', subject: noun, id: record.id, label: record.label },
      ...{ version: record.version + 1, after: { fileName: batch.fileName } },
    })),
  );
}
