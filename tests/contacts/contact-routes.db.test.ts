import { beforeAll, expect, it } from 'vitest';
import { db } from '#app/db/client.server.ts';
import { action, loader } from '#app/routes/contacts.$id.edit.tsx';
import { useDatabase } from '#tests/support/database.ts';
import {
  cookieOf,
  makeCompany,
  makeContact,
  makeReference,
  makeTeam,
  makeUser,
} from '#tests/support/fixtures.ts';
import { answerOf, responseOf, routeArgs } from '#tests/support/visit-route.ts';

useDatabase('empty');

let cookie = '';
let companyId = '';
let teamId = '';

beforeAll(async () => {
  await makeReference();
  teamId = (await makeTeam()).id;
  cookie = await cookieOf((await makeUser('officer', teamId)).id);
  companyId = (await makeCompany(teamId)).id;
});

const form = { name: '李雷', title: '总经理', phone: '13800001234', wechat: '', email: '', notes: '' };
const at = (id: string, posted?: Record<string, string>) =>
  routeArgs(`/contacts/${id}/edit`, { cookie, params: { id }, ...(posted && { form: posted }) });

it('answers a stale save with 409, what was typed and the current version', async () => {
  const { id } = await makeContact(companyId, { version: 3 });
  expect(await answerOf(action(at(id, { ...form, version: '2' })))).toMatchObject({
    init: { status: 409 },
    data: { problems: [{ key: 'errors:stale' }], values: { ...form, version: '3' } },
  });
});

it('answers a bad field with 422 beside the field, keeping what was typed', async () => {
  const { id } = await makeContact(companyId);
  expect(await answerOf(action(at(id, { ...form, name: ' ', phone: 'none', version: '1' })))).toMatchObject({
    init: { status: 422 },
    data: {
      problems: [
        { key: 'errors:required', field: 'name' },
        { key: 'errors:phone', field: 'phone' },
      ],
      values: { title: '总经理', phone: 'none' },
    },
  });
});

it('saves, archives and restores, each time back to the company', async () => {
  const { id } = await makeContact(companyId);
  const saved = await responseOf(action(at(id, { ...form, version: '1' })));
  expect(saved.headers.get('location')).toBe(`/companies/${companyId}`);
  const archived = await responseOf(action(at(id, { intent: 'archive', version: '2' })));
  expect(archived.headers.get('location')).toBe(`/companies/${companyId}#contacts`);
  expect((await db().contact.findUniqueOrThrow({ where: { id } })).archivedAt).not.toBeNull();
  await responseOf(action(at(id, { intent: 'restore', version: '3' })));
  expect(await loader(at(id))).toMatchObject({ contact: { name: '李雷', version: '4' } });
});

it('refuses a forged intent and an id that is none', async () => {
  const { id } = await makeContact(companyId);
  expect(await answerOf(action(at(id, { intent: 'erase', version: '1' })))).toMatchObject({
    init: { status: 422 },
  });
  expect(await answerOf(loader(at('1')))).toMatchObject({ status: 404 });
});

it('is closed to whoever reads the company without working it, and to administrators', async () => {
  const { id } = await makeContact(companyId);
  for (const role of ['official', 'admin'] as const) {
    const reader = await cookieOf((await makeUser(role, teamId)).id);
    const args = routeArgs(`/contacts/${id}/edit`, { cookie: reader, params: { id } });
    expect(await answerOf(loader(args))).toMatchObject({ status: 403 });
  }
});
