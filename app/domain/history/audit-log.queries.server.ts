import type { Ctx } from '#app/auth/user.ts';
import { db } from '#app/db/client.server.ts';
import type { Prisma } from '#app/db/generated/client.ts';
import { readPage } from '#app/db/page.server.ts';
import { addDays, type LocalDate } from '#app/lib/dates.ts';
import { forbidden } from '#app/lib/refusal.ts';
import { canReadLog } from './audit-log.policy.ts';
import type { AuditFilter } from './audit-log.schema.ts';
import { maskChanges } from './audit-mask.ts';

/** One page of the log, newest first, personal data masked. @throws Refusal `forbidden` */
export async function listAuditEntries(ctx: Ctx, filter: AuditFilter) {
  if (!canReadLog(ctx.user)) throw forbidden();
  const where: Prisma.AuditEntryWhereInput = {
    actorId: filter.person,
    action: filter.action,
    subjectType: filter.subject,
    at: {
      gte: filter.from && startOfDay(filter.from),
      lt: filter.to && startOfDay(addDays(filter.to, 1)),
    },
    ...(filter.q && {
      subjectLabel: { contains: filter.q.replace(/[\\%_]/g, '\\$&'), mode: 'insensitive' },
    }),
  };
  const page = await readPage(filter.after, {
    count: (take) => db().auditEntry.count({ where, take }),
    rows: (rows) =>
      db().auditEntry.findMany({
        where,
        orderBy: { id: 'desc' },
        ...rows,
        select: {
          id: true,
          at: true,
          actorName: true,
          teamName: true,
          action: true,
          subjectType: true,
          subjectLabel: true,
          changes: true,
        },
      }),
  });
  const rows = page.rows.map((entry) => ({
    ...entry,
    at: entry.at.toISOString(),
    changes: maskChanges(entry.subjectType, entry.changes as Record<string, [unknown, unknown]>),
  }));
  return { ...page, rows };
}

/** Everyone who may stand in the log, also those who have left. @throws Refusal `forbidden` */
export async function readAuditPeople(ctx: Ctx) {
  if (!canReadLog(ctx.user)) throw forbidden();
  const users = await db().user.findMany({
    orderBy: { username: 'asc' },
    select: { id: true, name: true, username: true },
  });
  return users.map(({ id, name, username }) => ({ value: id, text: `${name}（${username}）` }));
}

/** Days are those of the office, eight hours ahead of UTC without summer time. */
const startOfDay = (day: LocalDate) => new Date(`${day}T00:00:00+08:00`);
