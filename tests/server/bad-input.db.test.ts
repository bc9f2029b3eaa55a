import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '#app/db/client.server.ts';
import { ask } from '#tests/support/application.ts';
import { useDatabase } from '#tests/support/database.ts';
import { cookieOf } from '#tests/support/fixtures.ts';
import { askHostile, expectAnswer, HOSTILE, postHostile, UNKNOWN } from '#tests/support/hostile.ts';

useDatabase('demo');

const cookies: Record<string, string> = {};
const ids: Record<string, string> = {};

beforeAll(async () => {
  for (const role of ['officer', 'city_office', 'admin', 'auditor'] as const) {
    const user = await db().user.findFirstOrThrow({ where: { role, archivedAt: null } });
    cookies[role] = await cookieOf(user.id);
    ids[role] = user.id;
  }
  const officer = await db().user.findUniqueOrThrow({ where: { id: ids.officer } });
  const deal = await db().deal.findFirstOrThrow({
    where: { teamId: officer.teamId, status: 'active', stage: 'negotiating' },
    include: { investors: true },
  });
  const contact = await db().contact.findFirstOrThrow({ where: { company: { teamId: officer.teamId } } });
  const agreement = await db().agreement.findFirstOrThrow();
  Object.assign(ids, {
    deal: deal.id,
    company: deal.investors[0]?.companyId,
    contact: contact.id,
    agreement: agreement.id,
    team: officer.teamId,
  });
});

describe('addresses of lists and reports', () => {
  const lists: [path: string, as: string, names: string[]][] = [
    [
      '/deals?view=list',
      'officer',
      'q stage status county industry chain team owner edition due min sort after view'.split(' '),
    ],
    ['/deals?view=board', 'officer', 'q county industry chain team owner edition due min'.split(' ')],
    ['/companies', 'officer', 'q origin kind industry team sort after'.split(' ')],
    ['/contacts', 'officer', 'q company sort after'.split(' ')],
    ['/companies/choices', 'officer', ['q']],
    ['/companies/similar?name=昭通', 'officer', 'name uscc self'.split(' ')],
    ['/deals/similar?name=昭通', 'officer', 'name content leadId estimatedAmount self'.split(' ')],
    ['/duplicates', 'city_office', 'kind view county q record after'.split(' ')],
    ['/deals/new', 'officer', ['company']],
    ['/deals/:deal/move', 'officer', ['to']],
    ['/deals/:deal/return', 'officer', ['to']],
    ['/deals/:deal/status', 'officer', ['to', 'status']],
    ['/audit', 'auditor', 'q person action subject from to after'.split(' ')],
    ['/admin/users', 'admin', 'q role team state sort after'.split(' ')],
    ['/admin/teams', 'admin', ['archived']],
    ['/login', '', ['to']],
    ['/setup', '', ['token']],
    [
      '/reports/pipeline',
      'officer',
      'year from to county team industry chain event originGroup kind owner'.split(' '),
    ],
    ['/reports/pipeline.json', 'officer', 'year from to county team event owner'.split(' ')],
    ['/reports/pipeline/deals?set=signed&by=mark&key=large', 'officer', 'set stage by key after'.split(' ')],
  ];

  it.each(lists)(
    '%s',
    async (path, as, names) => {
      await askHostile(path.replace(':deal', ids.deal ?? ''), cookies[as], names);
    },
    120_000,
  );

  it.each([
    ['/deals?county=%00', 'officer'],
    ['/deals?industry=%00', 'officer'],
    ['/deals?chain=a%00b', 'officer'],
    ['/companies?industry=%00', 'officer'],
    ['/companies?origin=%00', 'officer'],
    ['/companies?kind=%00', 'officer'],
    ['/audit?action=%00', 'auditor'],
    ['/audit?subject=%00', 'auditor'],
  ])('%s is refused', async (path, as) => {
    expect(await expectAnswer(await ask(path, { cookie: cookies[as] }))).toBe(422);
  });

  it.each([...HOSTILE.map(([, value]) => value), 'a'.repeat(10_000), '%2e%2e%2f'])(
    '%j is no record',
    async (value) => {
      for (const page of ['companies', 'deals', 'visits', 'admin/users', 'admin/teams']) {
        const as = page.startsWith('admin') ? 'admin' : 'officer';
        const response = await ask(`/${page}/${new URLSearchParams([['', value]]).toString().slice(1)}`, {
          cookie: cookies[as],
        });
        expect(await expectAnswer(response)).toBeGreaterThanOrEqual(200);
      }
    },
  );
});

