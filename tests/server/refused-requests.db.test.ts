import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '#app/db/client.server.ts';
import { ask, faults } from '#tests/support/application.ts';
import { useDatabase } from '#tests/support/database.ts';
import { cookieOf } from '#tests/support/fixtures.ts';

useDatabase('demo');

const UNKNOWN = '018f4d5c-0000-7000-8000-000000000001';
let officer: { cookie: string; id: string };
let official: { cookie: string };
let company: { id: string; name: string };

async function signedIn(role: 'officer' | 'official') {
  const { id } = await db().user.findFirstOrThrow({ where: { role, archivedAt: null } });
  return { id, cookie: await cookieOf(id) };
}

beforeAll(async () => {
  officer = await signedIn('officer');
  official = await signedIn('official');
  const { teamId } = await db().user.findUniqueOrThrow({ where: { id: officer.id } });
  company = await db().company.findFirstOrThrow({ where: { teamId } });
});

async function answer(path: string, init: Parameters<typeof ask>[1] = {}) {
  const response = await ask(path, { cookie: officer.cookie, ...init });
  const text = await response.text();
  expect(faults.splice(0)).toEqual([]);
  return { status: response.status, text, response };
}

describe('a post that is no form', () => {
  const form = 'application/x-www-form-urlencoded';
  const bodies: [name: string, init: RequestInit, status: number][] = [
    ['json', { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } }, 415],
    ['text', { method: 'POST', body: 'a=b' }, 415],
    ['bytes', { method: 'POST', body: 'a', headers: { 'content-type': 'application/octet-stream' } }, 415],
    ['no type', { method: 'POST', body: new Uint8Array([97]) }, 415],
    ['nothing', { method: 'POST' }, 415],
    [
      'multipart without boundary',
      { method: 'POST', body: 'a', headers: { 'content-type': 'multipart/form-data' } },
      400,
    ],
    [
      'broken multipart',
      {
        method: 'POST',
        body: '--x\r\nbroken',
        headers: { 'content-type': 'multipart/form-data; boundary=x' },
      },
      400,
    ],
    ['PUT', { method: 'PUT', body: 'a=b', headers: { 'content-type': form } }, 405],
    ['PATCH', { method: 'PATCH', body: 'a=b', headers: { 'content-type': form } }, 405],
    ['DELETE', { method: 'DELETE' }, 405],
  ];

  it.each(bodies)('%s', async (_name, init, status) => {
    for (const path of ['/login', '/logout', '/preferences', '/setup']) {
      expect([path, (await answer(path, { ...init, cookie: undefined })).status]).toEqual([path, status]);
    }
    for (const path of ['/password', '/companies/new', '/companies/choices', `/deals/${UNKNOWN}/next-step`]) {
      expect([path, (await answer(path, init)).status]).toEqual([path, status]);
    }
    // Nobody is signed in: that comes first, and nothing breaks either.
    expect((await answer('/password', { ...init, cookie: undefined })).status).toBe(302);
  });

  it('is told on a page, in words', async () => {
    const { text } = await answer('/login', { method: 'PUT', cookie: undefined });
    expect(text).toContain('无法处理这个请求');
  });
});

describe('pages whose title is read from their data', () => {
  const post = { method: 'POST', body: new URLSearchParams({ version: '1' }) };

  it('answer a post to a missing record with 404', async () => {
    const { status, text } = await answer(`/deals/${UNKNOWN}/next-step`, {
      method: 'POST',
      body: new URLSearchParams({ version: '1', nextStep: '' }),
    });
    expect(status).toBe(404);
    expect(text).toContain('没有找到这个页面');
  });

  it('answer a post that the page does not take with 405', async () => {
    expect((await answer(`/companies/${company.id}`, post)).status).toBe(405);
    expect((await answer(`/companies/${company.id}`)).text).toContain(`<title>${company.name}`);
  });

  it('answer a post of somebody else with 403', async () => {
    expect((await answer(`/admin/users/${officer.id}`, post)).status).toBe(403);
    expect((await answer(`/admin/teams/${UNKNOWN}`, post)).status).toBe(403);
  });
});

describe('a resource route', () => {
  const create = (name: string, cookie: string) =>
    answer('/companies/choices', { method: 'POST', body: new URLSearchParams({ name }), cookie });

  it('answers what it refuses with its status, the problem and what was typed', async () => {
    const long = await create('长'.repeat(121), officer.cookie);
    expect(long.status).toBe(422);
    expect(JSON.parse(long.text)).toEqual({
      problems: [{ key: 'errors:tooLong', params: { max: '120' }, field: 'name' }],
      values: { name: '长'.repeat(121) },
    });
    expect((await create('测试公司', official.cookie)).status).toBe(403);
  });

  it('answers what it created', async () => {
    const { status, text } = await create('一家还没有登记的公司', officer.cookie);
    expect(status).toBe(200);
    expect(JSON.parse(text)).toMatchObject({ choice: { text: '一家还没有登记的公司' } });
  });
});

describe('downloads', () => {
  const exports = () => db().auditEntry.count({ where: { action: 'export' } });

  it.each(['csv', 'xlsx', 'json'])('%s are not taken by whoever asks for the head', async (format) => {
    const before = await exports();
    const path = `/reports/pipeline.${format}?year=2023`;
    const head = await answer(path, { method: 'HEAD' });
    expect([head.status, head.text]).toEqual([200, '']);
    expect(head.response.headers.get('content-disposition')).toContain(`pipeline.${format}`);
    expect((await answer('/reports/pipeline.csv?year=x', { method: 'HEAD' })).status).toBe(422);
    const options = await answer(path, { method: 'OPTIONS' });
    expect([options.status, options.response.headers.get('allow')]).toEqual([204, 'GET, HEAD, OPTIONS']);
    expect(await exports()).toBe(before);
    const got = await answer(path);
    for (const name of ['content-type', 'content-disposition', 'cache-control']) {
      expect(head.response.headers.get(name)).toBe(got.response.headers.get(name));
    }
    expect(await exports()).toBe(before + 1);
  });
});
