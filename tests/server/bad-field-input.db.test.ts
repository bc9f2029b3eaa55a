import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '#app/db/client.server.ts';
import { Prisma } from '#app/db/generated/client.ts';
import { ask } from '#tests/support/application.ts';
import { useDatabase } from '#tests/support/database.ts';
import { makeShot, useFiles } from '#tests/support/files.ts';
import * as make from '#tests/support/fixtures.ts';
import { askHostile, expectAnswer, HOSTILE, postHostile, UNKNOWN } from '#tests/support/hostile.ts';
import { makeWorld, prepare } from '../signings/world.ts';

/* Bad input at what teams use in the field. A form that is right is taken, so that the forged ones get far. */

useDatabase('empty');
useFiles();

const ids: Record<string, string> = {};
let cookie: string;

beforeAll(async () => {
  const world = await makeWorld();
  const { user } = world.city;
  cookie = await make.cookieOf(user.id);
  const { bureau, edition } = world;
  const by = { recordedById: user.id, recordedAt: make.NOW };
  const day = new Date(make.TODAY);
  const company = await make.makeCompany(bureau.id);
  const deal = await make.makeDeal(bureau.id, { investorId: company.id });
  const trip = await make.makeTrip(bureau.id, { memberIds: [world.officer.user.id] });
  const finished = await make.makeTrip(bureau.id);
  const stop = await make.makeStop(trip.id, { companyId: company.id });
  const visit = await make.makeVisit(company.id, { id: user.id, teamId: bureau.id });
  const reception = await db().reception.create({
    data: {
      companyId: company.id,
      teamId: bureau.id,
      startsOn: day,
      endsOn: day,
      coordinatorId: user.id,
      ...by,
    },
  });
  const at = { editionId: edition.id };
  const guest = await db().eventGuest.create({
    data: { ...at, name: '王总', ticket: 'A'.repeat(22), ...by },
  });
  const meeting = await db().eventMeeting.create({
    data: { ...at, day, time: '09:00', hostId: user.id, counterpart: '王总', ...by },
  });
  const lead = await db().eventLead.create({ data: { ...at, companyName: '意向企业', ...by } });
  const delegate = await db().eventDelegate.create({
    data: { ...at, name: '李四', role: 'member', position: 0 },
  });
  const photo = await db().visitPhoto.create({
    data: { visitId: visit.id, file: 'none.jpg', sha256: '0', bytes: 1, width: 1, height: 1, ...by },
  });
  const [line = ''] = await prepare(world, {});
  const { signatoryId } = await db().signingItem.findUniqueOrThrow({ where: { id: line } });
  const records = {
    company,
    deal,
    trip,
    finished,
    stop,
    visit,
    reception,
    edition,
    guest,
    meeting,
    lead,
    delegate,
    photo,
  };
  for (const [name, { id }] of Object.entries(records)) ids[name] = id;
  Object.assign(ids, {
    line,
    investor: signatoryId,
    bureau: bureau.id,
    user: user.id,
    officer: world.officer.user.id,
  });
});

const filled = (text: string) => text.replace(/:([a-z]+)/g, (whole, name: string) => ids[name] ?? whole);

