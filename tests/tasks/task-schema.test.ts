import { expect, it } from 'vitest';
import { taskActionSchema, taskFilterSchema } from '#app/domain/tasks/task.schema.ts';

const ID = '018b4c9e-7a10-7000-8000-0000000000aa';
const deal = { kind: 'deal', id: ID, version: '3' };
const problems = (form: object) =>
  taskActionSchema.safeParse(form).error?.issues.map(({ path, message }) => `${path.join('.')} ${message}`) ??
  [];

it('reads each thing that can be done with a task', () => {
  expect(taskActionSchema.parse({ ...deal, intent: 'finish' })).toEqual({
    ...deal,
    version: 3,
    intent: 'finish',
  });
  expect(problems({ ...deal, intent: 'reopen' })).toEqual([]);
  expect(problems({ ...deal, intent: 'postpone', due: '2023-11-20' })).toEqual([]);
  expect(problems({ ...deal, intent: 'handOver', ownerId: ID })).toEqual([]);
  expect(problems({ ...deal, intent: 'plan', nextStep: '回访', due: '2023-11-20', ownerId: '' })).toEqual([]);
});

it('says what is missing', () => {
  expect(problems({ ...deal, intent: 'postpone', due: '' })).toEqual(['due errors:required']);
  expect(problems({ ...deal, intent: 'handOver', ownerId: '' })).toEqual(['ownerId errors:required']);
  expect(problems({ ...deal, intent: 'plan', nextStep: ' ', due: '2023-02-30' })).toEqual([
    'nextStep errors:required',
    'due errors:date',
  ]);
});

it('plans what comes next on deals only', () => {
  const plan = { intent: 'plan', nextStep: '回访', due: '2023-11-20', id: ID, version: '1' };
  expect(problems({ ...plan, kind: 'visit' })).toHaveLength(1);
  expect(problems({ ...deal, intent: 'burn' })).toHaveLength(1);
});

it('reads the key of the last row, by day or by instant, and nothing else', () => {
  const after = (key: string) => taskFilterSchema.safeParse({ after: key }).success;
  expect(after(`2023-11-12_${ID}`)).toBe(true);
  expect(after(`2023-11-12T01:30:00.000Z_${ID}`)).toBe(true);
  expect(after(ID)).toBe(false);
  expect(after(`2023-11-12_${ID}'--`)).toBe(false);
  expect(taskFilterSchema.parse({})).toEqual({ view: 'mine' });
});
