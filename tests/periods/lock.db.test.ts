import { describe, expect, it } from 'vitest';
import { db } from '#app/db/client.server.ts';
import { FACT_KINDS } from '#app/reports/facts/fact.ts';
import { readMonthSums } from '#app/reports/facts/facts.queries.server.ts';
import { readMonthSource } from '#app/reports/facts/source.queries.server.ts';
import { lockMonth } from '#app/reports/months/lock.commands.server.ts';
import { useDatabase } from '#tests/support/database.ts';
import { ctxOf, currentUser } from '#tests/support/fixtures.ts';

useDatabase('demo');

const ctxOfName = async (username: string) => {
  const { id } = await db().user.findUniqueOrThrow({ where: { username }, select: { id: true } });
  return ctxOf(await currentUser(id));
};
const OCTOBER = { year: 2023, month: 10 };

describe('locking a month', () => {
  it('freezes every fact as it read', async () => {
    const ctx = await ctxOfName('city');
    const live = await readMonthSource(ctx, 2023, 10);
    const before = await readMonthSums(ctx.user, live, FACT_KINDS, 'county');
    await lockMonth(ctx, OCTOBER, { anyway: true, note: '演示' });
    const frozen = await readMonthSource(ctx, 2023, 10);
    expect(frozen.periodId).not.toBeNull();
    const after = await readMonthSums(ctx.user, frozen, FACT_KINDS, 'county');
    const key = (sum: object) => JSON.stringify(sum);
    expect(after.map(key).sort()).toEqual(before.map(key).sort());
  });
});