describe('addresses', () => {
  it.each([
    ['/trips', 'q year rank team state mine after'],
    ['/trips/overlaps?members=:officer&from=2023-11-01&to=2023-11-02', 'members leader from to self'],
    ['/trips/:trip/stops/new', 'day'],
    ['/trips/:trip/report', 'edit'],
    ['/receptions', 'q set after'],
    ['/receptions/new', 'company'],
    ['/events', 'q year series participation time after'],
    ['/events/:edition/guests', 'q reply state after removed'],
    ['/events/:edition/guest-choices', 'q'],
    ['/events/:edition/people', 'q'],
    ['/events/:edition/invitations', 'guest state look after'],
    ['/events/:edition/meetings', 'removed'],
    ['/events/:edition/meetings/new', 'guest'],
    ['/events/:edition/leads', 'state grade chain after'],
    ['/events/:edition/check-in', 'q'],
    ['/events/:edition/check-in.json', 'q since'],
    ['/events/:edition/signing', 'add'],
    ['/events/:edition/signing/add', 'q after'],
    ['/events/:edition/signing.json', 'since'],
    ['/events/:edition/projection.json', 'since'],
    ['/events/:edition/follow-through/deals', 'set team key after'],
    ['/visits', 'q kind from to team person company trip edition mine trash after'],
    ['/visits/new', 'deal company trip stop reception meeting edition entry'],
    ['/tasks', 'view after'],
    ['/deals/new', 'lead'],
  ])('%s', (path, names) => askHostile(filled(path), cookie, names.split(' ')), 120_000);

  it.each(HOSTILE)('%s is no record', async (_, value) => {
    const id = encodeURIComponent(value.replace(/\p{Surrogate}/gu, '\ufffd')) || '%00';
    const paths = `trips receptions events visits photos check-in guests/:/edit leads/:/edit meetings/:/edit
      signings/:/edit events/:/guests events/:/signing.json trips/:/report trips/${ids.trip}/stops`
      .split(/\s+/)
      .map((path) => (path.includes(':') ? path.replace(':', id) : `${path}/${id}`));
    for (const path of paths) {
      expect(await expectAnswer(await ask(`/${path}`, { cookie }))).toBeGreaterThanOrEqual(400);
    }
  });
});

const trip = {
  title: '赴渝招商',
  purpose: '',
  leaderName: '张三',
  leaderRank: 'deputy',
  'memberIds[]': ':officer',
  cities: '重庆、成都',
  startsOn: '2023-11-08',
  endsOn: '2023-11-10',
  budget: '1.5',
  teamId: ':bureau',
};
const stop = { day: '2023-11-09', time: '09:00', companyId: ':company', place: '厂区', note: '参观' };
const reception = {
  companyId: ':company',
  startsOn: '2023-11-08',
  endsOn: '2023-11-10',
  headcount: '5',
  guests: '王总',
  receivedBy: '',
  accompaniedBy: '',
  coordinatorId: ':officer',
  purpose: '',
  arrangements: '',
  'items.0.day': '2023-11-08',
  'items.0.time': '09:00',
  'items.0.content': '座谈',
  'items.0.place': '',
  'items.0.responsible': '',
};
const edition = {
  seriesCode: 'csa_expo',
  title: '',
  ordinal: '7',
  startsOn: '2023-11-12',
  endsOn: '2023-11-13',
  venue: '昆明',
  participation: 'delegation',
  organizerTeamId: '',
};
const guest = {
  name: '王总',
  organization: '企业',
  title: '',
  phone: '13800000000',
  note: '',
  companyId: ':company',
  reply: 'open',
};
const meeting = {
  day: '2023-11-12',
  time: '09:00',
  minutes: '30',
  place: '',
  companyId: ':company',
  guestId: ':guest',
  counterpart: '',
  subject: '',
  hostId: ':user',
};
const lead = { person: '王总', title: '', phone: '', interest: '', chainCode: '', grade: 'hot' };
const paper = {
  kind: 'contract',
  title: '',
  amount: '1.5',
  currency: 'USD',
  original: '100',
  rate: '7.1',
  rateOn: '2023-01-03',
  signatoryId: ':investor',
  signedBy: '',
};
const project = {
  name: '新项目',
  content: '建设内容',
  investorId: '',
  investorName: '新企业',
  countyCode: '530602',
  industryCode: 'C',
  teamId: ':bureau',
  ownerId: ':officer',
  screenedBy: '张主任',
  talkOn: '2023-11-01',
  talkPlace: '昆明',
  talkGuest: '王总',
  talkGuestTitle: '',
  talkStaffId: ':officer',
  talkSummary: '谈妥',
  ...paper,
  signatoryId: '',
};
const talk = {
  kind: 'inbound',
  companyId: ':company',
  companyName: '',
  occurredOn: '2023-11-01',
  time: '09:00',
  place: '昆明',
  'staffIds[]': ':officer',
  'guests.0.name': '李四',
  'guests.0.title': '',
  headcount: '3',
  sites: '厂区、园区',
  receivedBy: '',
  summary: '谈',
  outcome: '',
  nextStep: '回访',
  nextStepOwnerId: ':officer',
  nextStepDue: '2023-12-01',
  'dealIds[]': ':deal',
  tripId: '',
  editionId: '',
};
const version = { version: '1' };
const tap = { key: '', age: '0' };
const task = { kind: 'visit', id: ':visit', version: '1' };
const table = '项目名称\t投资方\t金额（亿元）\t协议类型\t责任单位\n粘贴项目\t粘贴企业\t1.5\t投资协议\t无';

