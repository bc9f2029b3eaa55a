import { beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '#app/auth/user.ts';
import { db } from '#app/db/client.server.ts';
import { ask, faults } from '#tests/support/application.ts';
import { useDatabase } from '#tests/support/database.ts';
import { makeShot, useFiles } from '#tests/support/files.ts';
import * as make from '#tests/support/fixtures.ts';

/*
 * Someone signed in posts forms of an event and of a visit's pictures that no page offered them, with ids they
 * guessed or heard of. Nothing changes, and who has no business there is told no more than of ids that never were.
 */

useDatabase('empty');
useFiles();

const TICKET = 'B'.repeat(22);
const ids: Record<string, string> = {};
const cookies = new Map<string, string>();

beforeAll(async () => {
  await make.makeReference();
  const bureau = await make.makeTeam({ kind: 'city_bureau' });
  const [fair, otherFair] = [
    await make.makeTeam({ kind: 'organizer' }),
    await make.makeTeam({ kind: 'organizer' }),
  ];
  const [own, other] = [
    await make.makeTeam({ kind: 'county_bureau', regionCode: '530602' }),
    await make.makeTeam({ kind: 'county_bureau', regionCode: '530621' }),
  ];
  const edition = await make.makeEdition(fair.id);
  const elsewhere = await make.makeEdition(otherFair.id);
  const at = { editionId: edition.id };
  const seat = async (name: string, role: Role, teamId: string) => {
    const user = await make.makeUser(role, teamId);
    cookies.set(name, await make.cookieOf(user.id));
    return user;
  };
  await seat('officer', 'officer', other.id);
  await seat('lead', 'lead', other.id);
  await seat('county office', 'county_office', other.id);
  await seat('organizer of another fair', 'organizer', otherFair.id);
  await seat('official', 'official', bureau.id);
  await seat('admin', 'admin', bureau.id);
  await seat('auditor', 'auditor', bureau.id);
  const member = await seat('delegate', 'officer', other.id);
  await seat('officer of the team', 'officer', own.id);
  const organizer = await seat('organizer', 'organizer', fair.id);
  const by = { recordedById: organizer.id, recordedAt: make.NOW };
  const delegate = await db().eventDelegate.create({
    data: { ...at, userId: member.id, name: member.name, role: 'member', position: 0 },
  });
  const importId = crypto.randomUUID();
  const guest = await db().eventGuest.create({
    data: { ...at, name: '被猜的嘉宾', ticket: TICKET, importId, ...by },
  });
  const meeting = await db().eventMeeting.create({
    data: { ...at, day: new Date(make.TODAY), time: '09:00', hostId: organizer.id, guestId: guest.id, ...by },
  });
  const lead = await db().eventLead.create({ data: { ...at, companyName: '被猜的企业', ...by } });
  const company = await make.makeCompany(own.id);
  const visit = await make.makeVisit(company.id, { id: organizer.id, teamId: own.id });
  const photo = await db().visitPhoto.create({
    data: { visitId: visit.id, file: 'none.jpg', sha256: '0', bytes: 1, width: 1, height: 1, ...by },
  });
  const records = {
    edition,
    elsewhere,
    delegate,
    guest,
    meeting,
    lead,
    visit,
    photo,
    company,
    own,
    organizer,
  };
  for (const [name, { id }] of Object.entries(records)) ids[name] = id;
  Object.assign(ids, { import: importId });
});

const filled = (text: string) => text.replace(/:([a-z]+)/g, (whole, name: string) => ids[name] ?? whole);

const version = { version: '1' };
const guest = { name: '换了名字', companyId: '', reply: 'open' };
const meeting = { day: make.TODAY, time: '10:00', minutes: '30', counterpart: '某人', hostId: ':organizer' };
const lead = { companyName: '换了名字', grade: 'hot' };

/** Only those who arrange the event post these. */
const arranging: [path: string, form: Record<string, string>][] = [
  ['/events/:edition/guests/new', guest],
  ['/guests/:guest/edit', { ...guest, ...version }],
  ['/guests/:guest/edit', { intent: 'archive', ...version }],
  ['/events/:edition/guests', { guestId: ':guest', reply: 'declined', ...version }],
  ['/events/:elsewhere/guests', { guestId: ':guest', reply: 'declined', ...version }],
  ['/events/:edition/guests/import', { intent: 'preview', text: '姓名\n张三' }],
  ['/events/:edition/guests/import', { intent: 'import', text: '姓名\n张三' }],
  ['/events/:edition/guests/import', { intent: 'undo', importId: ':import' }],
  ['/events/:edition/invitations', { guestId: ':guest' }],
  ['/events/:edition/invitations', {}],
  ['/events/:edition/leads', { intent: 'hand', leadId: ':lead', teamId: ':own', ...version }],
  ['/events/:elsewhere/leads', { intent: 'hand', leadId: ':lead', teamId: ':own', ...version }],
  ['/events/:edition/delegation/new', { name: '某人', role: 'head' }],
  ['/events/:edition/delegation', { intent: 'role', delegateId: ':delegate', role: 'head' }],
  ['/events/:edition/delegation', { intent: 'remove', delegateId: ':delegate' }],
  ['/events/:edition/delegation/move', { delegateId: ':delegate', toIndex: '0' }],
];

/** Those who work at the event, as members of its delegation do, post these. */
const working: [path: string, form: Record<string, string>][] = [
  ['/guests/:guest/check-in', { intent: 'in' }],
  ['/guests/:guest/check-in', { intent: 'out' }],
  [`/check-in/${TICKET}`, { intent: 'in' }],
  ['/events/:edition/meetings/new', meeting],
  ['/meetings/:meeting/edit', { ...meeting, ...version }],
  ['/meetings/:meeting/edit', { intent: 'archive', ...version }],
  ['/events/:edition/leads', lead],
  ['/events/:edition/leads/capture', { ...lead, guestId: ':guest' }],
  ['/leads/:lead/edit', { ...lead, ...version }],
  ['/leads/:lead/edit', { intent: 'archive', ...version }],
];

const pictures: [path: string, form: Record<string, string>][] = [
  ['/visits/:visit/photos', {}],
  ['/visits/:visit', {}],
  ['/photos/:photo', { intent: 'archive' }],
  ['/photos/:photo', { intent: 'restore' }],
];

/** All that the forms could change. */
const standing = async () =>
  JSON.stringify([
    await db().eventGuest.findMany({ orderBy: { id: 'asc' } }),
    await db().eventMeeting.findMany({ orderBy: { id: 'asc' } }),
    await db().eventLead.findMany({ orderBy: { id: 'asc' } }),
    await db().eventDelegate.findMany({ orderBy: { id: 'asc' } }),
    await db().visitPhoto.findMany({ orderBy: { id: 'asc' } }),
    await db().receipt.count(),
    await db().auditEntry.count(),
  ]);

async function post(path: string, form: Record<string, string>, cookie?: string) {
  const body = new FormData();
  for (const [name, value] of Object.entries(form)) body.append(name, filled(value));
  if (path.startsWith('/visits')) body.append('file', new Blob([(await makeShot()) as BlobPart]), 'a.jpg');
  if (path === '/visits/:visit') body.append('photos', new Blob([(await makeShot()) as BlobPart]), 'a.jpg');
  const response = await ask(filled(path), { method: 'POST', body, cookie });
  const text = await response.text();
  expect(faults.splice(0)).toEqual([]);
  return { status: response.status, location: response.headers.get('location'), text };
}

describe.each([
  ['officer', [...arranging, ...working, ...pictures]],
  ['lead', [...arranging, ...working, ...pictures]],
  ['county office', [...arranging, ...working, ...pictures]],
  ['organizer of another fair', [...arranging, ...working, ...pictures]],
  ['official', [...arranging, ...working, ...pictures]],
  ['admin', [...arranging, ...working, ...pictures]],
  ['auditor', [...arranging, ...working, ...pictures]],
  ['delegate', [...arranging, ...pictures]],
  ['organizer', pictures],
  ['officer of the team', [...arranging, ...working]],
  ['nobody', [...arranging, ...working, ...pictures]],
] as const)('%s', (who, forms) => {
  it('changes nothing and learns nothing', async () => {
    const before = await standing();
    for (const [path, form] of forms) {
      const { status, location, text } = await post(path, form, cookies.get(who));
      const told = `${path} ${JSON.stringify(form)} ${status} ${location ?? ''}`;
      if (who === 'nobody') expect(location, told).toMatch(/^\/login/);
      else expect([403, 404], told).toContain(status);
      if (!['official', 'delegate'].includes(who)) expect(text, told).not.toMatch(/被猜的/);
    }
    expect(await standing()).toBe(before);
  });
});

it('the forms are right: who may post them is not refused', async () => {
  for (const [path, form] of [...working.slice(0, 1), ...arranging.slice(4, 5)])
    expect((await post(path, form, cookies.get('organizer'))).status).toBeLessThan(400);
  expect(await post('/visits/:visit/photos', {}, cookies.get('officer of the team'))).toMatchObject({
    status: 200,
  });
});
