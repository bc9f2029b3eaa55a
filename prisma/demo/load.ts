import { hash } from '@node-rs/argon2';
import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient } from '#app/db/generated/client.ts';
import { loadReference } from '#prisma/reference/load.ts';
import { CLOCK } from './calendar.ts';
import { editions } from './events.ts';
import { demoId } from './ids.ts';
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
    await db.$transaction([
      db.team.createMany({ data: teams }),
      db.user.createMany({ data: users }),
      db.eventEdition.createMany({ data: editions }),
      db.trip.createMany({ data: trips }),
      db.tripMember.createMany({ data: tripMembers }),
      db.company.createMany({ data: world.companies }),
      db.companyName.createMany({ data: world.companyNames }),
      db.companyKind.createMany({ data: world.companyKinds }),
      db.contact.createMany({ data: world.contacts }),
      db.visit.createMany({ data: world.visits }),
      db.visitStaff.createMany({ data: world.visitStaff }),
      db.visitGuest.createMany({ data: world.visitGuests }),
      db.deal.createMany({ data: world.deals }),
      db.visitDeal.createMany({ data: world.visitDeals }),
      db.dealInvestor.createMany({ data: world.dealInvestors }),
      db.dealShare.createMany({ data: world.dealShares }),
      db.dealCredit.createMany({ data: world.dealCredits }),
      db.agreement.createMany({ data: world.agreements }),
      db.dealHistory.createMany({ data: world.dealHistory }),
      db.dealCounter.createMany({ data: world.dealCounters }),
      db.setting.upsert({
        where: { key: 'clock' },
        create: { key: 'clock', value: { offsetMs } },
        update: { value: { offsetMs } },
      }),
      db.auditEntry.create({ data: loadedEntry(world.deals.length) }),
    ]);
  } finally {
    await db.$disconnect();
  }
  return { accounts: accounts() };
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
