import { beforeAll, describe, expect, it } from 'vitest';
import type { Ctx } from '#app/auth/user.ts';
import { db } from '#app/db/client.server.ts';
import { createCompany, editCompany } from '#app/domain/companies/company.commands.server.ts';
import { companySchema } from '#app/domain/companies/company.schema.ts';
import { search } from '#app/domain/search/search.queries.server.ts';
import { companyNameKey } from '#app/lib/company-name.server.ts';
import { searchText } from '#app/lib/search-text.server.ts';
import { fillSearchTexts } from '#app/server/search-texts.ts';
import { useDatabase } from '#tests/support/database.ts';
import * as make from '#tests/support/fixtures.ts';

const { url } = useDatabase('empty');

let officer: Ctx;
let other: Ctx;
let city: Ctx;

beforeAll(async () => {
  await make.makeReference();
  const [mine, theirs, office] = [await make.makeTeam(), await make.makeTeam(), await make.makeTeam()];
  officer = await make.asked('officer', mine.id);
  other = await make.asked('officer', theirs.id);
  city = await make.asked('city_office', office.id);
});

const found = async (ctx: Ctx, query: string, size = 5) =>
  (await search(ctx, query, size)).flatMap(({ hits }) => hits.map(({ text }) => text));

const input = (name: string, names: { name: string; kind: string }[] = []) =>
  companySchema.parse({ name, names });

const named = (name: string) => ({ name, searchText: searchText([name]) });
const company = (name: string) => ({ ...named(name), nameKey: companyNameKey(name) });

describe('what a command writes', () => {
  it('is found at once, also by what hangs on it, and by its former name', async () => {
    const { id } = await createCompany(officer, input('云南旗滨光伏有限公司'));
    await make.makeContact(id, named('钱多多'));
    await make.makeDeal(officer.user.teamId, { ...named('玻璃生产线'), investorId: id });
    expect(await found(officer, '旗滨')).toEqual(['云南旗滨光伏有限公司', '钱多多', '玻璃生产线']);
    await editCompany(
      officer,
      id,
      1,
      input('滇能光伏有限公司', [{ name: '云南旗滨光伏有限公司', kind: 'former' }]),
    );
    expect(await found(officer, 'dngf')).toEqual(['滇能光伏有限公司', '玻璃生产线', '钱多多'].sort(order));
    expect(await found(officer, '旗滨')).toContain('滇能光伏有限公司');
    expect(await found(other, '旗滨')).toEqual([]);
  });

  it('is gone from search when it is archived or deleted, and back when it is restored', async () => {
    const trip = await make.makeTrip(officer.user.teamId, {
      title: '赴漠河考察',
      searchText: searchText(['赴漠河考察']),
    });
    const archive = (archivedAt: Date | null) =>
      db().trip.update({ where: { id: trip.id }, data: { archivedAt } });
    expect(await found(officer, '漠河')).toEqual(['赴漠河考察']);
    await archive(make.NOW);
    expect(await found(officer, '漠河')).toEqual([]);
    await archive(null);
    expect(await found(officer, 'mh')).toEqual(['赴漠河考察']);
    await db().trip.delete({ where: { id: trip.id } });
    expect(await db().searchEntry.count({ where: { id: trip.id } })).toBe(0);
  });

  it('is found although it was written in the old form, once the server has started', async () => {
    const { id } = await make.makeCompany(officer.user.teamId, {
      name: '古法酿造有限公司',
      searchText: '古法酿造',
    });
    expect(await found(officer, 'gfnz')).toEqual([]);
    expect(await fillSearchTexts(process.env.DATABASE_URL ?? url)).toBeGreaterThan(0);
    expect(await found(officer, 'gfnz')).toEqual(['古法酿造有限公司']);
    const { searchText: text } = await db().company.findUniqueOrThrow({ where: { id } });
    expect(text).toBe(searchText(['古法酿造有限公司']));
  });
});

/** As the groups come: by their best hit, then in their fixed order. */
const KINDS = ['滇能光伏有限公司', '钱多多', '玻璃生产线'];
const order = (a: string, b: string) => KINDS.indexOf(a) - KINDS.indexOf(b);

describe('the best hit comes first', () => {
  beforeAll(async () => {
    const day = (n: number) => new Date(make.NOW.getTime() + n * 86_400_000);
    const names = ['临沧佳木', '佳木', '云南佳木集团', '佳木茶业', '佳木农业'];
    for (const [n, name] of names.entries())
      await make.makeCompany(officer.user.teamId, { ...company(name), updatedAt: day(-n) });
  });

  it('the whole name, then what begins so, the core of a name, the rest; the later of equals', async () => {
    expect(await found(officer, '佳木')).toEqual(
      ['佳木', '佳木茶业', '佳木农业', '云南佳木集团', '临沧佳木'].sort(cored),
    );
    expect((await found(officer, 'jiamu'))[0]).toBe('佳木');
    expect((await found(officer, 'jm'))[0]).toBe('佳木');
  });

  it('says that there is more, and takes no more than was asked for', async () => {
    const [group] = await search(officer, '佳木', 2);
    expect(group).toMatchObject({
      kind: 'company',
      more: true,
      hits: [{ text: '佳木' }, { text: '佳木茶业' }],
    });
    expect((await search(officer, '佳木', 5))[0]?.more).toBe(false);
  });
});

/** 临沧 is a place as well: both cores are 佳木, and the later one comes first. */
const CORED = ['佳木', '佳木茶业', '佳木农业', '临沧佳木', '云南佳木集团'];
const cored = (a: string, b: string) => CORED.indexOf(a) - CORED.indexOf(b);

describe('where very many fit', () => {
  beforeAll(async () => {
    const at = (n: number) => new Date(make.NOW.getTime() - n * 60_000);
    await db().company.createMany({
      data: Array.from({ length: 1_700 }, (_, n) => ({
        ...company(`稠密${n}号`),
        teamId: other.user.teamId,
        createdAt: at(n),
        updatedAt: at(n),
      })),
    });
    for (const name of ['稠密', '本队的稠密', '稠密本队']) {
      const old = { createdAt: at(90_000), updatedAt: at(90_000) };
      await make.makeCompany(officer.user.teamId, { ...company(name), ...old });
    }
  });

  it('the whole name still comes first, then the latest', async () => {
    expect(await found(city, '稠密', 3)).toEqual(['稠密', '稠密0号', '稠密1号']);
    expect((await search(city, '稠密', 3))[0]?.more).toBe(true);
  });

  it('nobody finds what is out of sight', async () => {
    expect((await found(officer, '稠密', 50)).sort()).toEqual(['本队的稠密', '稠密', '稠密本队']);
    expect((await found(officer, 'cm', 50)).sort()).toEqual(['本队的稠密', '稠密', '稠密本队']);
    const names = await found(other, '稠密', 50);
    expect(names).toHaveLength(50);
    expect(names).not.toContain('稠密本队');
  });
});
