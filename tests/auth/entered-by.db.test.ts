import { beforeAll, expect, it } from 'vitest';
import { loader } from '#app/routes/outbox.tsx';
import { action } from '#app/routes/visits.log.ts';
import { useDatabase } from '#tests/support/database.ts';
import { cookieOf, makeReference, makeTeam, makeUser } from '#tests/support/fixtures.ts';
import { answerOf, responseOf, routeArgs } from '#tests/support/visit-route.ts';

useDatabase('empty');

let own = '';
let other = '';
beforeAll(async () => {
  await makeReference();
  const team = await makeTeam();
  own = (await makeUser('officer', team.id)).id;
  other = (await makeUser('officer', team.id)).id;
});

const sentBy = async (enteredBy: string) =>
  routeArgs('/visits/log', {
    cookie: await cookieOf(own),
    form: { place: '' },
    headers: { 'X-Entered-By': enteredBy },
  });

it('reads what the signed-in user entered', async () => {
  expect((await responseOf(action(await sentBy(own)))).status).toBe(422);
});

it('asks to sign in for what somebody else entered, and saves none of it', async () => {
  const response = await responseOf(action(await sentBy(other)));
  expect(response.status).toBe(302);
  expect(response.headers.get('location')).toContain('/login');
});

it('gives no copy of a page in the name of somebody else', async () => {
  const cookie = await cookieOf(own);
  const ask = (enteredBy: string) =>
    answerOf(loader(routeArgs('/outbox', { cookie, headers: { 'X-Entered-By': enteredBy } })));
  expect(await ask(own)).toBeNull();
  expect(await ask(other)).toMatchObject({ status: 302 });
});
