import type { Tx } from '#app/db/client.server.ts';

/**
 * Lets one command at a time change users and teams. Their rules look at more than the row they write (the last
 * administrator, people in a team, circles of parents), and such changes are few.
 */
export async function lockPeople(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('people'))`;
}
