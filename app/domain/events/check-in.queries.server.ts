import { createHash } from 'node:crypto';
import type { Ctx } from '#app/auth/user.ts';
import { visibleGuests } from '#app/auth/visible.ts';
import { db } from '#app/db/client.server.ts';
import { notFound } from '#app/lib/refusal.ts';
import { searchWhere } from '#app/lib/search-text.server.ts';
import { ticketIn } from './check-in.schema.ts';
import { editionNames } from './edition.name.server.ts';
import { canInside } from './edition.policy.ts';
import { countGuests } from './guest.queries.server.ts';
import { insideSelect } from './inside.server.ts';

/** So many guests a desk holds, to find them without asking again and without a network. */
const AT_DESK = 2000;

const ARRIVAL = {
  id: true,
  name: true,
  organization: true,
  title: true,
  reply: true,
  checkedInAt: true,
  checkedInBy: { select: { name: true } },
} as const;

interface Inside {
  id: string;
  /** Whether the user checks guests in; only then tickets are handed out, for scanning without a network. */
  canWork: boolean;
}

/** The guests a desk looks for, by name or organization; who declined comes last. */
export async function listArrivals(ctx: Ctx, { id: editionId, canWork }: Inside, q: string) {
  const rows = await db().eventGuest.findMany({
    where: { AND: [visibleGuests(ctx.user), { editionId }, ...searchWhere(q)] },
    orderBy: [{ reply: 'asc' }, { name: 'asc' }, { id: 'asc' }],
    take: AT_DESK + 1,
    select: { ...ARRIVAL, searchText: true, ticket: canWork },
  });
  return { guests: rows.slice(0, AT_DESK), hasMore: rows.length > AT_DESK };
}

/**
 * What a desk at the door shows. Its state is made of all it shows: guests come from many hands.
 * @param since the state the desk knows; it is sent nothing while that holds
 */
export async function readCheckIn(ctx: Ctx, edition: Inside, q: string, since: string) {
  const { state, body } = await readWholeCheckIn(ctx, edition, q);
  return { state, body: state === since ? null : body };
}

/** The same for the page, which knows nothing yet. */
export async function readWholeCheckIn(ctx: Ctx, edition: Inside, q: string) {
  const [arrivals, counts] = await Promise.all([listArrivals(ctx, edition, q), countGuests(ctx, edition.id)]);
  const body = { ...arrivals, counts };
  return { state: createHash('sha256').update(JSON.stringify(body)).digest('hex'), body };
}

export type CheckIn = Awaited<ReturnType<typeof readWholeCheckIn>>;

export type Arrival = Awaited<ReturnType<typeof listArrivals>>['guests'][number];

/** The guest of a ticket, with the event it is for. @throws Refusal `not_found`, also where the event is out of sight */
export async function readTicket(ctx: Ctx, ticket: string | undefined) {
  const known = ticketIn(ticket ?? '');
  if (!known) throw notFound();
  const found = await db().eventGuest.findFirst({
    where: { AND: [{ ticket: known }, visibleGuests(ctx.user)] },
    select: { ...ARRIVAL, edition: { select: insideSelect(ctx) } },
  });
  if (!found) throw notFound();
  const { edition, ...guest } = found;
  return {
    guest,
    edition: { id: edition.id, name: (await editionNames(ctx.locale))(edition) },
    canWork: canInside(ctx.user, 'work', edition),
  };
}
