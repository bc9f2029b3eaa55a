import type { Ctx } from '#app/auth/user.ts';
import { sql } from '#app/db/client.server.ts';
import { forbidden } from '#app/lib/refusal.ts';
import { compareMonths, type Month } from './month.ts';
import { canPeriod } from './period.policy.ts';
import type { SubmissionState } from './period.rules.ts';

/** A month in the list of its year. */
export interface ListedMonth {
  month: number;
  lockedAt: string | null;
  lockedBy: string | null;
  /** How many counties handed in and were reviewed; null for whoever only learns which months are locked. */
  counts: { counties: number; submitted: number; reviewed: number } | null;
  /** For a county office: where its own month stands. */
  own: SubmissionState | null;
  circular: { id: string; number: number; issued: boolean } | null;
}

/** The months of a year, the current one first, as far as they have begun. One statement. */
export async function listMonths({ user, today }: Ctx, year: number): Promise<ListedMonth[]> {
  const reads = canPeriod(user, 'read');
  const county = user.role === 'county_office' ? user.regionCode : null;
  const [nowYear = 0, nowMonth = 0] = today.split('-').map(Number);
  const last = year < nowYear ? 12 : year > nowYear ? 0 : nowMonth;
  const rows = await sql()<(ListedMonth & { counts: NonNullable<ListedMonth['counts']> })[]>`
    SELECT m.month, p.locked_at AS "lockedAt", locker.name AS "lockedBy",
           json_build_object('counties', (SELECT count(*) FROM region WHERE level = 'county'),
                             'submitted', count(s.id) FILTER (WHERE s.state IN ('submitted', 'reviewed')),
                             'reviewed', count(s.id) FILTER (WHERE s.state = 'reviewed')) AS counts,
           coalesce(min(s.state::text) FILTER (WHERE s.county_code = ${county}), 'none') AS own,
           CASE WHEN c.id IS NOT NULL THEN
             json_build_object('id', c.id, 'number', c.number, 'issued', c.issued_at IS NOT NULL) END AS circular
      FROM generate_series(1, ${last}::int) m (month)
      LEFT JOIN period p ON p.year = ${year} AND p.month = m.month
      LEFT JOIN app_user locker ON locker.id = p.locked_by_id
      LEFT JOIN submission s ON s.period_id = p.id AND (${county}::text IS NULL OR s.county_code = ${county})
      LEFT JOIN circular c ON c.period_id = p.id
     GROUP BY m.month, p.locked_at, locker.name, c.id
     ORDER BY m.month DESC`;
  return rows.map((row) => ({
    ...row,
    lockedAt: row.lockedAt && new Date(row.lockedAt).toISOString(),
    lockedBy: reads ? row.lockedBy : null,
    counts: reads && !county ? row.counts : null,
    own: county ? row.own : null,
    circular: reads ? row.circular : null,
  }));
}

/** What a county said of its month. */
export interface CountySubmission {
  code: string;
  name: string;
  nameEn: string;
  state: SubmissionState;
  /** 0 where nothing was handed in. */
  version: number;
  note: string;
  submittedAt: string | null;
  submittedBy: string | null;
  reviewNote: string;
  reviewedAt: string | null;
  reviewedBy: string | null;
  /** As handed in. */
  figures: unknown;
}

/** A month with what every county in sight said of it. */
export interface MonthState extends Month {
  id: string | null;
  lockedAt: Date | null;
  lockedBy: string | null;
  /** The latest month that was locked before this one, whose corrections this one tells. */
  base: (Month & { id: string; lockedAt: Date }) | null;
  counties: CountySubmission[];
  circular: ListedMonth['circular'];
}

/**
 * A month with its submissions; a county office reads its own county's alone. One statement.
 * @throws Refusal `forbidden`
 */
export async function readMonthState(
  { user }: Pick<Ctx, 'user'>,
  { year, month }: Month,
): Promise<MonthState> {
  if (!canPeriod(user, 'read')) throw forbidden();
  const county = user.role === 'county_office' ? user.regionCode : null;
  const [row] = await sql()<
    [Omit<MonthState, 'lockedAt' | 'base'> & { lockedAt: string | null; base: BaseRow | null }]
  >`
    SELECT ${year}::int AS year, ${month}::int AS month, p.id, p.locked_at AS "lockedAt", locker.name AS "lockedBy",
           (SELECT json_build_object('id', c.id, 'number', c.number, 'issued', c.issued_at IS NOT NULL)
              FROM circular c WHERE c.period_id = p.id) AS circular,
           (SELECT json_build_object('id', b.id, 'year', b.year, 'month', b.month, 'lockedAt', b.locked_at)
              FROM period b
             WHERE b.locked_at IS NOT NULL AND (b.year, b.month) < (${year}::int, ${month}::int)
             ORDER BY b.year DESC, b.month DESC LIMIT 1) AS base,
           (SELECT coalesce(json_agg(json_build_object(
                     'code', r.code, 'name', r.name, 'nameEn', r.name_en, 'state', coalesce(s.state::text, 'none'),
                     'version', coalesce(s.version, 0), 'note', coalesce(s.note, ''), 'submittedAt', s.submitted_at,
                     'submittedBy', sender.name, 'reviewNote', coalesce(s.review_note, ''),
                     'reviewedAt', s.reviewed_at, 'reviewedBy', reviewer.name, 'figures', s.figures)
                   ORDER BY r.sort_order, r.code), '[]')
              FROM region r
              LEFT JOIN submission s ON s.county_code = r.code AND s.period_id = p.id
              LEFT JOIN app_user sender ON sender.id = s.submitted_by_id
              LEFT JOIN app_user reviewer ON reviewer.id = s.reviewed_by_id
             WHERE r.level = 'county' AND (${county}::text IS NULL OR r.code = ${county})) AS counties
      FROM (SELECT 1) one
      LEFT JOIN period p ON p.year = ${year} AND p.month = ${month}
      LEFT JOIN app_user locker ON locker.id = p.locked_by_id`;
  return {
    ...row,
    lockedAt: row.lockedAt ? new Date(row.lockedAt) : null,
    base: row.base && { ...row.base, lockedAt: new Date(row.base.lockedAt) },
  };
}

interface BaseRow extends Month {
  id: string;
  lockedAt: string;
}

/** Whether a month has begun; what has not cannot be looked at. */
export function hasBegun(month: Month, today: string): boolean {
  const [year = 0, now = 0] = today.split('-').map(Number);
  return compareMonths(month, { year, month: now }) <= 0;
}
