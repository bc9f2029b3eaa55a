import type { Ctx } from '#app/auth/user.ts';
import { visibleCompanies } from '#app/auth/visible.ts';
import { db } from '#app/db/client.server.ts';
import { companyNameKey } from '#app/lib/company-name.server.ts';
import { normalizeUscc } from '#app/lib/uscc.ts';

const CANDIDATES = 20;
const SHOWN = 5;

/**
 * Companies that may be the one being typed: same code, same or similar name without form words. Those outside
 * the user's scope are named only to a county office, and only with the county that has them.
 * @param self the company being edited, which is no duplicate of itself
 */
export async function findSimilarCompanies(ctx: Ctx, name: string, uscc: string, self?: string) {
  const key = companyNameKey(name);
  if (key.length < 2 && !uscc) return { known: [], elsewhere: [] };
  const candidates = await db().$queryRaw<{ id: string }[]>`
    SELECT id::text FROM company
     WHERE archived_at IS NULL AND merged_into_id IS NULL
       AND (name_key = ${key} OR name_key % ${key} OR uscc = ${normalizeUscc(uscc) || null})
     ORDER BY (name_key = ${key}) DESC, similarity(name_key, ${key}) DESC
     LIMIT ${CANDIDATES}`;
  const ids = candidates.map(({ id }) => id).filter((id) => id !== self);
  const known = await db().company.findMany({
    where: { AND: [{ id: { in: ids } }, visibleCompanies(ctx.user)] },
    select: { id: true, name: true, uscc: true, team: { select: { name: true } } },
    take: SHOWN,
  });
  if (ctx.user.role !== 'county_office') return { known, elsewhere: [] };
  const seen = new Set(known.map(({ id }) => id));
  const elsewhere = await db().company.findMany({
    where: { id: { in: ids.filter((id) => !seen.has(id)) }, archivedAt: null },
    select: { name: true, team: { select: { region: { select: { name: true } } } } },
    take: SHOWN,
  });
  return {
    known,
    elsewhere: elsewhere.map((company) => ({ name: company.name, county: company.team.region?.name ?? '' })),
  };
}
