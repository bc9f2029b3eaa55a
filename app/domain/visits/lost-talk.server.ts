import type { Tx } from '#app/db/client.server.ts';
import { Refusal } from '#app/lib/refusal.ts';

/**
 * A deal keeps what the gates it has passed asked for: a talk stays with a deal whose gate wanted one while it is
 * the only one that says who met whom, when and where.
 * @param dealIds deals that are about to lose the talk; they are locked, so that two talks are not lost at once
 * @throws Refusal `refused` with one problem for each deal, and the way to it
 */
export async function refuseLostTalk(
  tx: Tx,
  visitId: string,
  dealIds: string[],
  field?: string,
): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM deal WHERE id = ANY(${dealIds}::uuid[]) ORDER BY id FOR UPDATE`;
  // Stages compare in the order of the chain, which is that of their type.
  const deals = await tx.$queryRaw<{ id: string; name: string }[]>`
    SELECT d.id::text, d.name FROM deal d
     WHERE d.id = ANY(${dealIds}::uuid[])
       AND EXISTS (SELECT 1 FROM gate_item g
                    WHERE g.active AND g.requirement = 'firstTalk' AND g.stage <= d.stage)
       AND ARRAY[${visitId}::uuid] = ARRAY(
             SELECT v.id FROM visit v JOIN visit_deal vd ON vd.visit_id = v.id
              WHERE vd.deal_id = d.id AND v.archived_at IS NULL AND v.place <> ''
                AND EXISTS (SELECT 1 FROM visit_staff s WHERE s.visit_id = v.id)
                AND EXISTS (SELECT 1 FROM visit_guest g WHERE g.visit_id = v.id))
     ORDER BY d.code`;
  if (deals.length === 0) return;
  const problems = deals.map(({ id, name }) => ({
    key: 'visits:problem.onlyTalk',
    params: { name },
    to: `/deals/${id}`,
    field,
  }));
  throw new Refusal('refused', problems);
}
