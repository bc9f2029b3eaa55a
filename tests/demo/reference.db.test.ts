import postgres from 'postgres';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadReference } from '#prisma/reference/load.ts';
import { useDatabase } from '#tests/support/database.ts';

useDatabase('demo');
let sql: postgres.Sql;
beforeAll(() => {
  sql = postgres(process.env.DATABASE_URL ?? '', { max: 1, onnotice: () => undefined });
});
afterAll(() => sql.end());

it('adds missing code rows and keeps what the office edited', async () => {
  await sql`UPDATE industry SET name = '农业' WHERE code = 'A'`;
  await sql`UPDATE gate_item SET active = false WHERE stage = 'signed' AND requirement = 'agreement'`;
  await sql`DELETE FROM region WHERE code = 'BR'`;
  await loadReference({ databaseUrl: process.env.DATABASE_URL ?? '' });
  const [row] = await sql`
    SELECT (SELECT name FROM industry WHERE code = 'A') AS industry,
           (SELECT active FROM gate_item WHERE stage = 'signed' AND requirement = 'agreement') AS gate,
           (SELECT name FROM region WHERE code = 'BR') AS region`;
  expect(row).toEqual({ industry: '农业', gate: false, region: '巴西' });
});

it('has bands without gaps and every division of the country', async () => {
  const bands = await sql`SELECT "from", "to" FROM size_band ORDER BY sort_order`;
  expect(bands.map(({ to }) => to).slice(0, -1)).toEqual(bands.map(({ from }) => from).slice(1));
  expect(bands.at(-1)?.to).toBeNull();
  const levels = await sql`SELECT level::text, count(*)::int AS n FROM region GROUP BY 1`;
  const count = Object.fromEntries(levels.map(({ level, n }) => [level, n]));
  expect(count).toMatchObject({ province: 34, city: 1, county: 11 });
});
