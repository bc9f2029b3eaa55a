import type { Ctx } from '#app/auth/user.ts';
import { visibleContacts } from '#app/auth/visible.ts';
import { db, searchSql } from '#app/db/client.server.ts';
import { canContact } from '#app/domain/contacts/contact.policy.ts';

/** As many people as may share the last four digits before the rest of the number has to be typed. */
const MOST = 200;

/**
 * The people whose number ends in these digits, as far as the user reads their numbers unmasked: a number that is
 * masked must not be found out by trying.
 */
export async function findByPhone(ctx: Ctx, tail: string, size: number): Promise<string[]> {
  const ending = await searchSql()<{ id: string }[]>`
    SELECT k.id FROM contact k
     WHERE right(regexp_replace(k.phone, '\\D', '', 'g'), 4) = ${tail.slice(-4)}
       AND regexp_replace(k.phone, '\\D', '', 'g') LIKE ${`%${tail}`} AND k.archived_at IS NULL
     ORDER BY k.updated_at DESC LIMIT ${MOST}`;
  if (ending.length === 0) return [];
  const contacts = await db().contact.findMany({
    where: { AND: [visibleContacts(ctx.user), { id: { in: ending.map(({ id }) => id) } }] },
    orderBy: { updatedAt: 'desc' },
    select: { id: true, company: { select: { teamId: true } } },
  });
  return contacts
    .filter(({ company }) => canContact(ctx.user, 'reveal', company))
    .slice(0, size)
    .map(({ id }) => id);
}
