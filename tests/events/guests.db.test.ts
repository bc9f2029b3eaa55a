import { beforeAll, describe, expect, it } from 'vitest';
import type { Ctx } from '#app/auth/user.ts';
import { visibleGuests } from '#app/auth/visible.ts';
import { db } from '#app/db/client.server.ts';
import { checkIn, undoCheckIn } from '#app/domain/events/check-in.commands.server.ts';
import { listArrivals, readTicket } from '#app/domain/events/check-in.queries.server.ts';
import {
  addGuest,
  archiveGuest,
  editGuest,
  markInvited,
  restoreGuest,
  setReply,
} from '#app/domain/events/guest.commands.server.ts';
import { countGuests, listGuests, readGuest } from '#app/domain/events/guest.queries.server.ts';
import { guestFilterSchema, guestSchema } from '#app/domain/events/guest.schema.ts';
import {
  importGuests,
  listImports,
  previewGuests,
  undoImport,
} from '#app/domain/events/guest-import.server.ts';
import { useDatabase } from '#tests/support/database.ts';
import * as make from '#tests/support/fixtures.ts';

useDatabase('empty');

const PHONE = '13800001234';
let editionId: string;
let organizer: Ctx;
let city: Ctx;
let member: Ctx;
let official: Ctx;
/** Those who do not see who is invited. */
const outside: Ctx[] = [];

beforeAll(async () => {
  await make.makeReference();
  const fair = await make.makeTeam({ kind: 'organizer' });
  const otherFair = await make.makeTeam({ kind: 'organizer' });
  const team = await make.makeTeam();
  const bureau = await make.makeTeam({ kind: 'city_bureau' });
  const county = await make.makeTeam({ kind: 'county_bureau', regionCode: '530602' });
  organizer = await make.asked('organizer', fair.id);
  city = await make.asked('city_office', bureau.id);
  member = await make.asked('officer', team.id);
  official = await make.asked('official', bureau.id);
  outside.push(
    await make.asked('officer', team.id),
    await make.asked('lead', team.id),
    await make.asked('county_office', county.id),
    await make.asked('organizer', otherFair.id),
    await make.asked('admin', bureau.id),
    await make.asked('auditor', bureau.id),
  );
  editionId = (await make.makeEdition(fair.id)).id;
  await db().eventDelegate.create({
    data: { editionId, userId: member.user.id, name: member.user.name, role: 'member', position: 0 },
  });
});

let last = 0;
const input = (given: Record<string, string> = {}) =>
  guestSchema.parse({
    name: `嘉宾${++last}`,
    organization: '演示集团',
    title: '经理',
    phone: PHONE,
    ...given,
  });
const inside = (canReveal: boolean) => ({ id: editionId, canReveal, canWork: canReveal });
const list = async (ctx: Ctx, query: Record<string, string> = {}, canReveal = true) =>
  (await listGuests(ctx, inside(canReveal), guestFilterSchema.parse(query))).rows;
const audit = (id: string) =>
  db().auditEntry.findMany({ where: { subjectType: 'guests', subjectId: id }, orderBy: { id: 'asc' } });

describe('who sees and writes guests', () => {
  it('is the organizer and the city; members of the delegation and leaders read; nobody else knows of them', async () => {
    const { id } = await addGuest(organizer, editionId, input());
    const seen = (ctx: Ctx) => db().eventGuest.count({ where: { AND: [{ id }, visibleGuests(ctx.user)] } });
    for (const ctx of [organizer, city, member, official]) expect(await seen(ctx)).toBe(1);
    for (const ctx of outside) {
      expect([ctx.user.role, await seen(ctx)]).toEqual([ctx.user.role, 0]);
      await expect(readGuest(ctx, id)).rejects.toMatchObject({ status: 404 });
      await expect(addGuest(ctx, editionId, input())).rejects.toMatchObject({ status: 404 });
      await expect(editGuest(ctx, id, 1, input())).rejects.toMatchObject({ status: 404 });
      await expect(checkIn(ctx, id, { key: null, age: 0 })).rejects.toMatchObject({ status: 404 });
      await expect(previewGuests(ctx, editionId, '张三')).rejects.toMatchObject({ status: 404 });
    }
    for (const ctx of [member, official]) {
      await expect(addGuest(ctx, editionId, input())).rejects.toMatchObject({ status: 403 });
      await expect(editGuest(ctx, id, 1, input())).rejects.toMatchObject({ status: 403 });
      await expect(archiveGuest(ctx, id, 1)).rejects.toMatchObject({ status: 403 });
      await expect(markInvited(ctx, editionId)).rejects.toMatchObject({ status: 403 });
      const text = '姓名\t单位\n张三\t甲';
      await expect(importGuests(ctx, editionId, { text, repeated: false, key: null })).rejects.toMatchObject({
        status: 403,
      });
    }
    await editGuest(city, id, 1, input());
  });

  it('shows leaders masked numbers, and no tickets to whoever checks nobody in', async () => {
    const { id } = await addGuest(organizer, editionId, input({ note: '秘书 13900005678' }));
    expect(await readGuest(member, id)).toMatchObject({ phone: PHONE, canArrange: false });
    expect(await readGuest(official, id)).toMatchObject({ phone: '138****1234', note: '秘书 139****5678' });
    const rows = await list(official, {}, false);
    expect(JSON.stringify(rows)).not.toContain(PHONE);
    const { guests } = await listArrivals(official, inside(false), '');
    expect(guests.every(({ ticket }) => ticket === undefined)).toBe(true);
    expect((await listArrivals(member, inside(true), '')).guests[0]?.ticket).toMatch(/^[\w-]{22}$/);
  });
});

