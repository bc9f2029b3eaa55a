import type { Ctx } from '#app/auth/user.ts';
import { insideEditions, visibleCompanies, visibleGuests } from '#app/auth/visible.ts';
import { db } from '#app/db/client.server.ts';
import type { Prisma } from '#app/db/generated/client.ts';
import { readPage } from '#app/db/page.server.ts';
import { notFound } from '#app/lib/refusal.ts';
import { id as idSchema } from '#app/lib/schema.ts';
import { searchWhere } from '#app/lib/search-text.server.ts';
import { canInside } from './edition.policy.ts';
import { maskedGuest } from './guest.mask.ts';
import type { GuestFilter } from './guest.schema.ts';
import { insideSelect } from './inside.server.ts';

const GUEST = {
  id: true,
  name: true,
  organization: true,
  title: true,
  phone: true,
  note: true,
  reply: true,
  invitedAt: true,
  checkedInAt: true,
  version: true,
} as const;

const STATE: Record<NonNullable<GuestFilter['state']>, Prisma.EventGuestWhereInput> = {
  uninvited: { invitedAt: null },
  invited: { invitedAt: { not: null } },
  arrived: { checkedInAt: { not: null } },
  absent: { checkedInAt: null, reply: 'accepted' },
};

interface Inside {
  id: string;
  /** Whether the user reads numbers in full. */
  canReveal: boolean;
}

/** One page of the guests of an edition that match, by name, organization or their pinyin; never by number. */
export async function listGuests(ctx: Ctx, { id: editionId, canReveal }: Inside, filter: GuestFilter) {
  const where: Prisma.EventGuestWhereInput = {
    AND: [
      visibleGuests(ctx.user),
      { editionId, reply: filter.reply },
      filter.state ? STATE[filter.state] : {},
      ...searchWhere(filter.q),
    ],
  };
  const page = await readPage(filter.after, {
    count: (take) => db().eventGuest.count({ where, take }),
    rows: (args) =>
      db().eventGuest.findMany({
        where,
        orderBy: [{ name: 'asc' }, { id: 'asc' }],
        ...args,
        select: { ...GUEST, company: { where: visibleCompanies(ctx.user), select: { id: true } } },
      }),
  });
  return { ...page, rows: page.rows.map((row) => (canReveal ? row : maskedGuest(row))) };
}

/** How many are invited, have answered, and are there. */
export async function countGuests(ctx: Ctx, editionId: string) {
  const rows = await db().eventGuest.groupBy({
    by: ['reply'],
    where: { AND: [visibleGuests(ctx.user), { editionId }] },
    _count: { _all: true, invitedAt: true, checkedInAt: true },
  });
  const of = (reply: string) => rows.find((row) => row.reply === reply)?._count._all ?? 0;
  const sum = (field: '_all' | 'invitedAt' | 'checkedInAt') =>
    rows.reduce((total, { _count }) => total + _count[field], 0);
  return {
    total: sum('_all'),
    invited: sum('invitedAt'),
    accepted: of('accepted'),
    declined: of('declined'),
    open: of('open'),
    checkedIn: sum('checkedInAt'),
  };
}

export type GuestCounts = Awaited<ReturnType<typeof countGuests>>;

/** A guest for the edit page. @throws Refusal `not_found` */
export async function readGuest(ctx: Ctx, id: string) {
  const guest = await db().eventGuest.findFirst({
    where: { AND: [{ id }, visibleGuests(ctx.user)] },
    select: {
      ...GUEST,
      editionId: true,
      company: { select: { id: true, name: true } },
      edition: { select: insideSelect(ctx) },
    },
  });
  if (!guest) throw notFound();
  const { edition, ...rest } = guest;
  const reveal = canInside(ctx.user, 'reveal', edition);
  return {
    ...(reveal ? rest : maskedGuest(rest)),
    canArrange: canInside(ctx.user, 'arrange', edition),
    reveal,
  };
}

/** A guest who was just taken off the list, to put them back; nothing for any other id. */
export async function readRemovedGuest(ctx: Ctx, id: string | null) {
  if (id === null || !idSchema.safeParse(id).success) return null;
  return db().eventGuest.findFirst({
    where: { id, archivedAt: { not: null }, edition: insideEditions(ctx.user) },
    select: { id: true, name: true, version: true },
  });
}
