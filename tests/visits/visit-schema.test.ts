import { describe, expect, test } from 'vitest';
import { visitSchema } from '#app/domain/visits/visit.schema.ts';

const ID = '01890a5d-ac96-774b-bcce-b302099a8057';
const OTHER = '01890a5d-ac96-774b-bcce-b302099a8058';
const filled = {
  kind: 'outbound',
  companyId: ID,
  occurredOn: '2023-11-10',
  place: '上海市青浦区',
  staffIds: [ID],
  guests: [{ name: '王敏', title: '副总裁' }],
  summary: '谈二期用地',
  outcome: '',
  nextStep: '',
  nextStepOwnerId: '',
  nextStepDue: '',
  dealIds: [ID],
};
const problems = (given: object) =>
  visitSchema
    .safeParse({ ...filled, ...given })
    .error?.issues.map(({ path, message }) => `${path.join('.')} ${message}`) ?? [];

test('a talk needs who met whom, when and where, and what was said', () => {
  expect(problems({})).toEqual([]);
  expect(problems({ place: ' ', summary: '', staffIds: undefined, guests: undefined }).sort()).toEqual([
    'guests visits:problem.guests',
    'place errors:required',
    'staffIds visits:problem.staff',
    'summary errors:required',
  ]);
});

test('rows left empty are no people, but a title needs a name', () => {
  expect(problems({ guests: [{ name: '', title: '' }] })).toEqual(['guests visits:problem.guests']);
  expect(problems({ guests: [{ name: '', title: '董事长' }] })).toEqual(['guests.0.name errors:required']);
});

test('someone named twice counts once', () => {
  expect(visitSchema.parse({ ...filled, staffIds: [ID, OTHER, ID] }).staffIds).toEqual([ID, OTHER]);
});

describe('the next step', () => {
  const step = { nextStep: '送红线图', nextStepOwnerId: ID, nextStepDue: '2023-11-17' };

  test('has text, owner and due date, or none of them; an owner alone plans nothing', () => {
    expect(problems(step)).toEqual([]);
    expect(visitSchema.parse({ ...filled, nextStepOwnerId: ID }).nextStepOwnerId).toBeNull();
    expect(problems({ nextStep: step.nextStep })).toEqual([
      'nextStepOwnerId visits:problem.step',
      'nextStepDue visits:problem.step',
    ]);
    expect(problems({ ...step, nextStep: '' })).toEqual(['nextStep visits:problem.step']);
  });

  test('is not due before the talk', () => {
    expect(problems({ ...step, nextStepDue: '2023-11-09' })).toEqual([
      'nextStepDue visits:problem.dueBefore',
    ]);
    expect(problems({ ...step, nextStepDue: '2023-11-10' })).toEqual([]);
  });
});

test.each([
  ['kind', 'party', 'errors:unknown'],
  ['companyId', '1', 'errors:unknown'],
  ['occurredOn', '2023-02-30', 'errors:date'],
  ['occurredOn', '', 'errors:required'],
  ['time', '24:00', 'errors:time'],
  ['headcount', '-1', 'errors:count?max=9999'],
  ['key', 'x', 'errors:unknown'],
  ['stopId', 'x', 'errors:unknown'],
  ['place', '\u202e上海', 'errors:controlCharacters'],
])('%s %j is answered %s', (field, value, message) => {
  expect(problems({ [field]: value })[0]).toBe(`${field} ${message}`);
});

test('a company is chosen or named', () => {
  expect(problems({ companyId: '' })).toEqual(['companyName errors:required']);
  expect(problems({ companyId: '', companyName: ' 测试  公司 ' })).toEqual([]);
  expect(visitSchema.parse({ ...filled, companyId: '', companyName: ' 测试  公司 ' })).toMatchObject({
    companyId: null,
    companyName: '测试 公司',
  });
});

test('sites are lines or a list, and like all that is asked of visitors they are for visitors only', () => {
  const asked = { sites: '工业园区\n规划馆、港口， 学校', headcount: '12', receivedBy: '演示局长' };
  expect(visitSchema.parse({ ...filled, kind: 'inbound', ...asked })).toMatchObject({
    sites: ['工业园区', '规划馆', '港口', '学校'],
    headcount: 12,
    receivedBy: '演示局长',
  });
  expect(visitSchema.parse({ ...filled, ...asked })).toMatchObject({
    sites: [],
    headcount: null,
    receivedBy: '',
  });
  const many = Array.from({ length: 31 }, (_, index) => `第${index}处`).join('、');
  expect(problems({ kind: 'inbound', sites: many })).toEqual(['sites visits:problem.sites?max=30']);
});

test('forged lists are refused', () => {
  expect(problems({ staffIds: ['x'] })).toEqual(['staffIds.0 errors:unknown']);
  expect(problems({ dealIds: 'x' })).toEqual([]);
  expect(visitSchema.parse({ ...filled, dealIds: 'x' }).dealIds).toEqual([]);
});
