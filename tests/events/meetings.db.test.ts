import { beforeAll, expect, it } from 'vitest';
import type { Ctx } from '#app/auth/user.ts';
import { db } from '#app/db/client.server.ts';
import {
  addDelegate,
  moveDelegate,
  removeDelegate,
  setDelegateRole,
} from '#app/domain/events/delegate.commands.server.ts';
import { findPeople, listDelegates } from '#app/domain/events/delegate.queries.server.ts';
import { delegateSchema } from '#app/domain/events/delegate.schema.ts';
import {
  bookMeeting,
  cancelMeeting,
  editMeeting,
  restoreMeeting,
} from '#app/domain/events/meeting.commands.server.ts';
import { listMeetings, readHosts, readMeeting } from '#app/domain/events/meeting.queries.server.ts';
import { meetingSchema } from '#app/domain/events/meeting.schema.ts';
import { useDatabase } from '#tests/support/database.ts';
import * as make from '#tests/support/fixtures.ts';

useDatabase('empty');

let editionId: string;
let organizer: Ctx;
let member: Ctx;
let host: Ctx;
let official: Ctx;
let stranger: Ctx;

beforeAll(async () => {
  await make.makeReference();
  const fair = await make.makeTeam({ kind: 'organizer' });
  organizer = await make.asked('organizer', fair.id);
  member = await make.asked('officer', (await make.makeTeam()).id);
  host = await make.asked('lead', (await make.makeTeam()).id);
  official = await make.asked('official', (await make.makeTeam({ kind: 'department' })).id);
  stranger = await make.asked('officer', (await make.makeTeam()).id);
  editionId = (await make.makeEdition(fair.id, { startsOn: '2023-11-17' })).id;
});

const person = (given: Record<string, string>) => delegateSchema.parse({ role: 'member', ...given });
const names = async (ctx: Ctx) => (await listDelegates(ctx, editionId)).rows.map(({ name }) => name);
const input = (hostId: string, given: Record<string, string> = {}) =>
  meetingSchema.parse({
    day: '2023-11-17',
    time: '10:00',
    minutes: '30',
    place: '一号厅',
    counterpart: '演示客商',
    hostId,
    ...given,
  });

it('keeps the delegation in order, whoever changes it at once', async () => {
  await addDelegate(organizer, editionId, person({ userId: member.user.id }));
  await addDelegate(organizer, editionId, person({ name: '演示领导', organization: '市政府', role: 'head' }));
  await addDelegate(organizer, editionId, person({ name: '演示同志' }));
  const [first, second, third] = (await listDelegates(official, editionId)).rows;
  if (!first || !second || !third) throw new Error('three members');
  await Promise.all([
    moveDelegate(organizer, editionId, second.id, 0),
    moveDelegate(organizer, editionId, third.id, 0),
  ]);
  expect((await names(stranger)).sort()).toEqual([first.name, second.name, third.name].sort());
  await moveDelegate(organizer, editionId, second.id, 0);
  expect((await names(stranger))[0]).toBe('演示领导');
  await setDelegateRole(organizer, editionId, third.id, 'staff');
  const removed = await removeDelegate(organizer, editionId, third.id);
  expect(removed).toMatchObject({ name: '演示同志', role: 'staff' });
  await addDelegate(organizer, editionId, removed);
  expect(await names(official)).toHaveLength(3);
  await expect(addDelegate(organizer, editionId, person({ userId: member.user.id }))).rejects.toMatchObject({
    problems: [{ key: 'events:problem.delegateTwice' }],
  });
  await expect(addDelegate(member, editionId, person({ name: '甲' }))).rejects.toMatchObject({ status: 403 });
  await expect(addDelegate(stranger, editionId, person({ name: '甲' }))).rejects.toMatchObject({
    status: 404,
  });
  expect((await findPeople(editionId, member.user.name)).map(({ id }) => id)).not.toContain(member.user.id);
});

it('offers hosts of the delegation and the organizer, and refuses others', async () => {
  const edition = { id: editionId, organizerTeamId: organizer.user.teamId };
  const offered = (await readHosts(organizer, edition)).map(({ value }) => value);
  expect(offered[0]).toBe(organizer.user.id);
  expect(offered).toContain(member.user.id);
  await expect(bookMeeting(organizer, editionId, input(host.user.id))).rejects.toMatchObject({
    problems: [{ field: 'hostId' }],
  });
});

it('books, points out clashes, changes, calls off and puts back', async () => {
  const { id } = await bookMeeting(member, editionId, input(member.user.id));
  const other = await bookMeeting(organizer, editionId, input(organizer.user.id, { time: '10:20' }));
  const list = async (ctx: Ctx) => listMeetings(ctx, editionId);
  expect((await list(official)).map(({ time, clashes }) => [time, clashes])).toEqual([
    ['10:00', [{ over: 'place', time: '10:20' }]],
    ['10:20', [{ over: 'place', time: '10:00' }]],
  ]);
  await editMeeting(member, other.id, 1, input(organizer.user.id, { time: '10:30' }));
  expect((await list(official)).flatMap(({ clashes }) => clashes)).toEqual([]);
  await expect(editMeeting(organizer, other.id, 1, input(organizer.user.id))).rejects.toMatchObject({
    status: 409,
  });
  await expect(cancelMeeting(official, id, 1)).rejects.toMatchObject({ status: 403 });
  await cancelMeeting(member, id, 1);
  expect(await list(organizer)).toHaveLength(1);
  await restoreMeeting(organizer, id, 2);
  expect(await list(organizer)).toHaveLength(2);
});

it('hides numbers typed into it from leaders, who read and hold none', async () => {
  const told = '演示商会 13800001234';
  const given = { place: told, counterpart: told, subject: told, time: '16:00' };
  const { id } = await bookMeeting(organizer, editionId, input(member.user.id, given));
  const read = async (ctx: Ctx) => {
    const listed = (await listMeetings(ctx, editionId)).find((meeting) => meeting.id === id);
    return JSON.stringify([listed, await readMeeting(ctx, id)]);
  };
  for (const ctx of [organizer, member]) expect(await read(ctx)).toContain('13800001234');
  expect(await read(official)).toContain('138****1234');
  expect(await read(official)).not.toContain('13800001234');
  const entry = await db().auditEntry.findFirstOrThrow({ where: { subjectId: id } });
  expect(entry.subjectLabel).not.toContain('13800001234');
});

it('is known to its host, and to nobody else outside', async () => {
  const { id } = await bookMeeting(organizer, editionId, input(member.user.id, { time: '15:00' }));
  await db().eventMeeting.update({ where: { id }, data: { hostId: host.user.id } });
  expect((await listMeetings(host, editionId)).map((meeting) => meeting.id)).toEqual([id]);
  expect(await readMeeting(host, id)).toMatchObject({ canEdit: false });
  expect(await listMeetings(stranger, editionId)).toEqual([]);
  await expect(readMeeting(stranger, id)).rejects.toMatchObject({ status: 404 });
});
