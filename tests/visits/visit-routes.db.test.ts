import { beforeAll, expect, it } from 'vitest';
import { db } from '#app/db/client.server.ts';
import { action, loader } from '#app/routes/visits.new.tsx';
import { useDatabase } from '#tests/support/database.ts';
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
