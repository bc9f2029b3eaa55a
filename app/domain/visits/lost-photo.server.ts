import type { Tx } from '#app/db/client.server.ts';
import type { LocalDate } from '#app/lib/dates.ts';
import { Refusal } from '#app/lib/refusal.ts';

/** What is about to go: a visit with its photos, one photo of it, or its day. */
interface Loss {
  visitId: string;
  photoId?: string;
  /** The day the visit is moved to; photos count from the signing day on. */
  movedTo?: LocalDate;
}

/**
 * A deal keeps the photo of the works that let it into its stage: the last one of a visit on or after the signing
 * day stays while a gate behind it asked for one.
 * @param dealIds deals that are about to lose it; they are locked, so that two photos are not lost at once
 * @throws Refusal `refused` with one problem for each deal, and the way to it
 */
export async function refuseLostPhoto(
  tx: Tx,
  { visitId, photoId, movedTo }: Loss,
  dealIds: string[],
  field?: string,
): Promise<void> {
  if (dealIds.length === 0) return;
  await tx.$queryRaw`SELECT 1 FROM deal WHERE id = ANY(${dealIds}::uuid[]) ORDER BY id FOR UPDATE`;
  const deals = await tx.$queryRaw<{ id: string; name: string }[]>`
    SELECT d.id::text, d.name FROM deal d
     WHERE d.id = ANY(${dealIds}::uuid[]) AND d.signed_on > coalesce(${movedTo ?? null}::date, '-infinity')
       AND EXISTS (SELECT 1 FROM gate_item g
                    WHERE g.active AND g.requirement = 'startPhoto' AND g.stage <= d.stage)
       AND (SELECT bool_and(v.id = ${visitId}::uuid AND p.id = coalesce(${photoId ?? null}::uuid, p.id))
              FROM visit_photo p JOIN visit v ON v.id = p.visit_id JOIN visit_deal vd ON vd.visit_id = v.id
             WHERE vd.deal_id = d.id AND v.archived_at IS NULL AND p.archived_at IS NULL
               AND v.occurred_on >= d.signed_on)
     ORDER BY d.code`;
  if (deals.length === 0) return;
  const problems = deals.map(({ id, name }) => ({
    key: 'visits:problem.onlyPhoto',
    params: { name },
    to: `/deals/${id}`,
    field,
  }));
  throw new Refusal('refused', problems);
}
