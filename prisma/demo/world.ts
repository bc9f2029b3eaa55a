import type { Prisma } from '#app/db/generated/client.ts';
import { localDate } from '#app/lib/dates.ts';
import { agreementsOf } from './agreements.ts';
import { arrivalsOf } from './arrivals.ts';
import { builtSteps } from './built.ts';
import { type CompanyUse, companyRow, companySource, firstUse, kindRows, nameRows } from './companies.ts';
import { contactsOf } from './contacts.ts';
import { creditRows, shareRows } from './credits.ts';
import { dealRow } from './deal-rows.ts';
import { earlySeeds } from './early-deals.ts';
import { delegateRows, guestRows } from './event-people.ts';
import { leadRows, meetingRows } from './event-work.ts';
import { historyRows } from './history-rows.ts';
import { lastYearSeeds, lastYearVisits } from './last-year.ts';
import { negotiatingSeeds } from './negotiating-deals.ts';
import { type DealPlan, planDeals } from './plan.ts';
import { addProspects } from './prospects.ts';
import { receivedVisit, receptionOf, receptionRows } from './receptions.ts';
import { signedSeeds } from './signed-deals.ts';
import { signingItems } from './signings.ts';
import { CITY } from './teams.ts';
import { tripStops } from './trips.ts';
import { visitRows } from './visit-rows.ts';
import { firstTalks, followUps, tripVisits, type VisitPlan } from './visits.ts';

const COMPANIES = 695;

/** Every business record of the demo, without users and teams; the same on every call. */
export function buildWorld() {
  const plans = planDeals([...signedSeeds(), ...negotiatingSeeds(), ...earlySeeds(), ...lastYearSeeds()]);
  const talks = [...tripVisits(plans), ...firstTalks(plans), ...followUps(plans), ...lastYearVisits(plans)];
  const received = receivedVisit(talks);
  const visits = talks.map((visit) =>
    visit === received ? { ...visit, more: { ...visit.more, receptionId: receptionOf(visit) } } : visit,
  );
  const uses = companyUses(plans, visits);
  const prospects = addProspects(uses, COMPANIES - uses.size);
  const all = [...uses.values()];
  const contacts = contactsOf(all);
  const idOf = (key: string) => uses.get(key)?.id ?? '';
  const deals = numbered(plans).map(({ plan, code }) => {
    const signed = agreementsOf(plan, idOf(plan.investor.key));
    const built = builtSteps(plan, signed);
    const history = historyRows(plan, signed, built);
    const arrivals = arrivalsOf(plan, signed, built);
    return { row: dealRow(plan, code, signed, built, history), signed, history, arrivals };
  });
  const world = {
    companies: all.map(companyRow),
    companyNames: all.flatMap(nameRows),
    companyKinds: all.flatMap(kindRows),
    contacts: contacts.rows,
    tripStops: tripStops(idOf),
    ...receptionRows(plans, talks, idOf),
    ...visitRows([...visits, ...prospects], uses, contacts.byCompany),
    deals: deals.map(({ row }) => row),
    dealInvestors: plans.flatMap((plan) => investorRows(plan, idOf)),
    dealShares: plans.flatMap(shareRows),
    dealCredits: plans.flatMap(creditRows),
    dealHistory: deals.flatMap(({ history }) => history),
    agreements: deals.flatMap(({ signed }) => signed?.rows ?? []),
    arrivals: deals.flatMap(({ arrivals }) => arrivals),
    dealCounters: counters(deals.map(({ row }) => row.code)),
  };
  const eventGuests = guestRows(world.companies);
  return {
    ...world,
    signingItems: signingItems(world),
    eventDelegates: delegateRows(),
    eventGuests,
    eventMeetings: meetingRows(world, eventGuests),
    eventLeads: leadRows(world, eventGuests),
  };
}

function investorRows(plan: DealPlan, idOf: (key: string) => string): Prisma.DealInvestorCreateManyInput[] {
  const keys = [...new Set([plan.investor, ...plan.partnerCompanies].map(({ key }) => key))];
  return keys.map((key, index) => ({ dealId: plan.id, companyId: idOf(key), isLead: index === 0 }));
}

/** Codes by year and order of recording. */
function numbered(plans: DealPlan[]): { plan: DealPlan; code: string }[] {
  const ordered = [...plans].sort(
    (a, b) => a.recordedAt.getTime() - b.recordedAt.getTime() || (a.id < b.id ? -1 : 1),
  );
  const last = new Map<string, number>();
  return ordered.map((plan) => {
    const year = localDate(plan.recordedAt).slice(0, 4);
    const number = (last.get(year) ?? 0) + 1;
    last.set(year, number);
    return { plan, code: `ZT-${year}-${String(number).padStart(4, '0')}` };
  });
}

function counters(codes: string[]): Prisma.DealCounterCreateManyInput[] {
  const years = [...new Set(codes.map((code) => Number(code.slice(3, 7))))].sort();
  return years.map((year) => ({ year, last: codes.filter((code) => code.startsWith(`ZT-${year}-`)).length }));
}

/** Whose each company is (its first deal's team, else the city's) and since when. */
function companyUses(plans: DealPlan[], visits: VisitPlan[]): Map<string, CompanyUse> {
  const source = companySource();
  const uses = new Map<string, CompanyUse>();
  const byAge = [...plans].sort((a, b) => (a.metOn < b.metOn ? -1 : a.metOn > b.metOn ? 1 : 0));
  for (const plan of byAge)
    for (const company of [plan.investor, ...plan.partnerCompanies])
      if (!uses.has(company.key))
        uses.set(company.key, firstUse(company, plan.team, plan.industry, plan.metOn));
  for (const visit of visits)
    if (!uses.has(visit.company))
      uses.set(visit.company, firstUse(source.known(visit.company), CITY, null, visit.on));
  return uses;
}
