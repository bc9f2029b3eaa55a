import type { Ctx } from '#app/auth/user.ts';
import { insertRows, newId } from '#app/db/bulk.server.ts';
import type { Tx } from '#app/db/client.server.ts';
import type { Prisma } from '#app/db/generated/client.ts';
import { type Problem, Refusal } from '#app/lib/refusal.ts';

/** The nouns that have a history; also the namespaces of their field names in the texts. */
export type Subject =
  | 'companies'
  | 'contacts'
  | 'deals'
  | 'agreements'
  | 'visits'
  | 'trips'
  | 'receptions'
  | 'events'
  | 'guests'
  | 'meetings'
  | 'leads'
  | 'signings'
  | 'instructions'
  | 'teams'
  | 'users'
  | 'periods'
  | 'targets'
  | 'circulars'
  | 'definitions'
  | 'imports'
  | 'views'
  | 'reports';

type Value = Prisma.InputJsonValue | null;
export type Fields = Record<string, unknown>;

export interface Change {
  action: string;
  subject: Subject;
  id: string;
  /** What the record is called, so that the log reads without it. */
  label: string;
  version?: number;
  /** The fields before; empty for a new record. */
  before?: Fields;
  after?: Fields;
}

/** Writes who changed what, in the transaction of the change. Only fields that differ are kept. */
export async function recordChange(tx: Tx, ctx: Ctx, change: Change): Promise<void> {
  await tx.auditEntry.create({
    data: {
      at: ctx.now,
      actorId: ctx.user.id,
      actorName: ctx.user.name,
      teamName: ctx.user.teamName,
      action: change.action,
      subjectType: change.subject,
      subjectId: change.id,
      subjectLabel: change.label,
      subjectVersion: change.version ?? null,
      changes: differences(change.before ?? {}, change.after ?? {}),
      requestId: ctx.requestId,
    },
    select: { id: true },
  });
}

/** The same for many changes, by one statement. */
export function recordChanges(tx: Tx, ctx: Ctx, changes: readonly Change[]): Promise<void> {
  const rows = changes.map((change) => ({
    id: newId(ctx.now),
    at: ctx.now,
    actor_id: ctx.user.id,
    actor_name: ctx.user.name,
    team_name: ctx.user.teamName,
    action: change.action,
    subject_type: change.subject,
    subject_id: change.id,
    subject_label: change.label,
    subject_version: change.version ?? null,
    changes: differences(change.before ?? {}, change.after ?? {}),
    request_id: ctx.requestId,
  }));
  return insertRows(tx, 'audit_entry', rows);
}

/** { field: [before, after] } of every field whose value differs; empty text, null and absent are the same. */
export function differences(before: Fields, after: Fields): Record<string, [Value, Value]> {
  const changes: Record<string, [Value, Value]> = {};
  for (const field of Object.keys(after)) {
    const [was, is] = [plain(before[field]), plain(after[field])];
    if (JSON.stringify(was) !== JSON.stringify(is)) changes[field] = [was, is];
  }
  return changes;
}

function plain(value: unknown): Value {
  if (value === undefined || value === null || value === '') return null;
  if (value instanceof Date) {
    const text = value.toISOString();
    return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text;
  }
  if (Array.isArray(value)) return value.length === 0 ? null : (value as Prisma.InputJsonArray);
  return typeof value === 'object' ? String(value) : (value as string | number | boolean);
}

/**
 * Refuses a save that was opened on an older version, and says what others changed since.
 * @throws Refusal `stale`
 */
export async function refuseStale(
  tx: Tx,
  subject: Subject,
  record: { id: string; version: number },
  expected: number,
): Promise<void> {
  if (record.version === expected) return;
  const since = await tx.auditEntry.findMany({
    where: { subjectType: subject, subjectId: record.id, subjectVersion: { gt: expected } },
    orderBy: { id: 'asc' },
    select: { actorName: true, changes: true },
    take: 20,
  });
  const changes = since.flatMap(({ actorName, changes }) =>
    Object.entries(changes as Record<string, [Value, Value]>)
      // The deals of a talk may be out of the reader's sight.
      .filter(([field]) => field !== 'dealIds')
      .map(
        ([field, [before, after]]): Problem => ({
          key: 'errors:staleChange',
          params: {
            name: actorName,
            label: `${subject}:field.${field}`,
            before: shown(before),
            after: shown(after),
          },
        }),
      ),
  );
  throw new Refusal('stale', [{ key: 'errors:stale' }, ...changes], record.version);
}

const shown = (value: Value): string =>
  value === null ? '—' : typeof value === 'object' ? JSON.stringify(value) : String(value);
