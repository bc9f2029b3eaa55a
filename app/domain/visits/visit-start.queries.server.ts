import type { Ctx, Role } from '#app/auth/user.ts';
import { visibleDeals, visibleEditions, visibleMeetings, visibleReceptions } from '#app/auth/visible.ts';
import { db } from '#app/db/client.server.ts';
import { fromDateColumn, type LocalDate } from '#app/lib/dates.ts';
import type { FormValues } from '#app/lib/form-data.ts';
import { forbidden, notFound } from '#app/lib/refusal.ts';
import { EDITION, editionOption } from './edition-option.server.ts';
import { companiesToMeet } from './known-companies.queries.server.ts';
import { canLogVisit, type Occasion, readsOnly } from './visit.policy.ts';
import type { VisitStart } from './visit.schema.ts';
import { openTrips } from './visit-links.server.ts';

interface Start extends Occasion {
  values: FormValues;
  /** The deal the talk is to be logged on, which need not be among the open ones of the company. */
  deals?: { id: string; name: string }[];
  /** Whom the talk may be with; the first is filled in. */
  companyIds?: string[];
  /** Our people who are not of the user's teams, as on a trip of several. */
  people?: { id: string; name: string; team: string; readsOnly: boolean }[];
  /** What the talk is logged about, and the way back there. */
  about?: { to: string; text: string };
}

/**
 * What the log form starts with when it is opened from a deal, a stop of a trip, a reception, a meeting …
 * @throws Refusal `not_found` for what is out of sight or has its talk, `forbidden`
 */
export async function readVisitStart(ctx: Ctx, asked: VisitStart) {
  const {
    deal,
    edition,
    deals = [],
    companyIds = [],
    people = [],
    about,
    values,
  } = await startOf(ctx, asked);
  if (!canLogVisit(ctx.user, { deal, edition })) throw forbidden();
  const found = await companiesToMeet(ctx, companyIds);
  const companies = companyIds.flatMap((id) => found.find((company) => company.id === id) ?? []);
  const [company] = companies;
  if (asked.company && !company) throw notFound();
  return {
    companies,
    deals: deals.map((one) => ({ ...one, companyIds })),
    people: people.map((person) => ({ ...person, own: false })),
    about: about ?? (asked.company && company ? aboutCompany(company) : null),
    values: { ...(company && { companyId: company.id, companyName: company.name }), ...values },
    planned: PLANS.flatMap((name) => {
      const id = values[name];
      return typeof id === 'string' ? [{ name, id }] : [];
    }),
  };
}

/** Fields of what a talk was planned as. */
const PLANS = ['stopId', 'receptionId', 'meetingId', 'tripId', 'editionId'];

export type VisitFormStart = Awaited<ReturnType<typeof readVisitStart>>;

const aboutCompany = ({ id, name }: { id: string; name: string }) => ({ to: `/companies/${id}`, text: name });

async function startOf(ctx: Ctx, asked: VisitStart): Promise<Start> {
  if (asked.deal) return fromDeal(ctx, asked.deal);
  if (asked.stop) return fromStop(ctx, asked.stop);
  if (asked.trip) return fromTrip(ctx, asked.trip);
  if (asked.reception) return fromReception(ctx, asked.reception);
  if (asked.meeting) return fromMeeting(ctx, asked.meeting);
  if (asked.edition) return fromEdition(ctx, asked.edition);
  return { values: {}, companyIds: asked.company ? [asked.company] : [] };
}

/** The planned day; a talk held before its day is one of today. */
function latest(planned: LocalDate, today: LocalDate): LocalDate {
  if (planned <= today) return planned;
  return today;
}

/** The deal's investors, the lead first. */
async function fromDeal(ctx: Ctx, id: string): Promise<Start> {
  const deal = await db().deal.findFirst({
    where: { AND: [{ id }, visibleDeals(ctx.user)] },
    select: {
      id: true,
      name: true,
      teamId: true,
      shares: { select: { teamId: true } },
      investors: {
        where: { company: { archivedAt: null, mergedIntoId: null } },
        orderBy: [{ isLead: 'desc' }, { company: { name: 'asc' } }],
        select: { companyId: true },
      },
    },
  });
  if (!deal) throw notFound();
  return {
    deal,
    deals: [{ id, name: deal.name }],
    companyIds: deal.investors.map(({ companyId }) => companyId),
    about: { to: `/deals/${id}`, text: deal.name },
    values: { dealIds: [id] },
  };
}

const PERSON = { select: { id: true, name: true, role: true, team: { select: { name: true } } } } as const;

interface Person {
  id: string;
  name: string;
  role: Role;
  team: { name: string };
}

