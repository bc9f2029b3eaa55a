import type { Ctx, Role } from '#app/auth/user.ts';
import { visibleDeals } from '#app/auth/visible.ts';
import type { Tx } from '#app/db/client.server.ts';
import type { Prisma } from '#app/db/generated/client.ts';
import { notFound } from '#app/lib/refusal.ts';
import type { SubjectInput } from './instruction.schema.ts';

/**
 * The deal or county an instruction is left on.
 * @throws Refusal `not_found` for a deal outside the scope and for what is no county
 */
export async function readSubject(tx: Tx, ctx: Ctx, subject: SubjectInput) {
  if (subject.deal !== null) {
    const deal = await tx.deal.findFirst({
      where: { AND: [{ id: subject.deal }, visibleDeals(ctx.user)] },
      select: { id: true, code: true, name: true, teamId: true, ownerId: true, countyCode: true },
    });
    if (!deal) throw notFound();
    return { deal, county: null };
  }
  const county = await tx.region.findFirst({
    where: { code: subject.county ?? '', level: 'county' },
    select: { code: true, name: true, nameEn: true },
  });
  if (!county) throw notFound();
  return { deal: null, county };
}

export type InstructionSubject = Awaited<ReturnType<typeof readSubject>>;

const NEAREST: readonly Role[] = ['lead', 'county_office', 'city_office'];

/**
 * Who may be charged with an instruction: of a deal its owner first, then the lead of its team and the office of its
 * county, of a county its office; the city office last.
 */
export async function readOwners(tx: Tx, { deal, county }: InstructionSubject) {
  const countyCode = deal ? deal.countyCode : county.code;
  const near: Prisma.UserWhereInput[] = [
    ...(deal?.ownerId ? [{ id: deal.ownerId, role: { in: ['officer' as const, 'lead' as const] } }] : []),
    ...(deal ? [{ role: 'lead' as const, teamId: deal.teamId }] : []),
    ...(countyCode ? [{ role: 'county_office' as const, team: { regionCode: countyCode } }] : []),
  ];
  const people = await tx.user.findMany({
    where: { archivedAt: null, OR: [...near, { role: 'city_office' }] },
    orderBy: { name: 'asc' },
    select: { id: true, name: true, role: true, team: { select: { name: true } } },
  });
  const place = ({ id, role }: (typeof people)[number]) =>
    id === deal?.ownerId ? -1 : NEAREST.indexOf(role);
  return people
    .sort((a, b) => place(a) - place(b))
    .map(({ id, name, role, team }) => ({ id, name, role, team: team.name }));
}
