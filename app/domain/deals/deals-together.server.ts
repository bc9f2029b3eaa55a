import type { Tx } from '#app/db/client.server.ts';

/**
 * Writes very many deals: that each is what its newest history row says is checked for all of them by one statement
 * when `work` is through, instead of row by row.
 * @param work writes them, and nothing else of deals
 * @param ids of the deals it has written
 */
export async function writeDealsTogether(
  tx: Tx,
  work: () => Promise<void>,
  ids: () => Promise<string[]>,
): Promise<void> {
  await tx.$executeRaw`SELECT set_config('crm.deals_together', 'on', true)`;
  await work();
  const wrong = await tx.$queryRaw<{ code: string }[]>`
    SELECT d.code FROM unnest(${await ids()}::uuid[]) written (id)
      JOIN deal d ON d.id = written.id
      LEFT JOIN LATERAL (
        SELECT * FROM deal_history h WHERE h.deal_id = d.id AND h.voided_at IS NULL ORDER BY h.seq DESC LIMIT 1
      ) newest ON true
     WHERE (newest.stage, newest.status, newest.estimated_amount, newest.team_id, newest.county_code)
           IS DISTINCT FROM (d.stage, d.status, d.estimated_amount, d.team_id, d.county_code)
     LIMIT 1`;
  if (wrong[0]) throw new Error(`Deal ${wrong[0].code} differs from its newest history row`);
  await tx.$executeRaw`SELECT set_config('crm.deals_together', 'off', true)`;
}
