import { beforeAll, expect, it, vi } from 'vitest';
import type { Ctx } from '#app/auth/user.ts';
import { db, inTransaction } from '#app/db/client.server.ts';
import { once } from '#app/domain/history/once.server.ts';
import { newKey } from '#app/ui/outbox/outbox.ts';
import { useDatabase } from '#tests/support/database.ts';
import { asked, makeTeam } from '#tests/support/fixtures.ts';

useDatabase('empty');

let ctx: Ctx;
let teamId: string;

beforeAll(async () => {
  teamId = (await makeTeam()).id;
  ctx = await asked('officer', teamId);
});

/** A command that counts how often it was carried out, as far as it was committed. */
function attempt(
  key: string | null,
  { by = ctx, action = 'count', fail = false, meanwhile = async () => {} } = {},
) {
  return inTransaction((tx) =>
    once(tx, by, { key, action }, async () => {
      const before = await tx.setting.findUnique({ where: { key: 'count' } });
      const value = ((before?.value as number | undefined) ?? 0) + 1;
      await tx.setting.upsert({
        where: { key: 'count' },
        create: { key: 'count', value },
        update: { value },
      });
      await meanwhile();
      if (fail) throw new Error('broken off');
      return { value };
    }),
  );
}

/** How many wait for what another has not yet committed. */
async function waiting(): Promise<number> {
  const [row] = await db().$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM pg_stat_activity
     WHERE datname = current_database() AND wait_event_type = 'Lock'`;
  return row?.count ?? 0;
}

const counted = async () => (await db().setting.findUnique({ where: { key: 'count' } }))?.value ?? 0;

it('a key is carried out once, and answered the same each time', async () => {
  const [before, key] = [Number(await counted()), newKey()];
  expect(await attempt(key)).toEqual({ value: before + 1 });
  expect(await attempt(key)).toEqual({ value: before + 1 });
  expect(await counted()).toBe(before + 1);
});

it('also when it arrives several times at the same moment', async () => {
  const [before, key] = [Number(await counted()), newKey()];
  const answers = await Promise.all(Array.from({ length: 5 }, () => attempt(key)));
  expect(answers).toEqual(Array.from({ length: 5 }, () => ({ value: before + 1 })));
  expect(await counted()).toBe(before + 1);
});

it('an attempt that was rolled back leaves the key free', async () => {
  const [before, key] = [Number(await counted()), newKey()];
  await expect(attempt(key, { fail: true })).rejects.toThrow('broken off');
  expect(await counted()).toBe(before);
  expect(await attempt(key)).toEqual({ value: before + 1 });
});

it('one that waits for an attempt which is then rolled back carries the command out itself', async () => {
  const [before, key] = [Number(await counted()), newKey()];
  let second: ReturnType<typeof attempt> | undefined;
  const meanwhile = async () => {
    second = attempt(key);
    await vi.waitFor(async () => expect(await waiting()).toBe(1), { timeout: 5_000 });
  };
  await expect(attempt(key, { fail: true, meanwhile })).rejects.toThrow('broken off');
  expect(await second).toEqual({ value: before + 1 });
});

it('without a key it is simply carried out', async () => {
  const before = Number(await counted());
  await attempt(null);
  await attempt(null);
  expect(await counted()).toBe(before + 2);
});

it('a key of another user or another command is refused, and nothing is told of the first answer', async () => {
  const key = newKey();
  await attempt(key);
  const before = await counted();
  const refusal = { status: 422, problems: [{ key: 'errors:unknown', field: 'key' }] };
  await expect(attempt(key, { by: await asked('officer', teamId) })).rejects.toMatchObject(refusal);
  await expect(attempt(key, { action: 'other' })).rejects.toMatchObject(refusal);
  expect(await counted()).toBe(before);
});