describe('writing', () => {
  it('keeps numbers out of the history, refuses stale saves, and companies out of sight', async () => {
    const { id } = await addGuest(organizer, editionId, input());
    await editGuest(organizer, id, 1, input({ phone: '13899991234' }));
    await expect(editGuest(city, id, 1, input())).rejects.toMatchObject({ status: 409, currentVersion: 2 });
    expect(JSON.stringify(await audit(id))).not.toMatch(/13800001234|13899991234/);
    const company = await make.makeCompany((await make.makeTeam()).id);
    await expect(addGuest(organizer, editionId, input({ companyId: company.id }))).rejects.toMatchObject({
      problems: [{ key: 'errors:unknown', field: 'companyId' }],
    });
    const linked = await addGuest(city, editionId, input({ companyId: company.id }));
    // What is linked may stay, also when someone saves who does not see it.
    await editGuest(organizer, linked.id, 1, input({ companyId: company.id }));
  });

  it('takes guests off the list and back', async () => {
    const { id } = await addGuest(organizer, editionId, input());
    await archiveGuest(organizer, id, 1);
    await expect(readGuest(organizer, id)).rejects.toMatchObject({ status: 404 });
    await expect(restoreGuest(member, id, 2)).rejects.toMatchObject({ status: 403 });
    await restoreGuest(organizer, id, 2);
    expect(await readGuest(organizer, id)).toMatchObject({ version: 3 });
  });
});

describe('invitations and replies', () => {
  it('are counted, and narrow the list', async () => {
    const edition = await make.makeEdition(organizer.user.teamId);
    const at = { id: edition.id, canReveal: true };
    const add = async (name: string) => (await addGuest(organizer, edition.id, input({ name }))).id;
    const [yes, no, open] = [await add('欧阳询'), await add('李四'), await add('张三')];
    await setReply(organizer, no, 1, 'declined');
    expect(await markInvited(organizer, edition.id)).toBe(2);
    expect(await markInvited(organizer, edition.id)).toBe(0);
    await setReply(organizer, yes, 1, 'accepted');
    await checkIn(organizer, yes, { key: null, age: 0 });
    expect(await countGuests(organizer, edition.id)).toEqual({
      total: 3,
      invited: 2,
      accepted: 1,
      declined: 1,
      open: 1,
      checkedIn: 1,
    });
    const ids = async (query: Record<string, string>) =>
      (await listGuests(organizer, at, guestFilterSchema.parse(query))).rows.map(({ id }) => id);
    expect(await ids({ reply: 'open' })).toEqual([open]);
    expect(await ids({ state: 'uninvited' })).toEqual([no]);
    expect(await ids({ state: 'arrived' })).toEqual([yes]);
    expect(await ids({ state: 'absent' })).toEqual([]);
    for (const q of ['欧阳', '歐陽', 'ouyangxun', 'oyx', '询 演示'])
      expect([q, await ids({ q })]).toEqual([q, [yes]]);
    expect(await ids({ q: PHONE })).toEqual([]);
    await expect(setReply(organizer, open, 7, 'accepted')).rejects.toMatchObject({ status: 409 });
  });
});

