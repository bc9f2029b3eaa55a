import { beforeAll, describe, expect, it } from 'vitest';
import type { Ctx, Role } from '#app/auth/user.ts';
import { db } from '#app/db/client.server.ts';
import {
  archiveContact,
  createContact,
  editContact,
  restoreContact,
} from '#app/domain/contacts/contact.commands.server.ts';
import { listContacts, listContactsOf, readContact } from '#app/domain/contacts/contact.queries.server.ts';
import { contactFilterSchema, contactSchema } from '#app/domain/contacts/contact.schema.ts';
import { useDatabase } from '#tests/support/database.ts';
import {
  asked,
  makeCompany,
  makeDeal,
  makeEdition,
  makeReference,
  makeTeam,
} from '#tests/support/fixtures.ts';

useDatabase('empty');

const COUNTY = '530602';
const input = contactSchema.parse({
  name: '王敏',
  title: '副总裁',
  phone: '13800001234',
  wechat: 'wangmin',
  email: 'wang@example.com',
  notes: '秘书 13900005678',
});

let company: { id: string; teamId: string; name: string };
let officer: Ctx;
/** By role: those who see the company through a deal only, or see everything. */
const readers = {} as Record<'other' | 'organizer' | 'official', Ctx>;
const workers = {} as Record<'lead' | 'county' | 'city', Ctx>;
let stranger: Ctx;

beforeAll(async () => {
  await makeReference();
  const [own, friends, fair, city, strangers] = await Promise.all([
    makeTeam({ kind: 'county_bureau', regionCode: COUNTY }),
    makeTeam(),
    makeTeam({ kind: 'organizer' }),
    makeTeam({ kind: 'city_bureau' }),
    makeTeam(),
  ]);
  company = await makeCompany(own.id);
  const edition = await makeEdition(fair.id);
  await makeDeal(own.id, { investorId: company.id, sharedWith: [friends.id], sourceEditionId: edition.id });
  const as = (role: Role, teamId: string) => asked(role, teamId);
  officer = await as('officer', own.id);
  workers.lead = await as('lead', own.id);
  workers.county = await as('county_office', own.id);
  workers.city = await as('city_office', city.id);
  readers.other = await as('officer', friends.id);
  readers.organizer = await as('organizer', fair.id);
  readers.official = await as('official', city.id);
  stranger = await as('officer', strangers.id);
});

const audit = (id: string) =>
  db().auditEntry.findMany({ where: { subjectType: 'contacts', subjectId: id }, orderBy: { id: 'asc' } });
const list = (ctx: Ctx, query: Record<string, string> = {}) =>
  listContacts(ctx, contactFilterSchema.parse(query));
const newContact = (given: Partial<typeof input> = {}) =>
  createContact(officer, company.id, { ...input, ...given });

describe('reading', () => {
  it('shows numbers in full to whoever works the company', async () => {
    const { id } = await newContact();
    for (const ctx of [officer, workers.lead, workers.county, workers.city]) {
      const own = (await listContactsOf(ctx, company)).current.find((contact) => contact.id === id);
      expect(own).toMatchObject({
        phone: input.phone,
        wechat: input.wechat,
        email: input.email,
        notes: input.notes,
      });
      expect(await readContact(ctx, id)).toMatchObject({ canEdit: true, phone: input.phone });
    }
  });

  it.each(['other', 'organizer', 'official'] as const)(
    'masks them for %s, in panel, list and page',
    async (name) => {
      const { id } = await newContact();
      const shown = { phone: '138****1234', wechat: 'w****', email: 'w****@example.com', notes: '' };
      const panel = await listContactsOf(readers[name], company);
      expect(panel.current.find((contact) => contact.id === id)).toMatchObject(shown);
      expect(
        (await list(readers[name], { company: company.id })).rows.find((row) => row.id === id),
      ).toMatchObject({
        ...shown,
        reveal: false,
      });
      expect(await readContact(readers[name], id)).toMatchObject({ ...shown, canEdit: false });
      expect(JSON.stringify(panel)).not.toContain(input.phone);
    },
  );

  it('is a 404 outside the scope, and lists nothing there', async () => {
    const { id } = await newContact();
    await expect(readContact(stranger, id)).rejects.toMatchObject({ status: 404 });
    await expect(createContact(stranger, company.id, input)).rejects.toMatchObject({ status: 404 });
    await expect(editContact(stranger, id, 1, input)).rejects.toMatchObject({ status: 404 });
    expect((await list(stranger)).total.count).toBe(0);
    expect((await listContactsOf(stranger, company)).current).toEqual([]);
  });
});

