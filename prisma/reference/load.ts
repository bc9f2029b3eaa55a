import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient } from '#app/db/generated/client.ts';
import { searchNames } from '#app/lib/search-names.ts';
import { searchText } from '#app/lib/search-text.server.ts';
import { chains, eventSeries, industries, investorKinds, reasons, sizeBands } from './codes.ts';
import { gateItems } from './gates.ts';
import { rateDefinitions } from './rates.ts';
import { regions } from './regions.ts';

/**
 * Inserts the code rows every installation needs: regions, industries, chains, investor kinds, reasons, size
 * bands, gates, event series and the definitions of rates. Only missing rows: what the office edited or archived stays as it is.
 */
export async function loadReference(options: { databaseUrl: string }): Promise<void> {
  const db = new PrismaClient({ adapter: new PrismaPg({ connectionString: options.databaseUrl }) });
  const skipDuplicates = true;
  try {
    await db.$transaction([
      db.region.createMany({ data: regions.map(withText), skipDuplicates }),
      db.industry.createMany({ data: industries, skipDuplicates }),
      db.chain.createMany({ data: chains, skipDuplicates }),
      db.investorKind.createMany({ data: investorKinds, skipDuplicates }),
      db.reason.createMany({ data: reasons, skipDuplicates }),
      db.sizeBand.createMany({ data: sizeBands, skipDuplicates }),
      db.gateItem.createMany({ data: gateItems, skipDuplicates }),
      db.eventSeries.createMany({ data: eventSeries, skipDuplicates }),
      db.rateDefinition.createMany({ data: rateDefinitions, skipDuplicates }),
    ]);
  } finally {
    await db.$disconnect();
  }
}

const withText = (region: (typeof regions)[number]) => ({
  ...region,
  searchText: searchText(searchNames.region(region)),
});