/** Records that a form changes at one version only. */
const EDITED = 'trip reception visit event_edition event_guest event_meeting event_lead signing_item'.split(
  ' ',
);

/** What a page or an answer says is wrong. */
const problemsOf = async (response: Response) =>
  (await response.text()).match(/role="alert".*?<\/(ul|div|p|section)>|"problems":.*?\]/s)?.[0];

describe('posted forms', () => {
  const forms: [path: string, valid: Record<string, string>][] = [
    ['/trips/new', trip],
    ['/trips/:trip/edit', { ...trip, ...version }],
    ['/trips/:finished', { intent: 'close', ...version }],
    ['/trips/:trip', { intent: 'archive', ...version }],
    ['/trips/:trip/report', { report: '报告', ...version }],
    ['/trips/:trip/stops/new', stop],
    ['/trips/:trip/stops/:stop', { ...stop, ...version }],
    ['/trips/:trip/stops/:stop', { intent: 'strike', reason: '改期' }],
    ['/trips/:trip/stops/:stop', { intent: 'restore' }],
    ['/trips/:trip/stops/:stop/move', { day: '2023-11-09', toIndex: '0' }],
    ['/receptions/new', reception],
    ['/receptions/:reception/edit', { ...reception, ...version }],
    ['/receptions/:reception', { intent: 'archive', ...version }],
    ['/events/new', { ...edition, startsOn: '2023-11-20', endsOn: '2023-11-21' }],
    ['/events/:edition/edit', { ...edition, ...version }],
    ['/events/:edition/edit', { intent: 'archive', ...version }],
    ['/events/series', { name: '新会', nameTw: '', nameEn: 'New Fair', fullName: '' }],
    [
      '/events/:edition/delegation/new',
      { userId: '', name: '王五', organization: '', title: '', role: 'head' },
    ],
    ['/events/:edition/delegation', { intent: 'role', delegateId: ':delegate', role: 'head' }],
    ['/events/:edition/delegation/move', { delegateId: ':delegate', toIndex: '0' }],
    ['/events/:edition/guests/new', guest],
    ['/events/:edition/guests', { guestId: ':guest', reply: 'accepted', ...version }],
    [
      '/events/:edition/guests/import',
      { intent: 'preview', text: '姓名\t单位\n赵六\t企业', repeated: '', key: '' },
    ],
    [
      '/events/:edition/guests/import',
      { intent: 'import', text: '姓名\t单位\n赵六\t企业', repeated: '', key: '' },
    ],
    ['/guests/:guest/edit', { ...guest, ...version }],
    ['/guests/:guest/edit', { intent: 'archive', ...version }],
    ['/guests/:guest/check-in', { intent: 'in', ...tap }],
    ['/check-in/AAAAAAAAAAAAAAAAAAAAAA', { intent: 'in', ...tap }],
    ['/events/:edition/invitations', { guestId: ':guest' }],
    ['/events/:edition/meetings/new', meeting],
    ['/meetings/:meeting/edit', { ...meeting, ...version }],
    ['/meetings/:meeting/edit', { intent: 'archive', ...version }],
    ['/events/:edition/leads', { ...lead, guestId: '', companyName: '意向企业', ...tap }],
    ['/events/:edition/leads', { intent: 'hand', leadId: ':lead', teamId: ':bureau', ...version }],
    ['/events/:edition/leads/capture', { ...lead, guestId: ':guest', companyName: '', ...tap }],
    ['/leads/:lead/edit', { ...lead, companyName: '意向企业', ...version }],
    ['/leads/:lead/edit', { intent: 'archive', ...version }],
    ['/events/:edition/signing/new', { key: '', ...project }],
    ['/events/:edition/signing/paste', { key: '', table, intent: 'preview' }],
    ['/signings/:line/edit', { ...paper, ...version }],
    ['/signings/:line/move', { to: '0' }],
    ['/signings/:line/sign', { amount: '', signedBy: '', ...tap }],
    ['/signings/:line/undo', { key: '', of: '' }],
    ['/events/:edition/signing', { line: ':line', intent: 'sign' }],
    ['/events/:edition/signing', { line: ':line', intent: 'undo' }],
    ['/deals/:deal/signing', { key: '', editionId: ':edition', ...paper, signatoryId: ':company' }],
    ['/visits/new', { ...talk, stopId: '', receptionId: '', meetingId: '', key: '' }],
    ['/visits/log', { ...talk, stopId: ':stop', receptionId: '', meetingId: '', key: '' }],
    ['/visits/:visit/edit', { ...talk, ...version }],
    ['/visits/:visit/edit', { intent: 'archive', ...version }],
    ['/photos/:photo', { intent: 'archive' }],
    ['/tasks', { intent: 'postpone', due: '2099-12-02', ...task }],
    ['/tasks', { intent: 'handOver', ownerId: ':officer', ...task }],
    ['/tasks', { intent: 'finish', ...task }],
    [
      '/tasks',
      {
        intent: 'plan',
        kind: 'deal',
        id: ':deal',
        nextStep: 'x',
        due: '2023-12-01',
        ownerId: '',
        ...version,
      },
    ],
  ];

  /** As if nobody had changed or archived anything. */
  async function renew() {
    for (const table of EDITED)
      await db()
        .$executeRaw`UPDATE ${Prisma.raw(table)} SET version = 1, archived_at = NULL WHERE version > 1`;
    await db().visitPhoto.updateMany({ data: { archivedAt: null } });
  }

  it.each(forms)(
    '%s %o',
    async (path, valid) => {
      const fields = Object.entries(valid).map(([name, value]) => [name, filled(value)] as const);
      await renew();
      const body = new URLSearchParams(fields.map(([name, value]) => [name, value]));
      const taken = await ask(filled(path), { method: 'POST', body, cookie });
      expect(await expectAnswer(taken.clone()), await problemsOf(taken)).toBeLessThan(400);
      await postHostile(filled(path), cookie, fields, { renew, part: 3 });
    },
    120_000,
  );
});