describe('search', () => {
  it('finds people by name, title, pinyin and company, never by number', async () => {
    const { id } = await newContact({ name: '欧阳询', title: '战略总监' });
    const found = async (q: string, ctx = officer) =>
      (await list(ctx, { q })).rows.some((row) => row.id === id);
    for (const q of ['欧阳', '歐陽', 'ouyangxun', 'oyx', '战略', '询 总监', `${company.name} 欧阳`]) {
      expect([q, await found(q)]).toEqual([q, true]);
    }
    for (const q of ['1234', '13800001234', 'wangmin', 'example.com', '13900005678']) {
      expect([q, await found(q), await found(q, readers.official)]).toEqual([q, false, false]);
    }
  });

  it('pages by key without losing or repeating anyone', async () => {
    const team = await makeTeam();
    const ctx = await asked('officer', team.id);
    const { id } = await makeCompany(team.id);
    for (let index = 0; index < 53; index += 1)
      await createContact(ctx, id, { ...input, name: `同名 ${index % 3}` });
    const first = await list(ctx, { sort: 'name' });
    const second = await list(ctx, { sort: 'name', after: first.after ?? '' });
    expect([first.rows.length, second.rows.length, second.after]).toEqual([50, 3, null]);
    expect(new Set([...first.rows, ...second.rows].map((row) => row.id)).size).toBe(53);
    expect(first.total).toEqual({ count: 53, capped: false });
  });
});

describe('writing', () => {
  it('is refused to those who only see the company', async () => {
    const { id } = await newContact();
    for (const ctx of Object.values(readers)) {
      await expect(createContact(ctx, company.id, input)).rejects.toMatchObject({ status: 403 });
      await expect(editContact(ctx, id, 1, input)).rejects.toMatchObject({ status: 403 });
      await expect(archiveContact(ctx, id, 1)).rejects.toMatchObject({ status: 403 });
    }
    expect(await audit(id)).toHaveLength(1);
  });

  it('leaves one history row for each change, with masked numbers and changed fields only', async () => {
    const { id } = await newContact();
    await editContact(officer, id, 1, { ...input, title: '总裁', phone: '13899991234' });
    const [created, edited] = await audit(id);
    expect(created).toMatchObject({ action: 'create', actorName: officer.user.name, subjectVersion: 1 });
    expect(created?.changes).toMatchObject({ phone: [null, '138****1234'] });
    expect(edited?.changes).toEqual({ title: ['副总裁', '总裁'], phone: ['138****1234', '≠ 138****1234'] });
    expect(JSON.stringify([created, edited])).not.toMatch(/13800001234|13899991234|13900005678|wang@/);
  });

  it('refuses a stale save and says what others changed', async () => {
    const { id } = await newContact();
    await editContact(workers.lead, id, 1, { ...input, title: '总裁' });
    const refusal = await editContact(officer, id, 1, { ...input, title: '董事长' }).catch((error) => error);
    expect(refusal).toMatchObject({ status: 409, currentVersion: 2 });
    expect(refusal.problems[1]).toMatchObject({ params: { name: workers.lead.user.name, after: '总裁' } });
    expect(await readContact(officer, id)).toMatchObject({ title: '总裁', version: 2 });
  });

  it('lets one of two saves at the same moment through', async () => {
    const { id } = await newContact();
    const saves = [workers.lead, officer].map((ctx, index) =>
      editContact(ctx, id, 1, { ...input, title: `职务${index}` }),
    );
    const results = await Promise.allSettled(saves);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(results.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { status: 409 } });
    expect(await audit(id)).toHaveLength(2);
  });
});

describe('archiving', () => {
  it('hides a person everywhere, and restoring brings them back', async () => {
    const { id } = await newContact();
    await archiveContact(officer, id, 1);
    await expect(readContact(officer, id)).rejects.toMatchObject({ status: 404 });
    await expect(editContact(officer, id, 2, input)).rejects.toMatchObject({ status: 404 });
    expect((await list(officer)).rows.map((row) => row.id)).not.toContain(id);
    const panel = await listContactsOf(officer, company);
    expect(panel.current.map((row) => row.id)).not.toContain(id);
    expect(panel.archived.map((row) => row.id)).toContain(id);
    expect((await listContactsOf(readers.official, company)).archived).toEqual([]);

    await expect(restoreContact(readers.other, id, 2)).rejects.toMatchObject({ status: 403 });
    await expect(restoreContact(officer, id, 1)).rejects.toMatchObject({ status: 409 });
    await restoreContact(officer, id, 2);
    expect(await readContact(officer, id)).toMatchObject({ id, version: 3 });
    await expect(restoreContact(officer, id, 3)).rejects.toMatchObject({ status: 404 });
    expect((await audit(id)).map(({ action }) => action)).toEqual(['create', 'archive', 'restore']);
  });

  it('is a 404 for people at an archived company', async () => {
    const closed = await makeCompany(officer.user.teamId);
    const { id } = await createContact(officer, closed.id, input);
    await db().company.update({ where: { id: closed.id }, data: { archivedAt: officer.now } });
    await expect(readContact(officer, id)).rejects.toMatchObject({ status: 404 });
  });
});
