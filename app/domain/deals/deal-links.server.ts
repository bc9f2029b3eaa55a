import type { Ctx } from '#app/auth/user.ts';
import { visibleCompanies, visibleTeams, visibleVisits } from '#app/auth/visible.ts';
import type { Tx } from '#app/db/client.server.ts';
import { refused } from '#app/lib/refusal.ts';
import type { DealInput } from './deal.schema.ts';
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
 * Refuses links to records that do not exist or that the user may not see: forged ids and guesses get the same
 * answer. What the deal already links to may stay.
 * @throws Refusal `refused` with the field
 */
export async function refuseForeignLinks(
  tx: Tx,
  ctx: Ctx,
  links: Links,
  before?: DealForWrite,
): Promise<void> {
  const kept = new Set(before?.investors.map(({ companyId }) => companyId));
  const companies = [...new Set([links.leadId, ...links.partners.map((row) => row.companyId)])];
  const asked = companies.filter((id) => !kept.has(id));
  const users = [links.ownerId, links.nextStepOwnerId].filter(
    (id): id is string => id !== null && id !== before?.ownerId && id !== before?.nextStepOwnerId,
  );
  const found = await Promise.all([
    tx.company.findMany({
      where: { AND: [{ id: { in: asked } }, visibleCompanies(ctx.user)] },
      select: { id: true },
    }),
    tx.user.findMany({
      where: {
        id: { in: users },
        archivedAt: null,
        team: { OR: [visibleTeams(ctx.user), { id: links.teamId }] },
      },
      select: { id: true },
    }),
    links.teamId === before?.teamId
      ? 1
      : tx.team.count({ where: { AND: [{ id: links.teamId }, visibleTeams(ctx.user)] } }),
  ]);
  const knownCompanies = new Set(found[0].map(({ id }) => id));
  const knownUsers = new Set(found[1].map(({ id }) => id));
  const unknown = (field: string) => refused('errors:unknown', {}, field);
  if (asked.includes(links.leadId) && !knownCompanies.has(links.leadId)) throw unknown('leadId');
  if (asked.some((id) => !knownCompanies.has(id))) throw unknown('partners');
  if (found[2] === 0) throw unknown('teamId');
  for (const field of ['ownerId', 'nextStepOwnerId'] as const) {
    const id = links[field];
    if (id && users.includes(id) && !knownUsers.has(id)) throw unknown(field);
  }
  await refuseUnknownCodes(tx, ctx, links);
}

async function refuseUnknownCodes(tx: Tx, ctx: Ctx, links: Links): Promise<void> {
  const checks = {
    countyCode: links.countyCode && tx.region.count({ where: { code: links.countyCode, level: 'county' } }),
    industryCode: links.industryCode && tx.industry.count({ where: { code: links.industryCode } }),
    chainCode: links.chainCode && tx.chain.count({ where: { code: links.chainCode } }),
    sourceTripId: links.sourceTripId && tx.trip.count({ where: { id: links.sourceTripId } }),
    sourceEditionId: links.sourceEditionId && tx.eventEdition.count({ where: { id: links.sourceEditionId } }),
    sourceVisitId:
      links.sourceVisitId &&
      tx.visit.count({ where: { AND: [{ id: links.sourceVisitId }, visibleVisits(ctx.user)] } }),
  };
  for (const [field, count] of Object.entries(checks)) {
    if (count !== null && count !== '' && (await count) === 0) throw refused('errors:unknown', {}, field);
  }
}
