import { afterEach, beforeAll, expect, it } from 'vitest';
import { db, watchStatements } from '#app/db/client.server.ts';
import { loader as list } from '#app/routes/instructions._index.tsx';
import { action, loader } from '#app/routes/instructions.$id.tsx';
import { action as give, loader as start } from '#app/routes/instructions.new.tsx';
import { useDatabase } from '#tests/support/database.ts';
import { cookieOf, makeDeal, makeReference, makeTeam, makeUser } from '#tests/support/fixtures.ts';
import { answerOf, responseOf, routeArgs } from '#tests/support/visit-route.ts';

useDatabase('empty');
afterEach(() => watchStatements(undefined));

// The routes go by the clock, which an empty database does not shift.
const DUE = '2099-12-31';
let leader = '';
let owner = '';
let ownerId = '';
let dealId = '';

beforeAll(async () => {
  await makeReference();
  const team = await makeTeam();
  const office = await makeTeam({ kind: 'department' });
  ownerId = (await makeUser('officer', team.id)).id;
  owner = await cookieOf(ownerId);
  leader = await cookieOf((await makeUser('official', office.id)).id);
  dealId = (await makeDeal(team.id, { ownerId })).id;
});

const form = () => ({ text: '请一周内报方案', ownerId, dueOn: DUE });
const given = async () => {
  const posted = give(routeArgs(`/instructions/new?deal=${dealId}`, { cookie: leader, form: form() }));
  return (await responseOf(posted)).headers.get('location')?.split('/').at(-1) ?? '';
};
const at = (id: string, cookie: string, posted?: Record<string, string>) =>
  routeArgs(`/instructions/${id}`, { cookie, params: { id }, ...(posted && { form: posted }) });

it('is written on a deal or a county, by officials alone', async () => {
  const on = (search: string, cookie = leader) =>
    answerOf(start(routeArgs(`/instructions/new${search}`, { cookie })));
  expect(await on(`?deal=${dealId}`)).toMatchObject({ on: { to: `/deals/${dealId}` } });
  expect(await on('?county=530602')).toMatchObject({ on: { name: '昭阳区', to: null } });
  for (const search of ['', '?county=nowhere', `?deal=${dealId}&county=530602`]) {
    const { status } = (await on(search)) as Response;
    expect([400, 404, 422], search).toContain(status);
  }
  expect(await on(`?deal=${dealId}`, owner)).toMatchObject({ status: 403 });
  expect(
    await give(routeArgs(`/instructions/new?deal=${dealId}`, { cookie: owner, form: form() })).catch(
      (thrown) => thrown,
    ),
  ).toMatchObject({
    init: { status: 403 },
  });
});

it('answers a bad field beside it, keeping what was typed', async () => {
  const posted = give(
    routeArgs(`/instructions/new?deal=${dealId}`, {
      cookie: leader,
      form: { ...form(), text: ' ', dueOn: '2023-02-30' },
    }),
  );
  expect(await answerOf(posted)).toMatchObject({
    init: { status: 422 },
    data: {
      problems: [{ key: 'errors:required', field: 'text' }, { field: 'dueOn' }],
      values: { ownerId },
    },
  });
});

it('goes to its owner and comes back, answered from its page or from the task list', async () => {
  const id = await given();
  const answer = { intent: 'answer', answer: '方案已报', version: '1' };
  expect(await action(at(id, owner, { ...answer, kind: 'instruction', id }))).toEqual({
    change: { intent: 'answer', version: 2, what: '请一周内报方案' },
  });
  const page = await loader(at(id, leader));
  expect(page.instruction).toMatchObject({
    state: 'done',
    answer: '方案已报',
    may: { close: true, sendBack: true, answer: false },
  });
  expect(await action(at(id, leader, { intent: 'close', version: '2' }))).toMatchObject({
    change: { intent: 'close', version: 3 },
  });
});

it('refuses what was opened on an older version, keeping the answer that was typed', async () => {
  const id = await given();
  await db().instruction.update({ where: { id }, data: { version: 2 } });
  const late = action(at(id, owner, { intent: 'answer', answer: '方案已报', version: '1' }));
  expect(await answerOf(late)).toMatchObject({
    init: { status: 409 },
    data: { problems: [{ key: 'errors:stale' }], values: { answer: '方案已报', version: '2' } },
  });
});

it('takes at most eight statements a page', async () => {
  const id = await given();
  const pages = {
    list: () => list(routeArgs('/instructions', { cookie: leader })),
    all: () => list(routeArgs('/instructions?view=all', { cookie: owner })),
    form: () => start(routeArgs(`/instructions/new?deal=${dealId}`, { cookie: leader })),
    page: () => loader(at(id, owner)),
  };
  for (const [name, open] of Object.entries(pages)) {
    const statements: string[] = [];
    watchStatements((statement) => statements.push(statement));
    await open();
    watchStatements(undefined);
    expect(statements.length, `${name}\n${statements.join('\n')}`).toBeLessThanOrEqual(8);
  }
});
