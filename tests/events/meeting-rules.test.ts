import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { type Booked, clashOf, endOf, findClashes } from '#app/domain/events/meeting.rules.ts';
import { meetingSchema } from '#app/domain/events/meeting.schema.ts';

const booked = (given: Partial<Booked> = {}): Booked => ({
  id: 'a',
  day: '2023-11-17',
  time: '10:00',
  minutes: 30,
  place: '一号 洽谈室',
  hostId: 'host',
  ...given,
});

describe('two meetings', () => {
  const a = booked();
  const other = { id: 'b', hostId: 'other', place: '二号洽谈室' };
  test.each([
    ['one host at once', { ...other, hostId: 'host' }, 'host'],
    ['one place at once, however it is written', { ...other, place: '一号洽谈室' }, 'place'],
    ['nothing shared', other, null],
    ['no places given', { ...other, place: '' }, null],
    ['one after the other', { ...other, hostId: 'host', time: '10:30' }, null],
    ['another day', { ...other, hostId: 'host', day: '2023-11-18' }, null],
    ['one within the other', { ...other, hostId: 'host', time: '09:00', minutes: 180 }, 'host'],
  ])('%s', (_, given, expected) => {
    expect(clashOf(a, booked(given))).toBe(expected);
  });

  it('are in each other’s way or not, whichever is asked first', () => {
    const meeting = fc.record({
      id: fc.constantFrom('a', 'b', 'c'),
      day: fc.constantFrom('2023-11-17', '2023-11-18'),
      time: fc.constantFrom('09:00', '09:15', '10:00', '23:30'),
      minutes: fc.integer({ min: 5, max: 90 }),
      place: fc.constantFrom('', '甲', '乙'),
      hostId: fc.constantFrom('x', 'y'),
    });
    fc.assert(fc.property(meeting, meeting, (one, two) => clashOf(one, two) === clashOf(two, one)));
  });
});

test('of many, each is told of all it clashes with', () => {
  const list = [booked(), booked({ id: 'b', time: '10:15' }), booked({ id: 'c', time: '11:00' })];
  expect([...findClashes(list)]).toEqual([
    ['a', [{ with: 'b', over: 'host' }]],
    ['b', [{ with: 'a', over: 'host' }]],
  ]);
});

test('a meeting ends on its day', () => {
  expect(endOf({ time: '09:45', minutes: 30 })).toBe('10:15');
  expect(endOf({ time: '23:50', minutes: 30 })).toBe('24:00');
});

test('the form asks for time, host and whom', () => {
  const problems = (given: Record<string, string>) =>
    meetingSchema
      .safeParse({ day: '2023-11-17', time: '10:00', minutes: '30', hostId: '', ...given })
      .error?.issues.map(({ path, message }) => `${path.join('.')} ${message}`);
  expect(problems({ time: '25:00', minutes: '3' })).toEqual([
    'time errors:time',
    'minutes meetings:problem.minutes',
    'hostId errors:required',
  ]);
  const hostId = '018f4d5c-0000-7000-8000-000000000001';
  expect(problems({ hostId })).toEqual(['counterpart meetings:problem.whom']);
  expect(problems({ hostId, counterpart: '甲公司王总' })).toBeUndefined();
});
