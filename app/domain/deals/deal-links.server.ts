import type { Ctx } from '#app/auth/user.ts';
import { visibleCompanies, visibleTeams } from '#app/auth/visible.ts';
import type { Tx } from '#app/db/client.server.ts';
import { refused } from '#app/lib/refusal.ts';
import type { DealInput } from './deal.schema.ts';
import {
  OFFERED_CODES,
  OFFERED_COUNTIES,
  offeredEditions,
  offeredPeople,
  offeredTeams,
  offeredTrips,
  offeredVisits,
} from './deal-offers.ts';
import type { DealForWrite } from './deal-write.server.ts';

type Links = Pick<
  DealInput,
  | 'leadId'
  | 'partners'
  | 'ownerId'
  | 'countyCode'
  | 'industryCode'
  | 'chainCode'
  | 'sourceTripId'
  | 'sourceEditionId'
  | 'sourceVisitId'
  | 'nextStepOwnerId'
> & { teamId: string };

/**
 * Refuses links to records that do not exist or are not offered to the user: forged ids and guesses get the same
 * answer. What the deal already links to may stay, also when it was archived or is out of sight. Its people may
 * not when the deal goes to another team: then they must be of that team or of one above it.
 * @throws Refusal `refused` with the field
 */
export async function refuseForeignLinks(
  tx: Tx,
  ctx: Ctx,
  links: Links,
  before?: DealForWrite,
): Promise<void> {
  await refuseUnknownCompanies(tx, ctx, links, before);
  await refuseUnknownTeam(tx, ctx, links, before);
  await refuseUnknownPeople(tx, ctx, links, before);
  await refuseUnknownSources(tx, ctx, links, before);
}

const unknown = (field: string) => refused('errors:unknown', {}, field);

async function refuseUnknownCompanies(tx: Tx, ctx: Ctx, links: Links, before?: DealForWrite): Promise<void> {
  const kept = new Set(before?.investors.map(({ companyId }) => companyId));
  const companies = [...new Set([links.leadId, ...links.partners.map((row) => row.companyId)])];
  const asked = companies.filter((id) => !kept.has(id));
  const found = await tx.company.findMany({
    where: { AND: [{ id: { in: asked } }, visibleCompanies(ctx.user)] },
    select: { id: true },
  });
  const known = new Set(found.map(({ id }) => id));
  if (asked.includes(links.leadId) && !known.has(links.leadId)) throw unknown('leadId');
  if (asked.some((id) => !known.has(id))) throw unknown('partners');
}

async function refuseUnknownTeam(tx: Tx, ctx: Ctx, { teamId }: Links, before?: DealForWrite): Promise<void> {
  if (teamId === before?.teamId) return;
  const found = await tx.team.count({ where: { AND: [{ id: teamId }, offeredTeams(ctx.user)] } });
  if (found === 0) throw unknown('teamId');
}

async function refuseUnknownPeople(tx: Tx, ctx: Ctx, links: Links, before?: DealForWrite): Promise<void> {
  const moves = before !== undefined && links.teamId !== before.teamId;
  const kept = moves ? [] : [before?.ownerId, before?.nextStepOwnerId];
  const asked = (['ownerId', 'nextStepOwnerId'] as const).filter(
    (field) => links[field] !== null && !kept.includes(links[field]),
  );
  if (asked.length === 0) return;
  const ofTeam = moves ? { teamId: { in: await teamAndAbove(tx, ctx, links.teamId) } } : {};
  const found = await tx.user.findMany({
    where: {
      AND: [
        { id: { in: asked.flatMap((field) => links[field] ?? []) } },
        offeredPeople(ctx.user, links.teamId),
        ofTeam,
      ],
    },
    select: { id: true },
  });
  const known = new Set(found.map(({ id }) => id));
  for (const field of asked) {
    if (!known.has(links[field] ?? '')) throw unknown(field);
  }
}

/** A team and those above it that the user sees. */
async function teamAndAbove(tx: Tx, ctx: Ctx, teamId: string): Promise<string[]> {
  const above = await tx.$queryRaw<{ id: string }[]>`
    WITH RECURSIVE above AS (
      SELECT id, parent_id FROM team WHERE id = ${teamId}::uuid
      UNION SELECT t.id, t.parent_id FROM team t JOIN above a ON t.id = a.parent_id)
    SELECT id::text FROM above`;
  const seen = await tx.team.findMany({
    where: { AND: [{ id: { in: above.map(({ id }) => id) } }, visibleTeams(ctx.user)] },
    select: { id: true },
  });
  return [teamId, ...seen.map(({ id }) => id)];
}

async function refuseUnknownSources(tx: Tx, ctx: Ctx, links: Links, before?: DealForWrite): Promise<void> {
  const checks = {
    countyCode: (code: string) => tx.region.count({ where: { code, ...OFFERED_COUNTIES } }),
    industryCode: (code: string) => tx.industry.count({ where: { code, ...OFFERED_CODES } }),
    chainCode: (code: string) => tx.chain.count({ where: { code, ...OFFERED_CODES } }),
    sourceTripId: (id: string) => tx.trip.count({ where: { AND: [{ id }, offeredTrips(ctx.user)] } }),
    sourceEditionId: (id: string) =>
      tx.eventEdition.count({ where: { AND: [{ id }, offeredEditions(ctx.user)] } }),
    sourceVisitId: (id: string) => tx.visit.count({ where: { AND: [{ id }, offeredVisits(ctx.user)] } }),
  };
  for (const [field, count] of Object.entries(checks)) {
    const link = links[field as keyof typeof checks];
    if (link && link !== before?.[field as keyof typeof checks] && (await count(link)) === 0) {
      throw unknown(field);
    }
  }
}
