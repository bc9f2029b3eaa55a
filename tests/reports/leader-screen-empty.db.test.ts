import { expect, it } from 'vitest';
import { readWholeScreen } from '#app/reports/screen/screen.queries.server.ts';
import { useDatabase } from '#tests/support/database.ts';
import { asked, makeReference, makeTeam } from '#tests/support/fixtures.ts';

useDatabase('empty');

it('is honest before there is anything to show', async () => {
  await makeReference();
  const { id } = await makeTeam();
  const { body } = await readWholeScreen(await asked('official', id));
  expect(body).toMatchObject({
    isEmpty: true,
    month: { total: { count: 0, amount: '0.00' }, latest: [] },
    stuck: { deals: [] },
    arrived: { sum: { value: '0.00' }, completion: { value: null }, growth: { value: null } },
  });
});
