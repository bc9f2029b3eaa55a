import { db } from '#app/db/client.server.ts';
import type { Subject } from './audit.server.ts';
import { maskChanges } from './audit-mask.ts';

const SHOWN = 50;

/**
 * The latest changes of one record, newest first. The caller has already found the record within the user's
 * scope; history has none of its own.
 * @param id several where others were merged into it
 * @param masked whether the user reads personal data in the record masked
 */
export async function readHistory(subject: Subject, id: string | string[], masked = false) {
  const entries = await db().auditEntry.findMany({
    where: { subjectType: subject, subjectId: { in: [id].flat() } },
    orderBy: { id: 'desc' },
    take: SHOWN,
    select: { id: true, at: true, actorName: true, teamName: true, action: true, changes: true },
  });
  return entries.map((entry) => {
    const changes = entry.changes as Record<string, [unknown, unknown]>;
    return {
      ...entry,
      at: entry.at.toISOString(),
      changes: masked ? maskChanges(subject, changes) : changes,
    };
  });
}

export type HistoryEntry = Awaited<ReturnType<typeof readHistory>>[number];
