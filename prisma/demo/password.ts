import { hash, verify } from '@node-rs/argon2';
import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient } from '#app/db/generated/client.ts';

/** Gives the demo accounts the password that the settings now name, if it is not theirs already. */
export async function alignDemoPassword(databaseUrl: string, password: string): Promise<void> {
  const db = new PrismaClient({ adapter: new PrismaPg({ connectionString: databaseUrl }) });
  try {
    const account = await db.user.findFirst({ where: { isDemo: true }, orderBy: { username: 'asc' } });
    if (!account || (await verify(account.passwordHash, password))) return;
    await db.user.updateMany({ where: { isDemo: true }, data: { passwordHash: await hash(password) } });
  } finally {
    await db.$disconnect();
  }
}
