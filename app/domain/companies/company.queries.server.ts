import * as z from 'zod/mini';
import type { Ctx } from '#app/auth/user.ts';
import { visibleCompanies, visibleDeals } from '#app/auth/visible.ts';
import { db, type Tx } from '#app/db/client.server.ts';
import type { Prisma } from '#app/db/generated/client.ts';
import { type Listing, readPage } from '#app/db/page.server.ts';
import { notFound } from '#app/lib/refusal.ts';
import { searchWhere } from '#app/lib/search-text.server.ts';
import { canCompany } from './company.policy.ts';
import type { CompanyFilter } from './company.schema.ts';

const ORDER = {
  name: [{ name: 'asc' }, { id: 'asc' }],
  '-name': [{ name: 'desc' }, { id: 'desc' }],
  updated: [{ updatedAt: 'asc' }, { id: 'asc' }],
  '-updated': [{ updatedAt: 'desc' }, { id: 'desc' }],
} satisfies Record<CompanyFilter['sort'], Prisma.CompanyOrderByWithRelationInput[]>;

/** The companies the user sees that match, for pages and files. */
export function companiesOf(ctx: Ctx, filter: CompanyFilter, tx: Tx = db()) {
  const where: Prisma.CompanyWhereInput = {
    AND: [
      visibleCompanies(ctx.user),
      ...searchWhere(filter.q),
      {
        industryCode: filter.industry,
        teamId: filter.team,
        ...(filter.kind && { kinds: { some: { kindCode: filter.kind } } }),
        ...(filter.origin && {
          origin: { OR: [{ code: filter.origin }, { groups: { has: filter.origin } }] },
        }),
      },
    ],
  };
  return {
    count: (take) => tx.company.count({ where, take }),
    rows: (page) =>
      tx.company.findMany({
        where,
        orderBy: ORDER[filter.sort],
        ...page,
        select: {
          id: true,
          name: true,
          uscc: true,
          origin: { select: { name: true, shortName: true, nameEn: true } },
          team: { select: { name: true } },
          kinds: { select: { kind: { select: { name: true, nameEn: true } } } },
          _count: { select: { investments: { where: { deal: visibleDeals(ctx.user) } } } },
        },
      }),
  } satisfies Listing<{ id: string }>;
}

/** One page of them, and how many there are. */
export const listCompanies = (ctx: Ctx, filter: CompanyFilter) =>
  readPage(filter.after, companiesOf(ctx, filter));

/** A company with everything its page shows besides the timeline. @throws Refusal `not_found` */
export async function readCompany(ctx: Ctx, id: string) {
  const company = await db().company.findFirst({
    where: { id, ...visibleCompanies(ctx.user) },
    select: {
      id: true,
      name: true,
      uscc: true,
      originCode: true,
      industryCode: true,
      groupName: true,
      website: true,
      address: true,
      profile: true,
      teamId: true,
      version: true,
      names: { orderBy: { name: 'asc' }, select: { name: true, kind: true } },
      kinds: {
        orderBy: { kind: { sortOrder: 'asc' } },
        select: { kindCode: true, listYear: true, kind: { select: { name: true, nameEn: true } } },
      },
      origin: { select: { name: true, nameEn: true } },
      industry: { select: { name: true, nameEn: true } },
      team: { select: { name: true } },
    },
  });
  if (!company) throw notFound();
  return { ...company, canEdit: canCompany(ctx.user, 'edit', company) };
}

/** Companies to choose from while typing a name, latest changed first. */
export async function findCompanies(ctx: Ctx, text: string) {
  const companies = await db().company.findMany({
    where: { AND: [visibleCompanies(ctx.user), ...searchWhere(text)] },
    orderBy: { updatedAt: 'desc' },
    take: 12,
    select: { id: true, name: true, uscc: true, origin: { select: { shortName: true } } },
  });
  return companies.map(({ id, name, uscc, origin }) => ({
    id,
    text: name,
    note: [origin?.shortName, uscc].filter(Boolean).join(' · ') || undefined,
  }));
}

/** One company as a picker shows it, if the id is one the user sees. */
export async function findCompanyChoice(ctx: Ctx, id: string | null) {
  if (!id || !z.uuid().safeParse(id).success) return null;
  const company = await db().company.findFirst({
    where: { AND: [{ id }, visibleCompanies(ctx.user)] },
    select: { id: true, name: true },
  });
  return company && { id: company.id, text: company.name };
}
