import type { Ctx } from '#app/auth/user.ts';
import { db } from '#app/db/client.server.ts';
import { codeName } from '#app/i18n/i18n.server.ts';
import { forbidden, notFound } from '#app/lib/refusal.ts';
import { canTeam } from './team.policy.ts';
import { asTree } from './team.rules.ts';

const ORDER = [{ kind: 'asc' as const }, { regionCode: 'asc' as const }, { code: 'asc' as const }];
const active = { where: { archivedAt: null } };

/** All teams in the order of their tree; archived ones only where asked for. @throws Refusal `forbidden` */
export async function listTeams(ctx: Ctx, withArchived: boolean) {
  if (!canTeam(ctx.user, 'read')) throw forbidden();
  const teams = await db().team.findMany({
    where: withArchived ? {} : { archivedAt: null },
    orderBy: ORDER,
    select: {
      id: true,
      code: true,
      name: true,
      kind: true,
      parentId: true,
      archivedAt: true,
      region: { select: { name: true, nameEn: true } },
      _count: { select: { users: active } },
    },
  });
  return asTree(teams).map(({ region, archivedAt, _count, ...team }) => ({
    ...team,
    region: region && codeName(region, ctx.locale),
    archived: archivedAt !== null,
    users: _count.users,
  }));
}

/** A team as its page shows it. @throws Refusal `forbidden`, `not_found` */
export async function readTeam(ctx: Ctx, id: string) {
  if (!canTeam(ctx.user, 'read')) throw forbidden();
  const team = await db().team.findUnique({
    where: { id },
    select: {
      id: true,
      code: true,
      name: true,
      kind: true,
      parentId: true,
      regionCode: true,
      version: true,
      archivedAt: true,
      _count: { select: { users: active, children: active } },
    },
  });
  if (!team) throw notFound();
  const { _count, archivedAt, ...rest } = team;
  return { ...rest, archived: archivedAt !== null, users: _count.users, children: _count.children };
}

/** Teams in use, as choices in the order of their tree; `self` and what stands below it cannot be its parent. */
export async function readTeamOptions(self?: string) {
  const teams = await db().team.findMany({
    ...active,
    orderBy: ORDER,
    select: { id: true, name: true, parentId: true },
  });
  const barred = new Set(self ? [self] : []);
  return asTree(teams)
    .filter((team) => {
      if (team.parentId && barred.has(team.parentId)) barred.add(team.id);
      return !barred.has(team.id);
    })
    .map((team) => ({ value: team.id, text: `${'　'.repeat(team.depth)}${team.name}` }));
}

/** Counties and the city a team may stand for. */
export async function readTeamRegions(ctx: Ctx) {
  const rows = await db().region.findMany({
    where: { level: { in: ['city', 'county'] } },
    orderBy: [{ level: 'asc' }, { sortOrder: 'asc' }],
    select: { code: true, name: true, nameEn: true },
  });
  return rows.map((row) => ({ value: row.code, text: codeName(row, ctx.locale) }));
}
