import type { Prisma } from '#app/db/generated/client.ts';
import { searchNames } from '#app/lib/search-names.ts';
import { searchText } from '#app/lib/search-text.server.ts';
import type { CompanyUse } from './companies.ts';
import { TITLES } from './company-words.ts';
import { demoId } from './ids.ts';
import { random } from './random.ts';
import { ordinal } from './users.ts';

export interface Contact {
  id: string;
  name: string;
  title: string;
}

/** One or two people of each company, by company id. Names say that they are none; numbers are not given out. */
export function contactsOf(uses: CompanyUse[]): {
  rows: Prisma.ContactCreateManyInput[];
  byCompany: Map<string, Contact[]>;
} {
  const rows: Prisma.ContactCreateManyInput[] = [];
  const byCompany = new Map<string, Contact[]>();
  for (const { company, id: companyId, createdAt } of uses) {
    const draw = random(`contacts:${company.key}`);
    const people = Array.from({ length: draw.chance(0.45) ? 2 : 1 }, (_, index): Contact => {
      const name = `演示客商${ordinal(draw.int(0, 69))}`;
      const id = demoId(`contact:${company.key}:${index}`, createdAt);
      const title = draw.pick(TITLES);
      const number = String(rows.length + 1).padStart(4, '0');
      rows.push({
        id,
        companyId,
        name,
        title,
        phone: `1380000${number}`,
        email: draw.chance(0.4) ? `demo${number}@example.com` : '',
        wechat: draw.chance(0.3) ? `demo-${number}` : '',
        searchText: searchText(searchNames.contact({ name, title })),
        createdAt,
        updatedAt: createdAt,
      });
      return { id, name, title };
    });
    byCompany.set(companyId, people);
  }
  return { rows, byCompany };
}
