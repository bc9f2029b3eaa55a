import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '#app/db/client.server.ts';
import { loader as photo, action as photoAction } from '#app/routes/photos.$id.ts';
import { action as addPhoto } from '#app/routes/visits.$id.photos.ts';
import { action as page } from '#app/routes/visits.$id.tsx';
import { action as log } from '#app/routes/visits.log.ts';
import { action, loader } from '#app/routes/visits.new.tsx';
import { newKey } from '#app/ui/outbox/outbox.ts';
import { useDatabase } from '#tests/support/database.ts';
import { makeShot, useFiles } from '#tests/support/files.ts';
import {
  cookieOf,
  makeCompany,
  makeDeal,
  makeReference,
  makeTeam,
  makeUser,
} from '#tests/support/fixtures.ts';
import { answerOf, responseOf, routeArgs } from '#tests/support/visit-route.ts';

useDatabase('empty');
useFiles();

let form: Record<string, string>;
let cookie = '';
let teamId = '';
let deal: { id: string };

beforeAll(async () => {
  await makeReference();
  teamId = (await makeTeam()).id;
  const user = await makeUser('officer', teamId);
  cookie = await cookieOf(user.id);
  const company = await makeCompany(teamId);
  deal = await makeDeal(teamId, { investorId: company.id });
  form = {
    kind: 'call',
    companyId: company.id,
    occurredOn: '2023-11-10',
    place: '电话',
    'staffIds[]': user.id,
    'guests.0.name': '<script>alert(1)</script>',
    'guests.0.title': '总裁',
    'guests.1.name': '',
    'guests.1.title': '',
    summary: '第一行\r\n第二行',
    outcome: '',
    nextStep: '',
    nextStepOwnerId: '',
    nextStepDue: '',
  };
});

const at = (posted?: Record<string, string>, id = deal.id) =>
  routeArgs(`/visits/new?deal=${id}`, { cookie, ...(posted && { form: posted }) });

it('saves a talk and leads back to the deal it was opened from', async () => {
  const answer = await responseOf(action(at({ ...form, 'dealIds[]': deal.id })));
  expect(answer.headers.get('location')).toBe(`/deals/${deal.id}`);
  const visit = await db().visit.findFirstOrThrow({ include: { deals: true, guests: true } });
  expect(visit.deals).toMatchObject([{ dealId: deal.id }]);
  expect(visit.guests).toMatchObject([{ name: '<script>alert(1)</script>', title: '总裁' }]);
  expect(visit.summary).toBe('第一行\n第二行');
});

it('answers what is missing beside its field and keeps what was typed', async () => {
  const answer = await answerOf(
    action(at({ ...form, place: '', occurredOn: '2999-01-01', 'guests.0.name': '王敏' })),
  );
  expect(answer).toMatchObject({
    init: { status: 422 },
    data: {
      problems: [
        { key: 'errors:date', field: 'occurredOn' },
        { key: 'errors:required', field: 'place' },
      ],
      values: {
        summary: '第一行\r\n第二行',
        guests: [
          { name: '王敏', title: '总裁' },
          { name: '', title: '' },
        ],
      },
    },
  });
});

it('refuses a day after today with 422', async () => {
  expect(await answerOf(action(at({ ...form, occurredOn: '2099-01-01' })))).toMatchObject({
    init: { status: 422 },
    data: { problems: [{ key: 'errors:future', field: 'occurredOn' }] },
  });
});

it('is closed to readers, and a 404 to other teams', async () => {
  const official = await cookieOf((await makeUser('official', teamId)).id);
  const stranger = await cookieOf((await makeUser('officer', (await makeTeam()).id)).id);
  const asked = (who: string) => routeArgs(`/visits/new?deal=${deal.id}`, { cookie: who });
  expect(await answerOf(loader(asked(official)))).toMatchObject({ status: 403 });
  expect(await answerOf(loader(asked(stranger)))).toMatchObject({ status: 404 });
});

/** The same fields as a form with files posts them. */
function multipart(fields: Record<string, string>, files: [name: string, content: Buffer, type?: string][]) {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.append(name, value);
  for (const [name, content, type = 'image/jpeg'] of files) {
    data.append(name, new File([new Uint8Array(content)], '../../a.jpg', { type }));
  }
  return data;
}

it('takes photos along without JavaScript, all or nothing', async () => {
  const [shot, text] = [await makeShot(), Buffer.from('text')];
  const post = (files: Parameters<typeof multipart>[1]) =>
    action(routeArgs('/visits/new', { cookie, form: multipart(form, files) }));
  const before = await db().visit.count();
  expect(
    await answerOf(
      post([
        ['photos', shot],
        ['photos', text],
      ]),
    ),
  ).toMatchObject({
    init: { status: 422 },
    data: {
      problems: [{ key: 'visits:problem.photoType', field: 'photos' }],
      values: { summary: form.summary },
    },
  });
  expect(await db().visit.count()).toBe(before);
  const saved = await responseOf(
    post([
      ['photos', shot],
      ['photos', shot],
    ]),
  );
  const id = saved.headers.get('location')?.replace('/visits/', '') ?? '';
  expect(await db().visitPhoto.count({ where: { visitId: id } })).toBe(2);
});

