import type { Ctx } from '#app/auth/user.ts';
import { inTransaction } from '#app/db/client.server.ts';
import { recordChange } from '#app/domain/history/audit.server.ts';
import { refused } from '#app/lib/refusal.ts';
import { offeredShares } from './deal-offers.ts';
import { takeDeal } from './deal-write.server.ts';

/** Sets which other teams see a deal, besides the one that holds it. Those that see it already may stay. */
export function shareDeal(
  ctx: Ctx,
  id: string,
  { version, teams }: { version: number; teams: string[] },
): Promise<void> {
  return inTransaction(async (tx) => {
    const deal = await takeDeal(tx, ctx, id, 'share', version);
    const before = await tx.dealShare.findMany({
      where: { dealId: id },
      select: { team: { select: { id: true, name: true } } },
    });
    const asked = new Set(teams.filter((team) => team !== deal.teamId));
    const current = before.map(({ team }) => team.id);
    const wanted = await tx.team.findMany({
      where: {
        AND: [{ id: { in: [...asked] } }, { OR: [offeredShares(deal.teamId), { id: { in: current } }] }],
      },
      select: { id: true, name: true },
    });
    if (wanted.length < asked.size) throw refused('errors:unknown', {}, 'teams');
    await tx.dealShare.deleteMany({ where: { dealId: id } });
    await tx.dealShare.createMany({ data: wanted.map((team) => ({ dealId: id, teamId: team.id })) });
    await tx.deal.update({
      where: { id },
      data: { updatedAt: ctx.now, version: { increment: 1 } },
      select: { id: true },
    });
    await recordChange(tx, ctx, {
      action: 'share',
      subject: 'deals',
      id,
      label: `${deal.code} ${deal.name}`,
      version: version + 1,
      before: { sharedWith: listed(before.map(({ team }) => team.name)) },
      after: { sharedWith: listed(wanted.map((team) => team.name)) },
    });
  });
}

const listed = (names: string[]) => names.sort().join('、');
