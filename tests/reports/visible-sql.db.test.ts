import { expect, it } from 'vitest';
import { visibleDeals } from '#app/auth/visible.ts';
import { visibleDealsSql } from '#app/auth/visible-sql.server.ts';
import { db, sql } from '#app/db/client.server.ts';
import { useDatabase } from '#tests/support/database.ts';
import { currentUser } from '#tests/support/fixtures.ts';

useDatabase('demo');

it('shows every user the same deals through SQL as through Prisma', async () => {
  const users = await db().user.findMany({ select: { id: true, username: true, role: true } });
  const seen = new Map<string, number>();
  for (const { id, username, role } of users) {
    const user = await currentUser(id);
    const [byPrisma, bySql] = await Promise.all([
      db().deal.findMany({ where: visibleDeals(user), select: { id: true } }),
      sql()<{ id: string }[]>`SELECT d.id FROM deal d WHERE ${visibleDealsSql(sql(), user)}`,
    ]);
    const ids = (rows: readonly { id: string }[]) => rows.map((row) => row.id).sort();
    expect(ids(bySql), username).toEqual(ids(byPrisma));
    seen.set(role, Math.max(seen.get(role) ?? 0, bySql.length));
  }
  // The comparison would also hold if nobody saw anything.
  for (const role of ['officer', 'lead', 'county_office', 'city_office', 'organizer', 'official']) {
    expect(seen.get(role), role).toBeGreaterThan(0);
  }
  expect([seen.get('admin'), seen.get('auditor')]).toEqual([0, 0]);
});
