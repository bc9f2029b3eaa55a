import type { Ctx } from '#app/auth/user.ts';
import { atOneMoment, inTransaction, type Sql, type Tx } from '#app/db/client.server.ts';
import { Prisma } from '#app/db/generated/client.ts';
import { closeMonth, type LockInput, takeMonthToLock } from '#app/domain/periods/lock.commands.server.ts';
import type { Month } from '#app/domain/periods/month.ts';
import { toDateColumn } from '#app/lib/dates.ts';
import { FACT_KINDS } from '../facts/fact.ts';
import { factsSql } from '../facts/facts.queries.server.ts';
import { yearTo } from '../facts/span.ts';
import { changesSql, type LockedBase } from './changes.sql.server.ts';
import { readBase } from './month.queries.server.ts';

/** Rows read and written at a time. */
const BATCH = 1000;
const TIMEOUT_MS = 180_000;

/**
 * Locks a month and freezes it: every fact of the whole city from the first of January to the month's end and of the
 * same days a year before, the targets, and what is corrected of the month locked before. One transaction.
 *
 * All of it is of one moment. `takeMonthToLock` waits for the commands that are changing what months count, and keeps
 * new ones waiting (explainCorrection holds the other side of that lock); only then is the snapshot taken, from which
 * facts and corrections are read. So no change falls between the frozen facts and the lock.
 * @throws Refusal `forbidden`, `refused` with everything that stands against it
 */
export function lockMonth(ctx: Ctx, month: Month, input: LockInput): Promise<void> {
  return inTransaction(async (tx) => {
    const period = await takeMonthToLock(tx, ctx, month, input);
    const base = await readBase(tx, month, ctx.today);
    const kept = await atOneMoment(async (sql) => ({
      facts: await keepFacts(tx, sql, ctx, period),
      corrections: base ? await keepCorrections(tx, sql, ctx, period.id, base) : 0,
    }));
    await closeMonth(tx, ctx, period, { ...kept, note: input.note });
  }, TIMEOUT_MS);
}

interface FactRow {
  yearBefore: boolean;
  kind: string;
  subjectId: string;
  dealId: string | null;
  companyId: string | null;
  editionId: string | null;
  people: string[];
  label: string;
  on: string;
  amount: string | null;
  days: number | null;
  place: number;
  teamId: string | null;
  countyCode: string | null;
  share: string;
}

/** Everything that counts, for the whole city: only the city office locks, and it sees all. @returns how much */
async function keepFacts(
  tx: Tx,
  sql: Sql,
  ctx: Ctx,
  { id, year, month }: Month & { id: string },
): Promise<number> {
  const source = { span: yearTo(year, month, ctx.today), periodId: null };
  let kept = 0;
  const facts = sql<FactRow[]>`
    SELECT f.year_before AS "yearBefore", f.kind, f.subject_id AS "subjectId", f.deal_id AS "dealId",
           f.company_id AS "companyId", f.edition_id AS "editionId", f.people, f.label, f."on", f.amount, f.days,
           f.place, f.team_id AS "teamId", f.county_code AS "countyCode", f.share::numeric(5,4)::text AS share
      FROM (${factsSql(sql, ctx.user, source, FACT_KINDS)}) f`;
  await facts.cursor(BATCH, async (rows) => {
    await tx.periodFact.createMany({
      data: rows.map((row) => ({ ...row, on: toDateColumn(row.on), periodId: id })),
    });
    kept += rows.length;
  });
  return kept;
}

interface ChangeRow {
  kind: string;
  subjectId: string;
  dealId: string | null;
  label: string;
  before: Prisma.InputJsonObject | null;
  after: Prisma.InputJsonObject | null;
  reason: string;
}

async function keepCorrections(
  tx: Tx,
  sql: Sql,
  ctx: Ctx,
  periodId: string,
  base: LockedBase,
): Promise<number> {
  let kept = 0;
  const changes = sql<ChangeRow[]>`
    SELECT c.kind, c.subject_id AS "subjectId", c.deal_id AS "dealId", c.label, c.before, c.after, c.reason
      FROM (${changesSql(sql, ctx.user, base)}) c
     ORDER BY c.label COLLATE "zh-x-icu", c.subject_id, c.kind`;
  await changes.cursor(BATCH, async (rows) => {
    await tx.periodCorrection.createMany({
      data: rows.map(({ before, after, ...row }) => ({
        ...row,
        periodId,
        before: before ?? Prisma.DbNull,
        after: after ?? Prisma.DbNull,
      })),
    });
    kept += rows.length;
  });
  return kept;
}
