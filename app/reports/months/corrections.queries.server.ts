import type { CurrentUser } from '#app/auth/user.ts';
import { dealSightSql, type Fragment, tripSightSql, visitSightSql } from '#app/auth/visible-sql.server.ts';
import { type Sql, sql } from '#app/db/client.server.ts';
import type { Month } from '#app/domain/periods/month.ts';
import type { FactKind } from '../facts/fact.ts';
import { changesSql, type LockedBase } from './changes.sql.server.ts';

/** Lists stop here; how many there are is always told. */
export const MOST_ROWS = 500;

/** What a thing counted with. */
export interface Told {
  on: string;
  /** Yuan; null where only the number counts. */
  amount: string | null;
  place: string;
}

/** What a locked month counted differently than the records say since. */
export interface Correction {
  kind: FactKind;
  subjectId: string;
  dealId: string | null;
  label: string;
  /** Null for what was added. */
  before: Told | null;
  /** Null for what was taken away. */
  after: Told | null;
  /** A line for each reason given, with who and when; empty where none is known. */
  reason: string;
}

export interface Corrections {
  rows: Correction[];
  /** How many there are, also where the list stops before. */
  count: number;
}

const COLUMNS = (db: Sql) => db`
  c.kind, c.subject_id AS "subjectId", c.deal_id AS "dealId", c.label, c.before, c.after, c.reason`;

async function read(db: Sql, changes: Fragment): Promise<Corrections> {
  const rows = await db<(Correction & { count: number })[]>`
    SELECT ${COLUMNS(db)}, count(*) OVER ()::int AS count
      FROM (${changes}) c
     ORDER BY c.label COLLATE "zh-x-icu", c.subject_id, c.kind
     LIMIT ${MOST_ROWS}`;
  return { rows: rows.map(({ count: _, ...row }) => row), count: rows[0]?.count ?? 0 };
}

/** What the records say differently today of a locked month, for what the user sees; one statement. */
export function readLiveCorrections(user: CurrentUser, base: LockedBase): Promise<Corrections> {
  const db = sql();
  return read(db, changesSql(db, user, base));
}

/** The corrections that locked months after `from` and up to `to` tell, for what the user sees; one statement. */
export function readFrozenCorrections(user: CurrentUser, from: Month, to: Month): Promise<Corrections> {
  const db = sql();
  return read(
    db,
    db`
    SELECT k.* FROM period_correction k
      JOIN period p ON p.id = k.period_id
      LEFT JOIN deal d ON d.id = k.deal_id
      LEFT JOIN visit v ON v.id = k.subject_id AND k.kind LIKE 'visit_%'
      LEFT JOIN trip t ON t.id = k.subject_id AND k.kind = 'trip'
     WHERE (p.year, p.month) > (${from.year}::int, ${from.month}::int)
       AND (p.year, p.month) <= (${to.year}::int, ${to.month}::int)
       AND (d.id IS NOT NULL AND ${dealSightSql(db, user)}
         OR v.id IS NOT NULL AND ${visitSightSql(db, user)}
         OR t.id IS NOT NULL AND ${tripSightSql(db, user)})`,
  );
}
