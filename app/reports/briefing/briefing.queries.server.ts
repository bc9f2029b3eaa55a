import type { Ctx } from '#app/auth/user.ts';
import { visibleCompanies, visibleDeals, visibleVisits, worksFor } from '#app/auth/visible.ts';
import { visibleDealsSql, visibleVisitsSql } from '#app/auth/visible-sql.server.ts';
import { db, sql } from '#app/db/client.server.ts';
import { masked } from '#app/domain/contacts/contact.mask.ts';
import { canContact } from '#app/domain/contacts/contact.policy.ts';
import { readTrip } from '#app/domain/trips/trip-page.queries.server.ts';
import { codeName } from '#app/i18n/i18n.server.ts';
import { fromDateColumn, fromOptionalDate, type LocalDate } from '#app/lib/dates.ts';
import { maskWithin } from '#app/lib/mask.ts';
import { notFound } from '#app/lib/refusal.ts';

/** So much fits a page that is read in a car. */
const VISITS = 8;
const DEALS = 8;
const CONTACTS = 8;

/** What is planned with a company: when, where, and what we want. */
export interface Purpose {
  day: LocalDate;
  time: string | null;
  place: string;
  note: string;
}

/**
 * The briefing on one company.
 * @param stopId the stop it is printed for, which says what we want there
 * @throws Refusal `not_found` outside the scope
 */
export async function readCompanyBriefing(ctx: Ctx, companyId: string, stopId: string | undefined) {
  const [[company], purposes] = await Promise.all([
    readCompanies(ctx, [companyId]),
    stopId ? readPurpose(ctx, stopId, companyId) : [],
  ]);
  if (!company) throw notFound();
  return { on: ctx.today, company: { ...company, purposes } };
}

/**
 * The briefing on every company of an itinerary, in the order of the calls; calls struck out are left out. The number of
 * statements does not depend on that of the companies.
 * @throws Refusal `not_found` outside the scope
 */
export async function readTripBriefing(ctx: Ctx, tripId: string) {
  const trip = await readTrip(ctx, tripId);
  const calls = trip.stops.filter(({ struckAt }) => struckAt === null);
  const ids = [...new Set(calls.flatMap(({ company }) => company?.id ?? []))];
  const companies = await readCompanies(ctx, ids);
  const { id, title, startsOn, endsOn, cities, leaderName, members, purpose } = trip;
  return {
    on: ctx.today,
    trip: {
      id,
      title,
      startsOn,
      endsOn,
      cities,
      leaderName,
      purpose,
      members: members.map(({ name }) => name),
    },
    stops: calls.map(({ day, time, place, note, company }) => ({
      day,
      time,
      place,
      note,
      company: company?.name ?? '',
    })),
    companies: ids.flatMap((companyId) => {
      const company = companies.find((one) => one.id === companyId);
      const purposes: Purpose[] = calls.filter((stop) => stop.company?.id === companyId);
      return company ? [{ ...company, purposes }] : [];
    }),
  };
}

async function readPurpose(ctx: Ctx, stopId: string, companyId: string): Promise<Purpose[]> {
  const stop = await db().tripStop.findFirst({ where: { id: stopId, companyId }, select: { tripId: true } });
  if (!stop) throw notFound();
  const trip = await readTrip(ctx, stop.tripId);
  return trip.stops.filter(({ id }) => id === stopId);
}

/** Everything about these companies that the user sees, each kind of record with one statement for all of them. */
async function readCompanies(ctx: Ctx, ids: string[]) {
  const { user, locale } = ctx;
  const companies = await db().company.findMany({
    where: { AND: [{ id: { in: ids } }, visibleCompanies(user)] },
    select: {
      id: true,
      name: true,
      uscc: true,
      groupName: true,
      address: true,
      website: true,
      profile: true,
      teamId: true,
      names: { orderBy: { name: 'asc' }, select: { name: true } },
      kinds: {
        orderBy: { kind: { sortOrder: 'asc' } },
        select: { listYear: true, kind: { select: { name: true, nameEn: true } } },
      },
      origin: { select: { name: true, nameEn: true } },
      industry: { select: { name: true, nameEn: true } },
      contacts: {
        where: { archivedAt: null },
        orderBy: [{ updatedAt: 'desc' }, { id: 'asc' }],
        take: CONTACTS,
        select: { id: true, name: true, title: true, phone: true, wechat: true, email: true, notes: true },
      },
    },
  });
  const found = companies.map(({ id }) => id);
  const [visits, deals] = await Promise.all([readVisits(ctx, found), readDeals(ctx, found)]);
  const nothing = { rows: [], count: 0 };
  return companies.map(({ teamId, contacts, kinds, origin, industry, names, ...company }) => {
    const reveal = canContact(user, 'reveal', { teamId });
    return {
      ...company,
      names: names.map(({ name }) => name),
      origin: origin && codeName(origin, locale),
      industry: industry && codeName(industry, locale),
      kinds: kinds.map(({ kind, listYear }) => [codeName(kind, locale), listYear].filter(Boolean).join(' ')),
      contacts: contacts.map((contact) => (reveal ? contact : masked(contact))),
      reveal,
      visits: visits.get(company.id) ?? nothing,
      deals: deals.get(company.id) ?? nothing,
    };
  });
}