const asPerson = ({ id, name, role, team }: Person) => ({
  id,
  name,
  team: team.name,
  readsOnly: readsOnly(role),
});

const TRIP = { id: true, title: true, members: { select: { user: PERSON } } } as const;

interface Trip {
  id: string;
  title: string;
  members: { user: Person }[];
}

function onTrip(ctx: Ctx, { id, title, members }: Trip) {
  const people = members.map(({ user }) => asPerson(user));
  return {
    people,
    about: { to: `/trips/${id}`, text: title },
    values: {
      kind: 'outbound',
      tripId: id,
      staffIds: people.length > 0 ? people.map((person) => person.id) : [ctx.user.id],
    },
  };
}

async function fromTrip(ctx: Ctx, id: string): Promise<Start> {
  const trip = await db().trip.findFirst({
    where: { AND: [{ id }, openTrips(ctx.user)] },
    select: TRIP,
  });
  if (!trip) throw notFound();
  return onTrip(ctx, trip);
}

async function fromStop(ctx: Ctx, id: string): Promise<Start> {
  const stop = await db().tripStop.findFirst({
    where: { id, struckAt: null, trip: openTrips(ctx.user) },
    select: { day: true, time: true, place: true, companyId: true, trip: { select: TRIP } },
  });
  if (!stop) throw notFound();
  const start = onTrip(ctx, stop.trip);
  const day = fromDateColumn(stop.day);
  return {
    ...start,
    companyIds: stop.companyId ? [stop.companyId] : [],
    values: {
      ...start.values,
      stopId: id,
      place: stop.place,
      time: stop.time ?? '',
      occurredOn: latest(day, ctx.today),
    },
  };
}

async function fromReception(ctx: Ctx, id: string): Promise<Start> {
  const reception = await db().reception.findFirst({
    where: { AND: [{ id }, visibleReceptions(ctx.user)] },
    select: {
      companyId: true,
      startsOn: true,
      headcount: true,
      receivedBy: true,
      company: { select: { name: true } },
      items: { orderBy: { position: 'asc' }, select: { place: true } },
    },
  });
  if (!reception) throw notFound();
  const places = [...new Set(reception.items.map(({ place }) => place).filter((place) => place !== ''))];
  const day = fromDateColumn(reception.startsOn);
  return {
    companyIds: [reception.companyId],
    about: { to: `/receptions/${id}`, text: reception.company.name },
    values: {
      kind: 'inbound',
      receptionId: id,
      occurredOn: latest(day, ctx.today),
      headcount: String(reception.headcount ?? ''),
      receivedBy: reception.receivedBy,
      sites: places.join('\n'),
      place: places[0] ?? '',
    },
  };
}

async function fromMeeting(ctx: Ctx, id: string): Promise<Start> {
  const meeting = await db().eventMeeting.findFirst({
    where: { AND: [{ id }, visibleMeetings(ctx.user)] },
    select: {
      day: true,
      time: true,
      place: true,
      companyId: true,
      counterpart: true,
      hostId: true,
      host: PERSON,
      guest: { select: { name: true, title: true, organization: true, companyId: true } },
      edition: { select: { ...EDITION, organizerTeamId: true } },
    },
  });
  if (!meeting) throw notFound();
  const { edition, host, guest } = meeting;
  const day = fromDateColumn(meeting.day);
  const companyId = meeting.companyId ?? guest?.companyId;
  return {
    ...atEdition(ctx, edition),
    companyIds: companyId ? [companyId] : [],
    people: [asPerson(host)],
    values: {
      kind: 'meeting',
      editionId: edition.id,
      meetingId: id,
      occurredOn: latest(day, ctx.today),
      time: meeting.time,
      place: meeting.place,
      staffIds: [meeting.hostId],
      guests: [{ name: guest?.name ?? meeting.counterpart, title: guest?.title ?? '' }],
      ...(!companyId && guest && { companyName: guest.organization }),
    },
  };
}

async function fromEdition(ctx: Ctx, id: string): Promise<Start> {
  const edition = await db().eventEdition.findFirst({
    where: { AND: [{ id }, visibleEditions(ctx.user)] },
    select: { ...EDITION, organizerTeamId: true },
  });
  if (!edition) throw notFound();
  return { ...atEdition(ctx, edition), values: { kind: 'meeting', editionId: id } };
}

function atEdition(
  ctx: Ctx,
  edition: Parameters<typeof editionOption>[0] & { organizerTeamId: string | null },
) {
  const { value, text } = editionOption(edition, ctx.locale);
  return { edition: { organizerTeamId: edition.organizerTeamId }, about: { to: `/events/${value}`, text } };
}
