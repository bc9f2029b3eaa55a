import { hash } from '@node-rs/argon2';
import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient } from '#app/db/generated/client.ts';
import { searchNames } from '#app/lib/search-names.ts';
import { searchText } from '#app/lib/search-text.server.ts';
import { eventSeries } from '#prisma/reference/codes.ts';
import { loadReference } from '#prisma/reference/load.ts';
import { CLOCK } from './calendar.ts';
import { editions } from './events.ts';
import { demoId } from './ids.ts';
import { instructionRows } from './instructions.ts';
import { targetEntries, targets } from './targets.ts';
import { teams } from './teams.ts';
import { tripMembers, trips } from './trips.ts';
import { accounts, userRows } from './users.ts';
import { buildWorld } from './world.ts';

interface DemoOptions {
  databaseUrl: string;
  /** One password for all demo accounts. */
  password: string;
  /** The machine's clock; the business clock is set off from it to start on 12 November 2023. */
  realNow: Date;
}

// Seconds on an idle machine; a loaded one may take its time.
const TIME = { timeout: 180_000, maxWait: 60_000 };

/**
 * Fills an empty database with the demonstration data, in one transaction. The figures of Zhaotong's first ten
 * months of 2023 follow from its records; nothing is stored as a total.
 * @returns the accounts one may sign in with
 * @throws when the database already holds teams or other demo records
 */
export async function loadDemo(
  options: DemoOptions,
): Promise<{ accounts: { username: string; role: string; name: string; team: string }[] }> {
  await loadReference({ databaseUrl: options.databaseUrl });
  const users = userRows(await hash(options.password));
  const world = buildWorld();
  const offsetMs = CLOCK.getTime() - options.realNow.getTime();
  const db = new PrismaClient({ adapter: new PrismaPg({ connectionString: options.databaseUrl }) });
  try {
    // Parents before children: teams, people, companies, occasions, then deals and what hangs on them.
    await db.$transaction(async (tx) => {
      await tx.team.createMany({ data: teams });
      await tx.user.createMany({ data: users });
      await tx.eventEdition.createMany({ data: editions.map(withEditionText) });
      await tx.trip.createMany({ data: trips.map(withTripText) });
      await tx.tripMember.createMany({ data: tripMembers });
      await tx.company.createMany({ data: world.companies });
      await tx.companyName.createMany({ data: world.companyNames });
      await tx.companyKind.createMany({ data: world.companyKinds });
      await tx.contact.createMany({ data: world.contacts });
      await tx.tripStop.createMany({ data: world.tripStops });
      await tx.reception.createMany({ data: world.receptions });
      await tx.receptionItem.createMany({ data: world.receptionItems });
      await tx.visit.createMany({
        data: world.visits.map((visit) => ({ ...visit, searchText: searchText(searchNames.visit(visit)) })),
      });
      await tx.visitStaff.createMany({ data: world.visitStaff });
      await tx.visitGuest.createMany({ data: world.visitGuests });
      await tx.deal.createMany({ data: world.deals });
      await tx.visitDeal.createMany({ data: world.visitDeals });
      await tx.dealInvestor.createMany({ data: world.dealInvestors });
      await tx.dealShare.createMany({ data: world.dealShares });
      await tx.dealCredit.createMany({ data: world.dealCredits });
      await tx.agreement.createMany({ data: world.agreements });
      await tx.arrival.createMany({ data: world.arrivals });
      await tx.signingItem.createMany({ data: world.signingItems });
      await tx.dealHistory.createMany({ data: world.dealHistory });
      await tx.dealCounter.createMany({ data: world.dealCounters });
      await tx.eventDelegate.createMany({ data: world.eventDelegates });
      await tx.eventGuest.createMany({ data: world.eventGuests });
      await tx.eventMeeting.createMany({ data: world.eventMeetings });
      await tx.eventLead.createMany({ data: world.eventLeads });
      await tx.instruction.createMany({ data: instructionRows(world.deals) });
      await tx.target.createMany({ data: targets });
      await tx.setting.upsert({
        where: { key: 'clock' },
        create: { key: 'clock', value: { offsetMs } },
        update: { value: { offsetMs } },
      });
      await tx.auditEntry.createMany({ data: targetEntries });
      await tx.auditEntry.create({ data: loadedEntry(world.deals.length) });
    }, TIME);
  } finally {
    await db.$disconnect();
  }
  return { accounts: accounts() };
}

function withTripText(trip: (typeof trips)[number]) {
  const cities = Array.isArray(trip.cities) ? trip.cities : [];
  return { ...trip, searchText: searchText(searchNames.trip({ ...trip, cities })) };
}

function withEditionText(edition: (typeof editions)[number]) {
  const { title = '', ordinal = null, startsOn, venue, seriesCode } = edition;
  const series = eventSeries.find(({ code }) => code === seriesCode);
  if (!series) throw new Error(`No series ${seriesCode}`);
  const year = new Date(startsOn).toISOString().slice(0, 4);
  return { ...edition, searchText: searchText(searchNames.edition({ title, ordinal, year, venue, series })) };
}

function loadedEntry(deals: number) {
  return {
    id: demoId('audit:demo.loaded', CLOCK),
    at: CLOCK,
    actorName: 'system',
    teamName: '',
    action: 'demo.loaded',
    subjectType: 'system',
    subjectId: 'demo',
    subjectLabel: 'demo',
    changes: { deals: [null, deals] },
    requestId: 'demo',
  };
}