describe('pictures and files', () => {
  const CONTENTS: [name: string, content: () => Promise<BlobPart>][] = [
    ['nothing', async () => ''],
    ['a text', async () => '这不是图片'],
    ['a drawing with a script', async () => '<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'],
    ['a picture cut short', async () => (await makeShot()).slice(0, 200) as BlobPart],
    ['the start of an archive', async () => 'PK\u0003\u0004 and no more'],
  ];
  const post = async (path: string, fields: [string, string][], file: Blob, name: string) => {
    const body = new FormData();
    for (const [field, value] of fields) body.append(field, value);
    body.append('file', file, name);
    return expectAnswer(await ask(filled(path), { method: 'POST', body, cookie }));
  };
  const notes = { key: '', takenAt: '2023:11:10 14:30:05', latitude: '27.3', longitude: '103.7' };

  it.each(CONTENTS)('%s is no photo and no list', async (_, content) => {
    const file = new Blob([await content()], { type: 'image/jpeg' });
    expect(await post('/visits/:visit/photos', Object.entries(notes), file, 'a.jpg')).toBe(422);
    await post('/visits/:visit', [], file, 'a.jpg');
    await post('/visits/new', Object.entries(talk), file, 'a.jpg');
    await post('/events/:edition/guests/import', [['intent', 'preview']], file, 'a.xlsx');
  });

  it.each(HOSTILE)('%s beside a photo, and as its name', async (_, value) => {
    const file = new Blob([(await makeShot()) as BlobPart], { type: 'image/jpeg' });
    for (const name of Object.keys(notes))
      await post('/visits/:visit/photos', Object.entries({ ...notes, [name]: value }), file, value);
    expect(await post(`/visits/${UNKNOWN}/photos`, Object.entries(notes), file, value)).toBe(404);
  });
});
