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
  ['place', '\u202e上海', 'errors:controlCharacters'],
])('%s %j is answered %s', (field, value, message) => {
  expect(problems({ [field]: value })[0]).toBe(`${field} ${message}`);
});

test('forged lists are refused', () => {
  expect(problems({ staffIds: ['x'] })).toEqual(['staffIds.0 errors:unknown']);
  expect(problems({ dealIds: 'x' })).toEqual([]);
  expect(visitSchema.parse({ ...filled, dealIds: 'x' }).dealIds).toEqual([]);
});
