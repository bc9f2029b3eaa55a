import type { Ctx } from '#app/auth/user.ts';
import { visibleCompanies, visibleContacts } from '#app/auth/visible.ts';
import { db, type Tx } from '#app/db/client.server.ts';
import type { Prisma } from '#app/db/generated/client.ts';
import { type Listing, readPage } from '#app/db/page.server.ts';
import { notFound } from '#app/lib/refusal.ts';
import { searchWhere } from '#app/lib/search-text.server.ts';
import { masked } from './contact.mask.ts';
import { canContact } from './contact.policy.ts';
import type { ContactFilter } from './contact.schema.ts';

const CARD = {
  id: true,
  name: true,
  title: true,
  phone: true,
  wechat: true,
  email: true,
  notes: true,
  version: true,
} as const;

const ORDER = {
  name: [{ name: 'asc' }, { id: 'asc' }],
  '-name': [{ name: 'desc' }, { id: 'desc' }],
  updated: [{ updatedAt: 'asc' }, { id: 'asc' }],
  '-updated': [{ updatedAt: 'desc' }, { id: 'desc' }],
} satisfies Record<ContactFilter['sort'], Prisma.ContactOrderByWithRelationInput[]>;

/**
 * The people at a company that the caller found within the user's scope; who works the company also gets those
 * archived, to bring them back.
 */
export async function listContactsOf(ctx: Ctx, company: { id: string; teamId: string }) {
  const reveal = canContact(ctx.user, 'reveal', company);
  const rows = await db().contact.findMany({
    where: {
      companyId: company.id,
      company: visibleCompanies(ctx.user),
      ...(!reveal && { archivedAt: null }),
    },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    select: { ...CARD, archivedAt: true },
  });
  const cards = rows.map(({ archivedAt, ...row }) => ({
    ...(reveal ? row : masked(row)),
    isArchived: archivedAt !== null,
  }));
  return {
    reveal,
    current: cards.filter((card) => !card.isArchived),
    archived: cards.filter((card) => card.isArchived),
  };
}

/**
 * The people at companies the user sees, found by name or title of the person or name of the company, for pages and
 * files; numbers are masked for whoever does not work the company.
 */
export function contactsOf(ctx: Ctx, filter: ContactFilter, tx: Tx = db()) {
  const where: Prisma.ContactWhereInput = {
    AND: [
      visibleContacts(ctx.user),
      { companyId: filter.company },
      ...searchWhere(filter.q).map((held) => ({ OR: [held, { company: held }] })),
    ],
  };
  return {
    count: (take) => tx.contact.count({ where, take }),
    rows: async (args) => {
      const contacts = await tx.contact.findMany({
        where,
        orderBy: ORDER[filter.sort],
        ...args,
        select: { ...CARD, company: { select: { id: true, name: true, teamId: true } } },
      });
      return contacts.map((row) => {
        const reveal = canContact(ctx.user, 'reveal', row.company);
        return { ...(reveal ? row : masked(row)), reveal };
      });
    },
  } satisfies Listing<{ id: string }>;
}

/** One page of them, and how many there are. */
export const listContacts = (ctx: Ctx, filter: ContactFilter) =>
  readPage(filter.after, contactsOf(ctx, filter));

/** The name of the company a list is narrowed to. @throws Refusal `not_found` outside the scope */
export async function readCompanyOfFilter(ctx: Ctx, id: string | undefined) {
  if (!id) return null;
  const company = await db().company.findFirst({
    where: { id, ...visibleCompanies(ctx.user) },
    select: { id: true, name: true, teamId: true },
  });
  if (!company) throw notFound();
  return { id: company.id, name: company.name, canAdd: canContact(ctx.user, 'create', company) };
}

/** A person for the edit page. @throws Refusal `not_found`, also when archived */
export async function readContact(ctx: Ctx, id: string) {
  const contact = await db().contact.findFirst({
    where: { id, ...visibleContacts(ctx.user) },
    select: { ...CARD, company: { select: { id: true, name: true, teamId: true } } },
  });
  if (!contact) throw notFound();
  const canEdit = canContact(ctx.user, 'edit', contact.company);
  return { ...(canEdit ? contact : masked(contact)), canEdit };
}