describe('importing a list', () => {
  const text = [
    '姓名\t单位\t电话',
    '孙一\t甲公司\t13800000001',
    '孙二\t\t13800000002',
    '孙一\t甲公司\t',
    '\t乙\t',
  ].join('\n');

  it('shows first, then takes over once, and takes back as a whole', async () => {
    const edition = await make.makeEdition(organizer.user.teamId);
    const company = await make.makeCompany((await make.makeTeam()).id, { name: '甲公司' });
    const planned = await previewGuests(organizer, edition.id, text);
    expect(planned.map(({ repeats, problems }) => [repeats, problems.length])).toEqual([
      [null, 0],
      [null, 0],
      ['list', 0],
      [null, 1],
    ]);
    const key = 'a'.repeat(32);
    const first = await importGuests(city, edition.id, { text, repeated: false, key });
    expect(first.count).toBe(2);
    expect(await importGuests(city, edition.id, { text, repeated: false, key })).toEqual(first);
    const guests = await db().eventGuest.findMany({
      where: { editionId: edition.id },
      orderBy: { name: 'asc' },
    });
    expect(guests.map(({ name, companyId }) => [name, companyId]).sort()).toEqual([
      ['孙一', company.id],
      ['孙二', null],
    ]);
    await expect(
      importGuests(organizer, edition.id, { text, repeated: false, key: null }),
    ).rejects.toMatchObject({
      problems: [{ key: 'guests:problem.listNobody' }],
    });
    const again = await importGuests(organizer, edition.id, { text, repeated: true, key: null });
    expect(again.count).toBe(3);
    expect((await listImports(organizer, edition.id)).map(({ count }) => count).sort()).toEqual([2, 3]);

    const arrived = guests.find(({ name }) => name === '孙一');
    await checkIn(organizer, arrived?.id ?? '', { key: null, age: 0 });
    expect(await undoImport(organizer, edition.id, first.importId)).toEqual({ removed: 1, kept: 1 });
    expect(await undoImport(organizer, edition.id, again.importId)).toEqual({ removed: 3, kept: 0 });
    expect((await countGuests(organizer, edition.id)).total).toBe(1);
  });

  it('of two at the same moment lets nobody in twice', async () => {
    const edition = await make.makeEdition(organizer.user.teamId);
    const both = [organizer, city].map((ctx) =>
      importGuests(ctx, edition.id, { text, repeated: false, key: null }),
    );
    const results = await Promise.allSettled(both);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await countGuests(organizer, edition.id)).total).toBe(2);
  });
});

describe('check-in', () => {
  const tap = (key: string | null = null, age = 0) => ({ key, age });

  it('of two desks counts the first, and tells the other when and by whom', async () => {
    const { id } = await addGuest(organizer, editionId, input());
    const answers = await Promise.all([organizer, member].map((ctx) => checkIn(ctx, id, tap())));
    expect(answers.map(({ already }) => already).sort()).toEqual([false, true]);
    const first = answers.find(({ already }) => !already);
    for (const answer of answers) expect(answer).toMatchObject({ at: first?.at, by: first?.by });
    expect((await audit(id)).filter(({ action }) => action === 'check_in')).toHaveLength(1);
  });

  it('is carried out once for a key, however often it is sent, also at once', async () => {
    const { id } = await addGuest(organizer, editionId, input());
    const key = 'b'.repeat(32);
    const answers = await Promise.all([1, 2, 3].map(() => checkIn(organizer, id, tap(key))));
    expect(answers).toEqual([answers[0], answers[0], answers[0]]);
    expect(answers[0]).toMatchObject({ already: false });
    await undoCheckIn(organizer, id, tap('c'.repeat(32)));
    // The answer of the first was lost and comes again: it does not undo the undoing.
    expect(await checkIn(organizer, id, tap(key))).toMatchObject({ already: false });
    expect(await db().eventGuest.findUnique({ where: { id } })).toMatchObject({ checkedInAt: null });
    const other = await addGuest(organizer, editionId, input());
    await expect(checkIn(organizer, other.id, tap(key))).rejects.toMatchObject({ status: 422 });
    await expect(checkIn(member, id, tap(key))).rejects.toMatchObject({ status: 422 });
  });

  it('counts from when it was tapped', async () => {
    const { id } = await addGuest(organizer, editionId, input());
    const { at } = await checkIn(organizer, id, tap(null, 90_000));
    expect(at).toBe(new Date(make.NOW.getTime() - 90_000).toISOString());
  });

  it('is taken back by any desk, and is for nobody who only reads', async () => {
    const { id } = await addGuest(organizer, editionId, input());
    await expect(checkIn(official, id, tap())).rejects.toMatchObject({ status: 403 });
    await checkIn(member, id, tap());
    await undoCheckIn(organizer, id, tap());
    await undoCheckIn(organizer, id, tap());
    expect((await audit(id)).map(({ action }) => action)).toEqual(['create', 'check_in', 'undo_check_in']);
  });

  it('finds the guest of a ticket, for those who may know', async () => {
    const { id } = await addGuest(organizer, editionId, input());
    const { ticket } = await db().eventGuest.findUniqueOrThrow({ where: { id } });
    expect(await readTicket(member, ticket)).toMatchObject({ guest: { id }, canWork: true });
    expect(await readTicket(official, ticket)).toMatchObject({ canWork: false });
    for (const ctx of outside) await expect(readTicket(ctx, ticket)).rejects.toMatchObject({ status: 404 });
    await expect(readTicket(organizer, 'x')).rejects.toMatchObject({ status: 404 });
    await expect(readTicket(organizer, undefined)).rejects.toMatchObject({ status: 404 });
  });
});
