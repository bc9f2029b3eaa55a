import { beforeAll, expect, it } from 'vitest';
import { db, inTransaction } from '#app/db/client.server.ts';
import { writeDealsTogether } from '#app/domain/deals/deals-together.server.ts';
import { useDatabase } from '#tests/support/database.ts';
import { makeDeal, makeReference, makeTeam } from '#tests/support/fixtures.ts';

useDatabase('empty');
beforeAll(makeReference);

it('refuses a deal that is not what its history says, also where many are compared together', async () => {
  const { id } = await makeDeal((await makeTeam()).id);
  const screening = { where: { id }, data: { stage: 'screening' as const } };
  const together = inTransaction((tx) =>
    writeDealsTogether(
      tx,
      async () => void (await tx.deal.update(screening)),
      async () => [id],
    ),
  );
  await expect(together).rejects.toThrow('differs from its newest history row');
  await expect(db().deal.update(screening)).rejects.toThrow();
  expect(await db().deal.findUnique({ where: { id } })).toMatchObject({ stage: 'lead' });
});
