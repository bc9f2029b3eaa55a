import type { Ctx } from '#app/auth/user.ts';
import { insideEditions, visibleCompanies, visibleGuests, visibleMeetings } from '#app/auth/visible.ts';
import { db } from '#app/db/client.server.ts';
import type { Prisma } from '#app/db/generated/client.ts';
import { fromDateColumn } from '#app/lib/dates.ts';
import { maskWithin } from '#app/lib/mask.ts';
import { notFound } from '#app/lib/refusal.ts';
import { id as idSchema } from '#app/lib/schema.ts';
import { searchWhere } from '#app/lib/search-text.server.ts';
import { NO_DELEGATES } from './delegate.queries.server.ts';
import { canInside } from './edition.policy.ts';
import { insideSelect } from './inside.server.ts';
import { endOf, findClashes } from './meeting.rules.ts';

/** More than a fair of a week holds. */
const SHOWN = 1000;

const MEETING = {
  id: true,
  day: true,
  time: true,
  minutes: true,
  place: true,
  counterpart: true,
  subject: true,
  hostId: true,
  version: true,
  host: { select: { name: true } },
  guest: { select: { id: true, name: true, organization: true, title: true } },
} as const;

interface Told {
  hostId: string;
  place: string;
  counterpart: string;
  subject: string;
}

/** A meeting as readers see it who neither work at the event nor hold it: numbers typed into it are masked. */
function told<M extends Told>(ctx: Ctx, meeting: M, reveals: boolean): M {
  if (reveals || meeting.hostId === ctx.user.id) return meeting;
  const { place, counterpart, subject } = meeting;
  return {
    ...meeting,
    place: maskWithin(place),
    counterpart: maskWithin(counterpart),
    subject: maskWithin(subject),
  };
}

/** The meetings at an edition that the user sees, by day and time, with those that are in each other's way. */
export async function listMeetings(ctx: Ctx, editionId: string) {
  const rows = await db().eventMeeting.findMany({
    where: { AND: [visibleMeetings(ctx.user), { editionId }] },
    orderBy: [{ day: 'asc' }, { time: 'asc' }, { id: 'asc' }],
    take: SHOWN,
    select: {
      ...MEETING,
      company: { select: { name: true } },
      visit: { select: { id: true, archivedAt: true } },
      edition: { select: insideSelect(ctx) },
    },
  });
  const meetings = rows.map(({ visit, company, edition, ...row }) => ({
    ...row,
    day: fromDateColumn(row.day),
    end: endOf(row),
    company: company?.name ?? null,
    visitId: visit && !visit.archivedAt ? visit.id : null,
    reveals: canInside(ctx.user, 'reveal', edition),
  }));
  const clashes = findClashes(meetings);
  const timeOf = new Map(meetings.map(({ id, time }) => [id, time]));
  return meetings.map(({ reveals, ...meeting }) => ({
    ...told(ctx, meeting, reveals),
    clashes: (clashes.get(meeting.id) ?? []).map(({ with: other, over }) => ({
      over,
      time: timeOf.get(other) ?? '',
    })),
  }));
}

export type Meeting = Awaited<ReturnType<typeof listMeetings>>[number];

/** A meeting for its form. @throws Refusal `not_found` */
export async function readMeeting(ctx: Ctx, id: string) {
  const meeting = await db().eventMeeting.findFirst({
    where: { AND: [{ id }, visibleMeetings(ctx.user)] },
    select: {
      ...MEETING,
      editionId: true,
      company: { where: visibleCompanies(ctx.user), select: { id: true, name: true } },
      companyId: true,
      edition: { select: insideSelect(ctx) },
    },
  });
  if (!meeting) throw notFound();
  const { edition, ...rest } = meeting;
  const shown = told(ctx, rest, canInside(ctx.user, 'reveal', edition));
  return { ...shown, day: fromDateColumn(rest.day), canEdit: canInside(ctx.user, 'work', edition) };
}

/** Who may hold a meeting at an edition: members of its delegation, people of its organizer, and who books it. */
export function possibleHosts(
  ctx: Ctx,
  edition: { id: string; organizerTeamId: string | null },
): Prisma.UserWhereInput {
  return {
    archivedAt: null,
    role: { notIn: [...NO_DELEGATES] },
    OR: [
      { id: ctx.user.id },
      { delegations: { some: { editionId: edition.id } } },
      ...(edition.organizerTeamId ? [{ teamId: edition.organizerTeamId }] : []),
    ],
  };
}

const HOSTS = 200;

/** Hosts to choose from, the user first. @param current host of a meeting that exists, who stays offered */
export async function readHosts(
  ctx: Ctx,
  edition: { id: string; organizerTeamId: string | null },
  current?: string,
) {
  const users = await db().user.findMany({
    where: { OR: [possibleHosts(ctx, edition), { id: { in: current ? [current] : [] } }] },
    orderBy: [{ team: { name: 'asc' } }, { name: 'asc' }],
    take: HOSTS,
    select: { id: true, name: true, team: { select: { name: true } } },
  });
  const offers = users.map(({ id, name, team }) => ({ value: id, text: `${name}（${team.name}）` }));
  return [
    ...offers.filter(({ value }) => value === ctx.user.id),
    ...offers.filter(({ value }) => value !== ctx.user.id),
  ];
}

/** Guests of an edition to choose from while typing. */
export async function findGuests(ctx: Ctx, editionId: string, text: string) {
  const guests = await db().eventGuest.findMany({
    where: { AND: [visibleGuests(ctx.user), { editionId }, ...searchWhere(text)] },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    take: 12,
    select: { id: true, name: true, organization: true, title: true },
  });
  return guests.map(guestChoice);
}

/** One guest as a picker shows it, if the user sees it. */
export async function findGuestChoice(ctx: Ctx, editionId: string, id: string | undefined) {
  if (!id) return null;
  const guest = await db().eventGuest.findFirst({
    where: { AND: [{ id, editionId }, visibleGuests(ctx.user)] },
    select: { id: true, name: true, organization: true, title: true },
  });
  return guest && guestChoice(guest);
}

const guestChoice = (guest: { id: string; name: string; organization: string; title: string }) => ({
  id: guest.id,
  text: guest.name,
  note: [guest.organization, guest.title].filter(Boolean).join(' · ') || undefined,
});

/** A meeting that was just called off, to put it back; nothing for any other id. */
export async function readCancelledMeeting(ctx: Ctx, id: string | null) {
  if (id === null || !idSchema.safeParse(id).success) return null;
  return db().eventMeeting.findFirst({
    where: { id, archivedAt: { not: null }, edition: insideEditions(ctx.user) },
    select: { id: true, time: true, version: true },
  });
}
