import { beforeAll, describe, expect, it } from 'vitest';
import type { Ctx } from '#app/auth/user.ts';
import {
  visibleCompanies,
  visibleContacts,
  visibleDeals,
  visibleEditions,
  visibleTrips,
  visibleVisits,
} from '#app/auth/visible.ts';
import { db } from '#app/db/client.server.ts';
import { search } from '#app/domain/search/search.queries.server.ts';
import { termsOf } from '#app/domain/search/search-terms.server.ts';
import { useDatabase } from '#tests/support/database.ts';
import { ctxOf, currentUser } from '#tests/support/fixtures.ts';

useDatabase('demo');

const ALL = 1_000;
/** More entries than these are not looked at one by one. */
const LOOKED_AT = 1_500;
const QUERIES = ['有限公司', 'xm', '云', 'zt', '张', '光伏 zt', 'chongqing', '进博会', '2023', '考察'];
const people: Ctx[] = [];

beforeAll(async () => {
  // One of each role, and some more who work in the field.
  const names = [
    'officer',
    'officer-city',
    'lead',
    'county',
    'city',
    'organizer',
    'official',
    'admin',
    'auditor',
  ];
  const users = await db().user.findMany({ where: { username: { in: names } }, select: { id: true } });
  expect(users).toHaveLength(names.length);
  for (const { id } of users) people.push(ctxOf(await currentUser(id)));
});

const as = (username: string): Ctx => {
  const ctx = people.find(({ user }) => user.username === username);
  if (!ctx) throw new Error(`Nobody is ${username}`);
  return ctx;
};

/** The ids of what the user sees, asked as every list asks. */
async function seenBy({ user }: Ctx): Promise<Set<string>> {
  const select = { id: true } as const;
  const rows = await Promise.all([
    db().company.findMany({ where: visibleCompanies(user), select }),
    db().contact.findMany({ where: visibleContacts(user), select }),
    db().deal.findMany({ where: visibleDeals(user), select }),
    db().trip.findMany({ where: visibleTrips(user), select }),
    db().visit.findMany({ where: visibleVisits(user), select }),
    db().eventEdition.findMany({ where: visibleEditions(user), select }),
  ]);
  return new Set(rows.flat().map(({ id }) => id));
}

async function found(ctx: Ctx, query: string): Promise<string[]> {
  return (await search(ctx, query, ALL)).flatMap(({ hits }) => hits.map(({ id }) => id));
}

/** The texts and kinds of the first hits. */
async function first(query: string, ctx = as('city')) {
  return (await search(ctx, query, 3)).map(({ kind, hits }) => [kind, ...hits.map(({ text }) => text)]);
}

describe('everybody', () => {
  it('finds all that fits of what is in sight, and nothing else', async () => {
    const entries = await db().searchEntry.findMany({ select: { id: true, text: true } });
    const most = new Map<string, number>();
    for (const ctx of people) {
      const seen = await seenBy(ctx);
      for (const query of QUERIES) {
        const fitting = entries.filter(({ text }) =>
          termsOf(query).every(({ anywhere }) => text.includes(anywhere)),
        );
        const expected = fitting.flatMap(({ id }) => (seen.has(id) ? id : []));
        const ids = await found(ctx, query);
        // Of what very many fit only the best are found.
        if (fitting.length > LOOKED_AT)
          expect(expected, `${ctx.user.username}: ${query}`).toEqual(expect.arrayContaining(ids));
        else expect(ids.sort(), `${ctx.user.username}: ${query}`).toEqual(expected.sort());
        most.set(ctx.user.role, Math.max(most.get(ctx.user.role) ?? 0, ids.length));
      }
    }
    // It would also hold if nobody found anything.
    for (const role of ['officer', 'lead', 'county_office', 'city_office', 'organizer', 'official'])
      expect(most.get(role), role).toBeGreaterThan(0);
    expect([most.get('admin'), most.get('auditor')]).toEqual([0, 0]);
  });

  it('has an entry for every record that stands', async () => {
    const counts = await Promise.all([
      db().company.count({ where: { archivedAt: null, mergedIntoId: null } }),
      db().contact.count({ where: { archivedAt: null } }),
      db().deal.count({ where: { archivedAt: null } }),
      db().trip.count({ where: { archivedAt: null } }),
      db().visit.count({ where: { archivedAt: null } }),
      db().eventEdition.count({ where: { archivedAt: null } }),
    ]);
    const entries = await db().searchEntry.groupBy({ by: ['kind'], _count: true, orderBy: { kind: 'asc' } });
    expect(entries.map(({ _count }) => _count)).toEqual(counts);
  });
});

describe('the city office', () => {
  it.each(['进博会', '進博會', 'jinbohui', 'JBH', '进 博会'])('finds the fair by %s', async (query) => {
    const [best] = await first(query);
    expect(best).toEqual(['event', expect.stringContaining('进博会')]);
  });

  it('finds a deal by its code, also without dashes and in full width', async () => {
    const { code, name } = await db().deal.findFirstOrThrow({ orderBy: { code: 'asc' } });
    for (const typed of [code, code.toLowerCase(), code.replaceAll('-', ''), code.replaceAll('-', '—')])
      expect((await first(typed))[0], typed).toEqual(['deal', name]);
  });

  it('finds a deal by its investor and the initials of its county, in any order', async () => {
    const { id, investors, county } = await db().deal.findFirstOrThrow({
      where: { countyCode: '530602', investors: { some: {} } },
      select: { id: true, county: true, investors: { include: { company: true } } },
    });
    const name = investors[0]?.company.name ?? '';
    expect(county?.shortName).toBe('昭阳');
    for (const query of [`${name} zy`, `zy ${name}`, `${name}zt`])
      expect(await found(as('city'), query)).toContain(id);
  });

  it('finds a company by its credit code', async () => {
    const { name, uscc } = await db().company.findFirstOrThrow({ where: { uscc: { not: null } } });
    expect((await first(uscc?.toLowerCase() ?? ''))[0]).toEqual(['company', name]);
  });

  it.each(['', ' ', '%', '_', '\\', '——', '，'])('finds nothing by “%s”', async (query) =>
    expect(await first(query)).toEqual([]),
  );
});

describe('the end of a number', () => {
  it('finds people whose number the user reads, and nobody else', async () => {
    const contacts = await db().contact.findMany({
      where: { archivedAt: null, phone: { not: '' }, company: { archivedAt: null } },
      select: { id: true, phone: true, company: { select: { teamId: true } } },
    });
    const officer = as('officer');
    const seen = await seenBy(officer);
    const masked = contacts.find(
      ({ id, company }) => seen.has(id) && !officer.user.teamIds.includes(company.teamId),
    );
    const own = contacts.find(({ company }) => officer.user.teamIds.includes(company.teamId));
    if (!masked || !own) throw new Error('The demonstration has no such contacts');
    expect(await found(officer, own.phone.slice(-4))).toContain(own.id);
    expect(await found(officer, own.phone)).toContain(own.id);
    expect(await found(officer, masked.phone.slice(-4))).not.toContain(masked.id);
    expect(await found(officer, masked.phone)).not.toContain(masked.id);
    expect(await found(as('city'), masked.phone.slice(-5))).toContain(masked.id);
    expect(await found(as('official'), masked.phone)).not.toContain(masked.id);
  });
});
