import { db } from '#app/db/client.server.ts';

/** What the sign-in page needs to know of the installation: whether it has users, and whether they are a demo's. */
export async function installationState(): Promise<'empty' | 'demo' | 'in_use'> {
  const user = await db().user.findFirst({ orderBy: { isDemo: 'desc' }, select: { isDemo: true } });
  if (!user) return 'empty';
  return user.isDemo ? 'demo' : 'in_use';
}
