import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sumYuan } from '#app/lib/money.ts';
import { distribute } from '#prisma/demo/amounts.ts';
import { CLOCK } from '#prisma/demo/calendar.ts';
import { demoId } from '#prisma/demo/ids.ts';
import { demoUsers } from '#prisma/demo/users.ts';
import { buildWorld } from '#prisma/demo/world.ts';

describe('the demo data', () => {
  it('is the same on every call', () => {
    expect(JSON.stringify(buildWorld())).toBe(JSON.stringify(buildWorld()));
  }, 30_000);

  it('has ids of version 7 that are used once and sort by time', () => {
    const world = buildWorld();
    const ids = [
      world.companies,
      world.contacts,
      world.visits,
      world.deals,
      world.agreements,
      world.dealHistory,
      world.eventGuests,
      world.eventDelegates,
      world.eventMeetings,
      world.eventLeads,
    ]
      .flat()
      .map(({ id }) => id ?? '');
    for (const id of ids)
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(new Set(ids).size).toBe(ids.length);
    const byCode = [...world.deals].sort((a, b) => (a.code < b.code ? -1 : 1)).map(({ id }) => id);
    expect(byCode).toEqual([...byCode].sort());
    expect(demoId('a', CLOCK) < demoId('b', new Date(CLOCK.getTime() + 1))).toBe(true);
  });

  it('names nobody who could exist', () => {
    for (const { name } of demoUsers) expect(name).toMatch(/^演示/);
    for (const { name, phone } of buildWorld().contacts) {
      expect(name).toMatch(/^演示客商/);
      expect(phone).toMatch(/^1380000\d{4}$/);
    }
    for (const { name, phone } of buildWorld().eventGuests) {
      expect(name).toMatch(/^演示嘉宾/);
      expect(phone).toMatch(/^1390000\d{4}$/);
    }
  });
});

describe('distribute', () => {
  it('splits a total exactly', () => {
    const weight = fc.double({ min: 0.05, max: 20, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(weight, { minLength: 1, maxLength: 60 }),
        fc.integer({ min: 0, max: 99 }),
        (weights, cents) => {
          const total = `50000000000.${String(cents).padStart(2, '0')}`;
          const parts = distribute(total, weights);
          return sumYuan(parts) === total && parts.every((part) => Number(part) > 0);
        },
      ),
    );
  });
});