export type CompanyBriefing = Awaited<ReturnType<typeof readCompanies>>[number] & { purposes: Purpose[] };

/** One of the newest records of a company, and how many it has. */
interface Newest {
  company_id: string;
  id: string;
  count: number;
}

/** The newest talks of each company, and how many there were: two statements, however many there are. */
async function readVisits(ctx: Ctx, ids: string[]) {
  const query = sql();
  const newest = await query<Newest[]>`
    SELECT one.id AS company_id, v.id, v.count FROM unnest(${ids}::uuid[]) AS one (id)
     CROSS JOIN LATERAL (
       SELECT v.id, count(*) OVER ()::int FROM visit v
        WHERE v.company_id = one.id AND ${visibleVisitsSql(query, ctx.user)}
        ORDER BY v.occurred_on DESC, v.id DESC LIMIT ${VISITS}) v`;
  const visits = await db().visit.findMany({
    where: { AND: [{ id: { in: newest.map(({ id }) => id) } }, visibleVisits(ctx.user)] },
    select: {
      id: true,
      kind: true,
      teamId: true,
      occurredOn: true,
      place: true,
      summary: true,
      outcome: true,
      nextStep: true,
      nextStepDue: true,
      nextStepDoneAt: true,
      nextStepOwner: { select: { name: true } },
      staff: { orderBy: { user: { name: 'asc' } }, select: { user: { select: { name: true } } } },
      guests: { orderBy: { id: 'asc' }, select: { name: true, title: true } },
      deals: { select: { deal: { select: { teamId: true } } } },
    },
  });
  const told = visits.map(({ teamId, deals, ...visit }) => {
    const works = worksFor(ctx.user, [teamId, ...deals.map(({ deal }) => deal.teamId)]);
    const tell = (text: string) => (works ? text : maskWithin(text));
    return {
      ...visit,
      occurredOn: fromDateColumn(visit.occurredOn),
      place: tell(visit.place),
      summary: tell(visit.summary),
      outcome: tell(visit.outcome),
      /** Still to be done. */
      openStep: visit.nextStep && visit.nextStepDoneAt === null ? tell(visit.nextStep) : null,
      nextStepDue: fromOptionalDate(visit.nextStepDue),
    };
  });
  return byCompany(newest, told);
}

/** The deals of each company last worked on and not given up, with the agreements that stand, in the same way. */
async function readDeals(ctx: Ctx, ids: string[]) {
  const query = sql();
  const newest = await query<Newest[]>`
    SELECT one.id AS company_id, d.id, d.count FROM unnest(${ids}::uuid[]) AS one (id)
     CROSS JOIN LATERAL (
       SELECT d.id, count(*) OVER ()::int FROM deal_investor i JOIN deal d ON d.id = i.deal_id
        WHERE i.company_id = one.id AND d.status IN ('active', 'paused') AND ${visibleDealsSql(query, ctx.user)}
        ORDER BY d.updated_at DESC, d.id LIMIT ${DEALS}) d`;
  const deals = await db().deal.findMany({
    where: { AND: [{ id: { in: newest.map(({ id }) => id) } }, visibleDeals(ctx.user)] },
    select: {
      id: true,
      code: true,
      name: true,
      stage: true,
      status: true,
      estimatedAmount: true,
      signedAmount: true,
      nextStep: true,
      nextStepDue: true,
      nextStepDoneAt: true,
      teamId: true,
      shares: { select: { teamId: true } },
      county: { select: { name: true, nameEn: true } },
      owner: { select: { name: true } },
      agreements: {
        where: { voidedAt: null },
        orderBy: [{ signedOn: 'asc' }, { seq: 'asc' }],
        select: { id: true, kind: true, signedOn: true, amount: true },
      },
    },
  });
  const told = deals.map(({ teamId, shares, county, agreements, ...deal }) => {
    const works = worksFor(ctx.user, [teamId, ...shares.map((share) => share.teamId)]);
    const step = deal.nextStepDoneAt === null ? deal.nextStep : null;
    return {
      ...deal,
      county: county && codeName(county, ctx.locale),
      estimatedAmount: deal.estimatedAmount?.toFixed(2) ?? null,
      signedAmount: deal.signedAmount?.toFixed(2) ?? null,
      nextStep: step && !works ? maskWithin(step) : step,
      nextStepDue: fromOptionalDate(deal.nextStepDue),
      agreements: agreements.map(({ amount, signedOn, ...agreement }) => ({
        ...agreement,
        amount: amount.toFixed(2),
        signedOn: fromDateColumn(signedOn),
      })),
    };
  });
  return byCompany(newest, told);
}

/** Records under each of their companies, in the order of the newest. */
function byCompany<R extends { id: string }>(newest: Newest[], records: R[]) {
  const found = new Map(records.map((record) => [record.id, record]));
  const companies = new Map<string, { rows: R[]; count: number }>();
  for (const { company_id, id, count } of newest) {
    const of = companies.get(company_id) ?? { rows: [], count };
    const record = found.get(id);
    if (record) of.rows.push(record);
    companies.set(company_id, of);
  }
  return companies;
}
