import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  daysOf,
  overlapsOf,
  phaseOf,
  placeStop,
  problemsBeforeClosing,
  problemsOfDays,
  type TripToClose,
} from '#app/domain/trips/trip.rules.ts';
import { addDays } from '#app/lib/dates.ts';

const SPAN = { startsOn: '2023-10-25', endsOn: '2023-10-27' };

describe('the days of a journey', () => {
  it('are all from the first to the last', () => {
    expect(daysOf(SPAN)).toEqual(['2023-10-25', '2023-10-26', '2023-10-27']);
    expect(daysOf({ startsOn: '2023-10-25', endsOn: '2023-10-25' })).toEqual(['2023-10-25']);
  });

  it.each([
    ['2023-10-24', null, 'planned'],
    ['2023-10-25', null, 'under_way'],
    ['2023-10-27', null, 'under_way'],
    ['2023-10-28', null, 'to_close'],
    ['2023-10-24', '2023-10-28T09:00:00Z', 'closed'],
  ])('on %s, closed at %s: %s', (today, closedAt, phase) => {
    expect(phaseOf({ ...SPAN, closedAt }, today)).toBe(phase);
  });
});

const itinerary = fc
  .uniqueArray(fc.integer({ min: 0, max: 99 }).map(String), { minLength: 1, maxLength: 12 })
  .chain((ids) =>
    fc
      .array(fc.integer({ min: 0, max: 2 }), { minLength: ids.length, maxLength: ids.length })
      .map((days) =>
        ids
          .map((id, index) => ({ id, day: addDays(SPAN.startsOn, days[index] ?? 0) }))
          .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0)),
      ),
  );

describe('moving a stop', () => {
  it('keeps every stop and the order of all others, and puts it where it was asked for', () => {
    fc.assert(
      fc.property(itinerary, fc.nat(), fc.nat(2), fc.nat(15), (stops, which, onDay, toIndex) => {
        const id = stops[which % stops.length]?.id ?? '';
        const day = addDays(SPAN.startsOn, onDay);
        const after = placeStop(stops, id, day, toIndex);
        const others = (list: typeof stops) => list.filter((stop) => stop.id !== id);
        expect(others(after)).toEqual(others(stops));
        expect(after.map((stop) => stop.day)).toEqual(after.map((stop) => stop.day).sort());
        const ofDay = after.filter((stop) => stop.day === day);
        expect(ofDay.findIndex((stop) => stop.id === id)).toBe(Math.min(toIndex, ofDay.length - 1));
      }),
    );
  });
});

describe('shortening a journey', () => {
  it('names every stop and visit it would leave out, and nothing else', () => {
    const stops = [
      { day: '2023-10-24', name: '甲', to: '#a' },
      { day: '2023-10-25', name: '乙', to: '#b' },
    ];
    const visits = [{ day: '2023-10-28', name: '丙', to: '/visits/c' }];
    expect(problemsOfDays(SPAN, stops, visits)).toEqual([
      { key: 'trips:refusal.stopOutside', params: { day: '2023-10-24', name: '甲' }, to: '#a' },
      { key: 'trips:refusal.visitOutside', params: { day: '2023-10-28', name: '丙' }, to: '/visits/c' },
    ]);
  });
});

const VISIT = {
  id: 'v',
  company: '甲公司',
  outcome: '愿来考察',
  nextStep: '发邀请函',
  nextStepOwnerId: 'u',
  nextStepDue: '2023-11-10',
};
const CALL = { id: 's', company: '乙公司', day: '2023-10-26', isStruck: false, isLogged: true };
const settled: TripToClose = { id: 't', endsOn: SPAN.endsOn, visits: [VISIT], calls: [CALL] };
const reasons = (trip: Partial<TripToClose>, today = '2023-10-28') =>
  problemsBeforeClosing({ ...settled, ...trip }, today).map(({ key, to }) => [key, to]);

describe('closing a journey', () => {
  it('is free of reasons when every visit is settled, from its last day on', () => {
    expect(reasons({})).toEqual([]);
    expect(reasons({}, SPAN.endsOn)).toEqual([]);
    expect(reasons({ calls: [{ ...CALL, isLogged: false, isStruck: true }] })).toEqual([]);
  });

  it('is not before its end', () => {
    expect(reasons({}, '2023-10-26')).toEqual([['trips:close.early', '/trips/t/edit#field-endsOn']]);
  });

  it('is not with a call that was neither logged nor struck out', () => {
    expect(reasons({ calls: [{ ...CALL, isLogged: false }] })).toEqual([
      ['trips:close.notLogged', '/trips/t#stop-s'],
    ]);
  });

  it('is not with a visit without outcome', () => {
    expect(reasons({ visits: [{ ...VISIT, outcome: ' ' }] })).toEqual([
      ['trips:close.noOutcome', '/visits/v/edit#field-outcome'],
    ]);
  });

  it.each(['nextStep', 'nextStepOwnerId', 'nextStepDue'])(
    'is not with a next step that lacks %s',
    (field) => {
      expect(reasons({ visits: [{ ...VISIT, [field]: null }] })).toEqual([
        ['trips:close.noStep', '/visits/v/edit#field-nextStep'],
      ]);
    },
  );

  it('lists every reason at once', () => {
    const visit = { ...VISIT, outcome: '', nextStep: null };
    expect(reasons({ visits: [visit], calls: [{ ...CALL, isLogged: false }] }, '2023-10-25')).toHaveLength(4);
  });
});

describe('overlaps', () => {
  const other = (startsOn: string, endsOn: string) => ({ startsOn, endsOn, trip: null, people: ['张三'] });

  it.each([
    ['2023-10-20', '2023-10-25', '2023-10-25', '2023-10-25'],
    ['2023-10-26', '2023-10-26', '2023-10-26', '2023-10-26'],
    ['2023-10-20', '2023-10-30', '2023-10-25', '2023-10-27'],
    ['2023-10-27', '2023-10-30', '2023-10-27', '2023-10-27'],
  ])('another from %s to %s: %s to %s', (from, to, first, last) => {
    expect(overlapsOf(SPAN, [other(from, to)])).toEqual([
      { person: '张三', trip: null, from: first, to: last },
    ]);
  });

  it('are none on other days', () => {
    expect(overlapsOf(SPAN, [other('2023-10-20', '2023-10-24'), other('2023-10-28', '2023-10-30')])).toEqual(
      [],
    );
  });
});
