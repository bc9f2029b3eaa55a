import { describe, expect, test } from 'vitest';
import { cameraNotes } from '#app/lib/camera.ts';

const nothing = { takenAt: null, latitude: null, longitude: null };

test('a camera’s local time is kept to the minute, without a zone', () => {
  expect(cameraNotes({ DateTimeOriginal: '2023:11:10 14:30:05' }).takenAt).toBe('2023-11-10 14:30');
  expect(cameraNotes({ DateTimeOriginal: '2023-11-10 14:30' }).takenAt).toBe('2023-11-10 14:30');
});

test.each(['', '2023:02:30 10:00:00', '0000:00:00 00:00:00', '2023:11:10 25:00:00', 5, null, new Date()])(
  'a time of %s is none',
  (DateTimeOriginal) => expect(cameraNotes({ DateTimeOriginal }).takenAt).toBeNull(),
);

describe('the place', () => {
  test('is kept to a tenth of a metre', () => {
    expect(cameraNotes({ latitude: 27.3416666666, longitude: 103.7166666666 })).toMatchObject({
      latitude: 27.341667,
      longitude: 103.716667,
    });
  });

  test.each([
    { latitude: 91, longitude: 0 },
    { latitude: 27 },
    { latitude: Number.NaN, longitude: 103 },
    { latitude: 0, longitude: 0 },
    { latitude: '27', longitude: '103' },
    undefined,
  ])('%j is none', (found) => expect(cameraNotes(found)).toEqual(nothing));
});