describe('posted forms', () => {
  const company = {
    name: '测试有限公司',
    uscc: '',
    originCode: '',
    industryCode: 'C',
    groupName: '',
    website: '',
    address: '',
    profile: '',
    'kinds.0.code': 'listed',
    'kinds.0.listYear': '2020',
    'names.0.name': '别名',
    'names.0.kind': 'alias',
    version: '1',
  };
  const contact = { name: '张三', title: '', phone: '', wechat: '', email: '', notes: '', version: '1' };
  const deal = {
    name: '测试项目',
    content: '内容',
    leadId: ':company',
    'partners.0.companyId': UNKNOWN,
    estimatedAmount: '3.5',
    currency: 'USD',
    original: '100',
    rate: '7.1',
    rateOn: '2023-01-03',
    sourceKind: 'other',
    sourceTripId: '',
    sourceEditionId: '',
    sourceVisitId: '',
    sourceNote: '',
    firstMetOn: '2023-01-03',
    teamId: ':team',
    ownerId: ':officer',
    countyCode: '',
    industryCode: 'C',
    chainCode: 'digital',
    landMu: '1',
    jobs: '1',
    annualOutput: '1',
    annualTax: '1',
    screening: 'positive',
    screeningNote: '',
    nextStep: '步骤',
    nextStepOwnerId: ':officer',
    nextStepDue: '2023-12-01',
    version: '1',
  };
  const visit = {
    kind: 'call',
    companyId: ':company',
    occurredOn: '2023-11-01',
    place: '昆明',
    'staffIds[]': ':officer',
    'dealIds[]': ':deal',
    'guests.0.name': '李四',
    'guests.0.title': '',
    summary: '谈',
    outcome: '',
    nextStep: '',
    nextStepOwnerId: '',
    nextStepDue: '',
  };
  const agreement = {
    kind: 'contract',
    amount: '3.5',
    currency: 'USD',
    original: '100',
    rate: '7.1',
    rateOn: '2023-01-03',
    signedOn: '2023-11-01',
    signatoryId: ':company',
    editionId: '',
    version: '1',
    title: '',
    signedBy: '',
  };
  const move = {
    version: '1',
    to: 'signed',
    on: '2023-11-01',
    estimatedAmount: '1',
    content: 'x',
    sourceKind: 'other',
    ownerId: ':officer',
    industryCode: 'C',
    countyCode: '530602',
  };
  const back = { version: '1', to: 'lead', on: '2023-11-01', reasonCode: 'funding', reasonText: 'x' };
  const status = { version: '1', status: 'paused', on: '2023-11-01', reasonCode: 'funding', reasonText: 'x' };
  const step = {
    version: '1',
    nextStep: 'x',
    nextStepOwnerId: ':officer',
    nextStepDue: '2023-12-01',
  };
  const team = {
    name: '团队',
    code: 'team-x',
    kind: 'task_force',
    parentId: '',
    regionCode: '530602',
    version: '1',
  };
  const user = {
    username: 'someone',
    name: '某人',
    role: 'officer',
    teamId: ':team',
    version: '1',
    intent: 'save',
  };
  const password = { currentPassword: 'x', newPassword: 'long enough 1', repeatPassword: 'long enough 1' };

  const forms: [path: string, as: string, valid: Record<string, string>][] = [
    ['/companies/new', 'officer', company],
    ['/companies/choices', 'officer', { name: '测试' }],
    ['/companies/:company/edit', 'city_office', company],
    ['/companies/:company/contacts/new', 'officer', contact],
    ['/contacts/:contact/edit', 'officer', { ...contact, intent: '' }],
    ['/deals/new', 'officer', deal],
    ['/deals/:deal/edit', 'officer', deal],
    ['/deals/:deal/next-step', 'officer', step],
    ['/deals/:deal/move', 'officer', move],
    ['/deals/:deal/return', 'officer', back],
    ['/deals/:deal/status', 'officer', status],
    ['/deals/:deal/share', 'officer', { version: '1', 'teams[]': ':team' }],
    ['/visits/new', 'officer', visit],
    ['/deals/:deal/agreements/new', 'city_office', agreement],
    ['/agreements/:agreement/void', 'city_office', { version: '1', reason: 'x' }],
    ['/admin/teams/new', 'admin', team],
    ['/admin/teams/:team', 'admin', { ...team, intent: 'save' }],
    ['/admin/users/new', 'admin', user],
    ['/admin/users/:officer', 'admin', user],
    ['/login', '', { username: 'nobody', password: 'x' }],
    ['/preferences', '', { locale: 'en', theme: 'dark', to: '/' }],
    ['/setup', '', { token: 'x', organisation: 'x', username: 'x', name: 'x', ...password }],
  ];

  const filled = (text: string) => text.replace(/:(\w+)/g, (whole, name: string) => ids[name] ?? whole);

  it.each(forms)(
    '%s',
    async (path, as, valid) => {
      const fields = Object.entries(valid).map(([name, value]) => [name, filled(value)] as const);
      await postHostile(filled(path), cookies[as], fields);
    },
    120_000,
  );

  it('with names nested without end are dropped, not followed', async () => {
    const name = Array.from({ length: 50_000 }, () => 'a').join('.');
    const body = new URLSearchParams({ [name]: 'x', username: 'x' });
    await expectAnswer(await ask('/login', { method: 'POST', body }));
  });
});
