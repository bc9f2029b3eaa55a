import type { CurrentUser } from '#app/auth/user.ts';
import type { Fragment } from '#app/auth/visible-sql.server.ts';
import type { Sql } from '#app/db/client.server.ts';
import type { LocalDate } from '#app/lib/dates.ts';
import { type FactKind, LEFT, MET } from '../facts/fact.ts';
import { factsSql, type Source } from '../facts/facts.queries.server.ts';
import { type Span, yearBefore } from '../facts/span.ts';

const KINDS: FactKind[] = [
  'lead',
  'screening',
  'negotiating',
  'standing',
  'signed',
  'trip',
  ...MET,
  ...LEFT.map((stage) => `left_${stage}` as const),
];

/** Teams behind a row, or people who have a row each. */
export type RowsOf = { teams: { row: string; teamId: string }[]; whole: boolean } | { people: string[] };

/** The first day of the year that a span ends in: what is compared with a year's target begins there. */
export const yearStart = ({ asOf }: Span): LocalDate => `${asOf.slice(0, 4)}-01-01`;

/**
 * A WITH clause: `facts` of the span and of the year it ends in, and `placed`, each fact once for every row it counts
 * in, with the amount it counts with there. `row` '' is the whole.
 */
export function placedSql(sql: Sql, user: CurrentUser, { span, periodId }: Source, rows: RowsOf): Fragment {
  const start = yearStart(span);
  const [from = start] = [span.from, start].sort();
  const wide = { from, asOf: span.asOf };
  return sql`
    WITH facts AS MATERIALIZED (${factsSql(sql, user, { span: wide, periodId }, KINDS)}),
    placed AS MATERIALIZED (${'people' in rows ? byPersonSql(sql, rows.people) : byTeamSql(sql, rows)})`;
}

function byTeamSql(sql: Sql, { teams, whole }: Extract<RowsOf, { teams: unknown }>): Fragment {
  const [rows, ids] = [teams.map(({ row }) => row), teams.map(({ teamId }) => teamId)];
  return sql`
    SELECT s.row, f.year_before, f.kind, f.subject_id, f."on", f.company_id, f.days,
           f.amount * least(1, sum(f.share)) AS amount
      FROM facts f
      JOIN unnest(${rows}::text[], ${ids}::uuid[]) s (row, team_id) ON s.team_id = f.team_id
     GROUP BY s.row, f.year_before, f.kind, f.subject_id, f."on", f.company_id, f.days, f.amount
    ${
      whole
        ? sql`UNION ALL
          SELECT '', f.year_before, f.kind, f.subject_id, f."on", f.company_id, f.days, f.amount
            FROM facts f WHERE f.place = 1`
        : sql``
    }`;
}

function byPersonSql(sql: Sql, people: string[]): Fragment {
  return sql`
    SELECT person::text AS row, f.year_before, f.kind, f.subject_id, f."on", f.company_id, f.days, f.amount
      FROM facts f CROSS JOIN unnest(f.people) person
     WHERE f.place = 1 AND person = ANY(${people}::uuid[])`;
}

/** Condition on `placed p`: within the span, or within the same days of the year before. */
export function inSpanSql(sql: Sql, span: Span): Fragment {
  return sinceSql(sql, span.from, yearBefore(span).from);
}

/** Condition on `placed p`: within the year the span ends in, or within the year before. */
export function inYearSql(sql: Sql, span: Span): Fragment {
  const from = yearStart(span);
  return sinceSql(sql, from, yearBefore({ ...span, from }).from);
}

function sinceSql(sql: Sql, from: LocalDate, fromBefore: LocalDate): Fragment {
  return sql`p."on" >= CASE WHEN p.year_before THEN ${fromBefore}::date ELSE ${from}::date END`;
}
