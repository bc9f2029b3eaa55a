import { verify } from '@node-rs/argon2';
import { expect, it } from 'vitest';
import { db } from '#app/db/client.server.ts';
import { alignDemoPassword } from '#prisma/demo/password.ts';
import { useDatabase } from '#tests/support/database.ts';

const database = useDatabase('demo');

it('a new DEMO_PASSWORD becomes that of every demo account and of nobody else', async () => {
  const other = await db().user.findFirstOrThrow({ where: { username: 'city' } });
  await db().user.update({ where: { id: other.id }, data: { isDemo: false } });
  await alignDemoPassword(database.url, 'another password');
  const users = await db().user.findMany({ where: { username: { in: ['officer', 'official'] } } });
  for (const user of users) expect(await verify(user.passwordHash, 'another password')).toBe(true);
  const unchanged = await db().user.findUniqueOrThrow({ where: { id: other.id } });
  expect(unchanged.passwordHash).toBe(other.passwordHash);
});
