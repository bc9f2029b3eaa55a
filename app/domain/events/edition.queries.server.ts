import type { Ctx } from '#app/auth/user.ts';
import { db } from '#app/db/client.server.ts';
import { codeName } from '#app/i18n/i18n.server.ts';
import { fromDateColumn } from '#app/lib/dates.ts';

/** The editions the user's team organises, the latest first, with what was signed there: each deal once. */
export async function listOwnEditions(ctx: Ctx) {
  const editions = await db().eventEdition.findMany({
    where: { organizerTeamId: { in: ctx.user.teamIds }, archivedAt: null },
    orderBy: { startsOn: 'desc' },
    take: 20,
    select: {
      id: true,
      ordinal: true,
      startsOn: true,
      endsOn: true,
      venue: true,
      participation: true,
      series: { select: { name: true, nameEn: true } },
    },
  });
  const signed = await db().deal.groupBy({
    by: ['signedEditionId'],
    where: { archivedAt: null, signedEditionId: { in: editions.map(({ id }) => id) } },
    _count: { _all: true },
    _sum: { signedAmount: true },
  });
  const byEdition = new Map(signed.map((row) => [row.signedEditionId, row]));
  return editions.map(({ series, ...edition }) => ({
    ...edition,
    name: codeName(series, ctx.locale),
    startsOn: fromDateColumn(edition.startsOn),
    endsOn: fromDateColumn(edition.endsOn),
    deals: byEdition.get(edition.id)?._count._all ?? 0,
    amount: byEdition.get(edition.id)?._sum.signedAmount?.toFixed(2) ?? '0.00',
  }));
}