it('answers the outbox with the id, twice the same, and refusals as JSON with what was typed', async () => {
  const post = (fields: Record<string, string>) =>
    responseOf(log(routeArgs('/visits/log', { cookie, form: { ...form, ...fields } })));
  const key = newKey();
  const [first, second] = [await post({ key, age: '60000' }), await post({ key, age: '90000' })];
  expect([first.status, second.status]).toEqual([200, 200]);
  expect(await second.json()).toEqual(await first.json());
  const refused = await post({ key: newKey(), place: '' });
  expect(refused.status).toBe(422);
  expect(await refused.json()).toMatchObject({
    problems: [{ key: 'errors:required', field: 'place' }],
    values: { summary: '第一行\r\n第二行' },
  });
});

describe('photos that follow a visit', () => {
  let visitId = '';
  beforeAll(async () => {
    visitId = (await (await responseOf(log(routeArgs('/visits/log', { cookie, form })))).json()).id;
  });

  const add = (fields: Record<string, string>, files: Parameters<typeof multipart>[1]) =>
    addPhoto(
      routeArgs(`/visits/${visitId}/photos`, {
        cookie,
        params: { id: visitId },
        form: multipart(fields, files),
      }),
    );
  const show = (
    id: string,
    options: { size?: string; who?: string; headers?: Record<string, string> } = {},
  ) =>
    photo(
      routeArgs(`/photos/${id}${options.size ? `?size=${options.size}` : ''}`, {
        cookie: options.who ?? cookie,
        params: { id },
        headers: options.headers,
      }),
    );

  it('are added once, with what the browser noted, and shown as a JPEG nobody else may keep', async () => {
    const notes = { takenAt: '2023-11-10 14:30', latitude: '27.3', longitude: 'x' };
    const fields = { key: newKey(), age: '1000', ...notes };
    const shot = await makeShot({ width: 800, height: 500 });
    const first = await (await responseOf(add(fields, [['file', shot]]))).json();
    expect(await (await responseOf(add(fields, [['file', shot]]))).json()).toEqual(first);
    expect(await db().visitPhoto.findMany({ where: { visitId } })).toMatchObject([
      { id: first.id, takenAt: '2023-11-10 14:30', latitude: null, longitude: null },
    ]);
    const response = await responseOf(show(first.id));
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'image/jpeg',
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-cache',
    });
    const bytes = Buffer.from(await response.arrayBuffer());
    expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xff, 0xd8, 0xff]));
    const small = await responseOf(show(first.id, { size: 'small' }));
    expect((await small.arrayBuffer()).byteLength).toBeLessThan(bytes.length);
    const etag = response.headers.get('etag') ?? '';
    expect(etag).not.toBe(small.headers.get('etag'));
    const kept = await responseOf(show(first.id, { headers: { 'if-none-match': etag } }));
    expect([kept.status, await kept.text()]).toEqual([304, '']);
  });

  it('are a 404 to others and when taken out, and come back', async () => {
    const shot = await makeShot();
    const { id } = await (await responseOf(add({ key: newKey() }, [['file', shot]]))).json();
    const who = await cookieOf((await makeUser('officer', (await makeTeam()).id)).id);
    expect((await responseOf(show(id, { who }))).status).toBe(404);
    const change = (intent: string) =>
      responseOf(photoAction(routeArgs(`/photos/${id}`, { cookie, params: { id }, form: { intent } })));
    expect((await change('archive')).headers.get('location')).toBe(`/visits/${visitId}#photos`);
    expect((await responseOf(show(id))).status).toBe(404);
    await change('restore');
    expect((await responseOf(show(id))).status).toBe(200);
  });

  it('are refused with what is wrong', async () => {
    const none = await responseOf(add({ key: newKey() }, []));
    expect([none.status, (await none.json()).problems[0].key]).toEqual([422, 'errors:required']);
    const svg = await responseOf(add({ key: newKey() }, [['file', Buffer.from('<svg/>'), 'image/svg+xml']]));
    expect([svg.status, (await svg.json()).problems[0].key]).toEqual([422, 'visits:problem.photoType']);
  });

  it('may come several at once from the page of the visit', async () => {
    const before = await db().visitPhoto.count({ where: { visitId } });
    const files: Parameters<typeof multipart>[1] = [
      ['photos', await makeShot()],
      ['photos', await makeShot()],
    ];
    const fields = { 'taken.0.takenAt': '', 'taken.1.takenAt': '2023-11-10 08:00' };
    const posted = { cookie, params: { id: visitId }, form: multipart(fields, files) };
    const answer = await responseOf(page(routeArgs(`/visits/${visitId}`, posted)));
    expect(answer.headers.get('location')).toBe(`/visits/${visitId}#photos`);
    const photos = await db().visitPhoto.findMany({ where: { visitId }, orderBy: { id: 'asc' } });
    expect(photos.slice(before).map(({ takenAt }) => takenAt)).toEqual([null, '2023-11-10 08:00']);
  });
});
