import { describe, expect, it } from 'vitest';
import { addDays, daysBetween, formatDay, formatInstant, isLocalDate, localDate } from '#app/lib/dates.ts';

describe('days in Shanghai', () => {
  it('begin eight hours before those in Greenwich', () => {
    expect(localDate(new Date('2023-11-11T15:59:59Z'))).toBe('2023-11-11');
    expect(localDate(new Date('2023-11-11T16:00:00Z'))).toBe('2023-11-12');
    expect(formatInstant('2023-11-11T16:05:00Z')).toBe('2023-11-12 00:05');
  });

  it.each(['2023-02-30', '2023-13-01', '2023-2-3', '20230203', '', '2023-02-29', 'today'])(
    '%s does not exist',
    (text) => {
      expect(isLocalDate(text)).toBe(false);
    },
  );

  it.each(['2024-02-29', '2023-12-31'])('%s exists', (text) => {
    expect(isLocalDate(text)).toBe(true);
  });

  it('count across months and years', () => {
    expect(daysBetween('2023-12-30', '2024-01-02')).toBe(3);
    expect(daysBetween('2024-01-02', '2023-12-30')).toBe(-3);
    expect(addDays('2024-02-28', 2)).toBe('2024-03-01');
  });
});

it.each([
  ['zh-CN', '2023年11月7日'],
  ['zh-TW', '2023年11月7日'],
  ['en', '7 November 2023'],
])('a day in a letter in %s', (language, text) => {
  expect(formatDay('2023-11-07', language)).toBe(text);
});
