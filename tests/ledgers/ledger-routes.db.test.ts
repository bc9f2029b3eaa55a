import { beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '#app/auth/user.ts';
import { db } from '#app/db/client.server.ts';
import { jobDone } from '#app/domain/ledgers/import-job.server.ts';
import { action as uploadPage } from '#app/routes/ledgers._index.tsx';
import { action as pageAction, loader as pageLoader } from '#app/routes/ledgers.$id.tsx';
import { action as upload } from '#app/routes/ledgers.upload.ts';
import { useDatabase } from '#tests/support/database.ts';
import { useFiles } from '#tests/support/files.ts';
import { cookieOf, makeReference, makeTeam, makeUser } from '#tests/support/fixtures.ts';
import { answerOf, responseOf, routeArgs } from '#tests/support/visit-route.ts';

useDatabase('empty');
const files = useFiles();

const CSV = [
  '在谈项目台账',
  '序号,项目名称,投资方,固定资产投资（亿元）,片区,大致用途',
  '1,铝型材项目,宁波云岭实业股份有限公司,约三亿,昭阳区,厂房',
  '2,冷链物流项目,广州乾元新材料集团有限公司,6.65,昭阳区,仓库',
].join('\r\n');

let teamId = '';
const cookies = new Map<Role, string>();
const cookie = (role: Role) => cookies.get(role) ?? expect.fail(role);

beforeAll(async () => {
  await makeReference();
  teamId = (await makeTeam({ kind: 'county_bureau', regionCode: '530602' })).id;
  for (const role of ['officer', 'official', 'organizer'] as const)
    cookies.set(role, await cookieOf((await makeUser(role, teamId)).id));
});

function posted(fields: Record<string, string>, content?: string): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  if (content !== undefined) form.set('file', new File([content], '演示台账.csv'));
  return form;
}

const send = (role: Role, form: FormData) =>
  responseOf(upload(routeArgs('/ledgers/upload', { cookie: cookie(role), form })) as Promise<unknown>);

async function uploaded(): Promise<string> {
  const { id } = await (await send('officer', posted({ teamId }, CSV))).json();
  await jobDone(id);
  return id;
}

const at = (id: string, search = '') =>
  routeArgs(`/ledgers/${id}${search}`, { cookie: cookie('officer'), params: { id } });
const act = (id: string, form: Record<string, string>, search = '') =>
  responseOf(
    pageAction(routeArgs(`/ledgers/${id}${search}`, { cookie: cookie('officer'), params: { id }, form })),
  );

describe('an upload', () => {
  it('answers with the batch; the plain form goes to its page', async () => {
    const id = await uploaded();
    expect(await db().importBatch.findUnique({ where: { id } })).toMatchObject({
      fileName: '演示台账.csv',
      teamId,
      state: 'ready',
    });
    const plain = routeArgs('/ledgers', { cookie: cookie('officer'), form: posted({ teamId }, CSV) });
    const answer = await responseOf(uploadPage(plain) as Promise<unknown>);
    expect(answer.status).toBe(302);
    expect(answer.headers.get('Location')).toMatch(/^\/ledgers\/[\da-f-]{36}$/);
    await jobDone(answer.headers.get('Location')?.slice(9) ?? '');
  });

  it.each(['official', 'organizer'] as const)('is refused to %s before it is read', async (role) => {
    const kept = await files.list();
    expect((await send(role, posted({ teamId }, CSV))).status).toBe(403);
    expect(await files.list()).toEqual(kept);
  });

  it('without a file says so', async () => {
    const answer = await send('officer', posted({ teamId }));
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({ problems: [{ key: 'errors:required', field: 'file' }] });
  });

  it('of anything but a form is refused', async () => {
    const args = routeArgs('/ledgers/upload', { cookie: cookie('officer'), form: { teamId } });
    expect(await answerOf(upload(args) as Promise<unknown>)).toMatchObject({ status: 415 });
  });
});

describe('the page', () => {
  it('tells the cell beside what was understood, and takes a correction on the spot', async () => {
    const id = await uploaded();
    const page = await pageLoader(at(id, '?verdict=error'));
    expect(page.batch.counts).toMatchObject({ new: { rows: 1 }, error: { rows: 1 } });
    const [row, ...others] = page.rows;
    expect(others).toEqual([]);
    expect(row?.cells.find(({ code }) => code === 'fixedAmount')).toMatchObject({
      cell: '约三亿',
      understood: '',
      problems: [{ level: 'error' }],
    });
    const form = {
      ...{ intent: 'correct', seq: String(row?.seq) },
      ...{ 'cells.0.code': 'fixedAmount', 'cells.0.text': '3' },
    };
    const answer = await act(id, form, `?row=${row?.seq}`);
    expect(answer.headers.get('Location')).toBe(`/ledgers/${id}#row-${row?.seq}`);
    const corrected = await pageLoader(at(id));
    expect(corrected.batch.counts).toMatchObject({ new: { rows: 2 }, error: { rows: 0 } });
    expect(corrected.rows[0]?.cells.find(({ code }) => code === 'fixedAmount')?.understood).toBe('3 亿元');
  });

  it('maps a column by hand, and remembers it for the next file', async () => {
    const id = await uploaded();
    const { batch } = await pageLoader(at(id));
    const [sheet] = batch.sheets;
    expect(sheet?.columns.filter(({ code }) => code === null).map(({ head }) => head)).toEqual(['大致用途']);
    const form = {
      ...{ intent: 'map', layout: sheet?.layout ?? '', ledger: 'negotiating' },
      ...{ 'columns.0.head': '大致用途', 'columns.0.code': 'content' },
    };
    await act(id, form);
    await jobDone(id);
    const content = async (batchId: string) =>
      (await pageLoader(at(batchId))).rows[0]?.cells.find(({ code }) => code === 'content')?.understood;
    expect(await content(id)).toBe('厂房');
    expect(await content(await uploaded())).toBe('厂房');
  });

  it('saves, and takes back what it saved', async () => {
    const id = await uploaded();
    await act(id, { intent: 'save', reason: '' });
    await jobDone(id);
    const saved = await pageLoader(at(id));
    expect(saved.batch.state).toBe('saved');
    expect(saved.batch.written).toContainEqual({ subject: 'deal', made: 1, changed: 0 });
    await act(id, { intent: 'undo', reason: '' });
    await jobDone(id);
    expect((await pageLoader(at(id))).batch.state).toBe('undone');
  });
});
