import fc from 'fast-check';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  AGREEMENT_KINDS,
  type CountedAgreement,
  signedFigures,
} from '#app/domain/agreements/agreement.rules.ts';
import { signingSql } from '#app/reports/pipeline/counting.sql.server.ts';
import { useDatabase } from '#tests/support/database.ts';

const database = useDatabase('empty');
const EDITIONS = [null, '00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000002'];
let sql: postgres.Sql;

beforeAll(async () => {
  const date = { to: 1082, from: [1082], serialize: (day: string) => day, parse: (day: string) => day };
  sql = postgres(database.url, { max: 1, types: { date }, onnotice: () => undefined });
  // A temporary table hides the real one on this connection, so that agreements need no deals behind them.
  await sql`CREATE TEMP TABLE agreement (deal_id int, seq int, kind agreement_kind, signed_on date,
                                         amount numeric(20, 2), edition_id uuid, voided_at timestamptz)`;
});
afterAll(() => sql.end());

const paper = fc.record({
  kind: fc.constantFrom(...AGREEMENT_KINDS),
  // Few days, so that several fall on one.
  signedOn: fc.integer({ min: 1, max: 9 }).map((day) => `2023-05-0${day}`),
  amount: fc.integer({ min: 0, max: 1_000_000_000 }).map((cents) => (cents / 100).toFixed(2)),
  editionId: fc.constantFrom(...EDITIONS),
  voided: fc.boolean(),
});

it('counts in SQL as the rules count', async () => {
  const deals = fc.array(fc.array(paper, { maxLength: 6 }), { minLength: 1, maxLength: 30 });
  await fc.assert(
    fc.asyncProperty(deals, fc.integer({ min: 1, max: 9 }), async (papers, lastDay) => {
      const asOf = `2023-05-0${lastDay}`;
      const rows = papers.flatMap((own, deal) =>
        own.map(({ kind, signedOn, amount, editionId, voided }, seq) => ({
          deal_id: deal,
          seq,
          kind,
          signed_on: signedOn,
          amount,
          edition_id: editionId,
          voided_at: voided ? new Date(0) : null,
        })),
      );
      await sql`TRUNCATE agreement`;
      if (rows.length > 0) await sql`INSERT INTO agreement ${sql(rows)}`;
      const counted = await sql<
        { deal: number; signedOn: string; amount: string; editionId: string | null }[]
      >`
        SELECT d.id AS deal, signed_on AS "signedOn", amount::text, edition_id AS "editionId"
          FROM (SELECT DISTINCT deal_id AS id FROM agreement) d CROSS JOIN LATERAL (${signingSql(sql, asOf)}) signing`;

      const expected = papers.flatMap((own, deal) => {
        const valid = own
          .map((given, seq): CountedAgreement & { voided: boolean } => ({ ...given, seq }))
          .filter(({ voided, signedOn }) => !voided && signedOn <= asOf);
        const figures = signedFigures(valid);
        return figures ? [{ deal, ...figures }] : [];
      });
      expect([...counted].sort((a, b) => a.deal - b.deal)).toEqual(expected);
    }),
    { numRuns: 60 },
  );
});
