import type { CurrentUser } from '#app/auth/user.ts';
import { sql } from '#app/db/client.server.ts';
import type { Yuan } from '#app/lib/money.ts';
import { type FactKind, MET } from '../facts/fact.ts';
import type { Source } from '../facts/facts.queries.server.ts';
import { inSpanSql, inYearSql, placedSql, type RowsOf } from './figures.sql.server.ts';

/** What one row has of one kind of fact; `company` counts companies met, each once. */
export interface RowFigure {
  row: string;
  yearBefore: boolean;
  kind: FactKind | 'company';
  count: number;
  amount: Yuan;
  /** From the first of January of the year the span ends in. */
  yearCount: number;
  yearAmount: Yuan;
  /** Of deals that entered a stage in the span: how many left it forward by the day. */
  moved: number;
  /** Of stays that ended in the span: half were no longer, in days. */
  median: number | null;
}

/** The figures of every row, of the span and of the same days of the year before; one statement. */
export async function readRowFigures(user: CurrentUser, source: Source, rows: RowsOf): Promise<RowFigure[]> {
  const db = sql();
  const [inSpan, inYear] = [inSpanSql(db, source.span), inYearSql(db, source.span)];
  return db<RowFigure[]>`
    ${placedSql(db, user, source, rows)},
    moved AS (
      SELECT DISTINCT subject_id, substr(kind, 6) AS stage
        FROM facts WHERE NOT year_before AND starts_with(kind, 'left_'))
    SELECT p.row, p.year_before AS "yearBefore", p.kind,
           (count(*) FILTER (WHERE ${inSpan}))::int AS count,
           round(coalesce(sum(p.amount) FILTER (WHERE ${inSpan}), 0), 2)::text AS amount,
           (count(*) FILTER (WHERE ${inYear}))::int AS "yearCount",
           round(coalesce(sum(p.amount) FILTER (WHERE ${inYear}), 0), 2)::text AS "yearAmount",
           (count(*) FILTER (WHERE ${inSpan} AND m.subject_id IS NOT NULL))::int AS moved,
           percentile_cont(0.5) WITHIN GROUP (ORDER BY p.days) FILTER (WHERE ${inSpan}) AS median
      FROM placed p
      LEFT JOIN moved m ON m.subject_id = p.subject_id AND m.stage = p.kind
     GROUP BY p.row, p.year_before, p.kind
     UNION ALL
    SELECT p.row, p.year_before, 'company', count(DISTINCT p.company_id)::int, '0.00', 0, '0.00', 0, NULL
      FROM placed p
     WHERE p.kind = ANY(${MET}::text[]) AND ${inSpan}
     GROUP BY p.row, p.year_before`;
}

/** What one month brought one row. */
export interface MonthFigure {
  yearBefore: boolean;
  kind: FactKind;
  /** 1 to 12. */
  month: number;
  count: number;
  amount: Yuan;
}

/** The months of the year the span ends in, and of the year before, for some teams taken together; one statement. */
export async function readMonthFigures(
  user: CurrentUser,
  source: Source,
  teamIds: string[],
): Promise<MonthFigure[]> {
  const db = sql();
  const teams = teamIds.map((teamId) => ({ row: 'team', teamId }));
  return db<MonthFigure[]>`
    ${placedSql(db, user, source, { teams, whole: false })}
    SELECT p.year_before AS "yearBefore", p.kind, extract(month FROM p."on")::int AS month, count(*)::int AS count,
           round(coalesce(sum(p.amount), 0), 2)::text AS amount
      FROM placed p
     WHERE ${inYearSql(db, source.span)}
     GROUP BY 1, 2, 3`;
}
