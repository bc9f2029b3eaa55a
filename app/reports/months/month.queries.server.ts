import type { Ctx } from '#app/auth/user.ts';
import type { Tx } from '#app/db/client.server.ts';
import type { Prisma } from '#app/db/generated/client.ts';
import { endOf, type Month, monthText, readMonth } from '#app/domain/periods/month.ts';
import { canPeriod } from '#app/domain/periods/period.policy.ts';
import {
  type CountySubmission,
  hasBegun,
  type MonthState,
  readMonthState,
} from '#app/domain/periods/period.queries.server.ts';
import { monthViewSchema } from '#app/domain/periods/period.schema.ts';
import { i18nFor } from '#app/i18n/i18n.server.ts';
import { notFound, Refusal } from '#app/lib/refusal.ts';
import { problemOf } from '#app/lib/schema.ts';
import { readMonthSums } from '../facts/facts.queries.server.ts';
import { type Span, yearTo } from '../facts/span.ts';
import type { Table } from '../tables/table.ts';
import type { LockedBase } from './changes.sql.server.ts';
import { type Check, readChecks } from './checks.queries.server.ts';
import {
  type Corrections,
  readFrozenCorrections,
  readLiveCorrections,
} from './corrections.queries.server.ts';
import { figuresOf, MEASURED_KINDS } from './figures.ts';
import { correctionsTable, figuresTable, movedTables } from './tables.ts';

/** The latest month locked before another, with the days it counted. */
export async function readBase(tx: Tx, { year, month }: Month, today: string): Promise<LockedBase | null> {
  const period = await tx.period.findFirst({
    where: { lockedAt: { not: null }, OR: [{ year: { lt: year } }, { year, month: { lt: month } }] },
    orderBy: [{ year: 'desc' }, { month: 'desc' }],
    select: { id: true, year: true, month: true, lockedAt: true },
  });
  if (!period?.lockedAt) return null;
  return { id: period.id, lockedAt: period.lockedAt, span: yearTo(period.year, period.month, today) };
}

/** The month an address names. @throws Refusal `not_found` for no month, and for one that has not begun */
export function monthOf(params: Record<string, string | undefined>, today: string): Month {
  const month = readMonth(params.month ?? '');
  if (!month || !hasBegun(month, today)) throw notFound();
  return month;
}

/** A month's tables, as the page and every file show them. */
export interface MonthTables {
  figures: Table;
  moved: Table[];
  corrections: Table;
}

/** What the page of a month shows. */
export interface MonthPage extends MonthTables {
  month: Month;
  text: string;
  lockedAt: string | null;
  lockedBy: string | null;
  circular: MonthState['circular'];
  /** The month before it in its year, to be compared with. */
  before: string | null;
  /** Whether its last day has come, and whether that is over. */
  due: boolean;
  ended: boolean;
  counties: Omit<CountySubmission, 'figures'>[];
  /** The county whose own part is shown, with what looks wrong there. */
  county: { code: string; checks: Check[] } | null;
  may: { submit: boolean; review: boolean; lock: boolean };
}

/**
 * A month: what every county in sight handed in and what it reads now, what moved since, and the corrections it
 * tells. Four statements, one more with a county's checks.
 * @throws Refusal `forbidden`, `refused` when the address makes no sense
 */
export async function readMonthPage(ctx: Ctx, month: Month, search: URLSearchParams): Promise<MonthPage> {
  const asked = monthViewSchema.safeParse(Object.fromEntries([...search].filter(([, value]) => value)));
  if (!asked.success) throw new Refusal('refused', asked.error.issues.map(problemOf));
  const state = await readMonthState(ctx, month);
  const own = ctx.user.role === 'county_office' ? ctx.user.regionCode : null;
  const code = own ?? asked.data.county;
  const county = state.counties.find((one) => one.code === code);
  const [tables, checks] = await Promise.all([
    readTables(ctx, state),
    county ? readChecks(ctx, county.code, spanOf(state, ctx.today)) : [],
  ]);
  return {
    ...tables,
    month,
    text: monthText(month),
    lockedAt: state.lockedAt?.toISOString() ?? null,
    lockedBy: state.lockedBy,
    circular: state.circular,
    before: month.month > 1 ? monthText({ ...month, month: month.month - 1 }) : null,
    due: ctx.today >= endOf(month),
    ended: ctx.today > endOf(month),
    counties: state.counties.map(({ figures: _, ...rest }) => rest),
    county: county ? { code: county.code, checks } : null,
    may: {
      submit: canPeriod(ctx.user, 'submit') && !state.lockedAt,
      review: canPeriod(ctx.user, 'review') && !state.lockedAt,
      lock: canPeriod(ctx.user, 'lock') && !state.lockedAt,
    },
  };
}

const spanOf = ({ year, month }: Month, today: string): Span => yearTo(year, month, today);

/** The tables of a month for whoever may read it. @throws Refusal `forbidden` */
export async function readTables(ctx: Ctx, state: MonthState): Promise<MonthTables> {
  const periodId = state.lockedAt ? state.id : null;
  const span = spanOf(state, ctx.today);
  const [{ t }, sums, corrections] = await Promise.all([
    i18nFor(ctx.locale),
    readMonthSums(ctx.user, { span, periodId }, MEASURED_KINDS, 'county'),
    readCorrections(ctx, state),
  ]);
  const { counties, year, month, base } = state;
  const given = { month: { year, month }, counties, sums, span, periodId, t, locale: ctx.locale };
  return {
    figures: figuresTable(given, ctx.user.role !== 'county_office'),
    moved: movedTables(given),
    corrections: correctionsTable(corrections, base, t),
  };
}

/** What a month corrects: kept with it once it is locked, until then as the records say today. */
export async function readCorrections(ctx: Ctx, state: MonthState): Promise<Corrections> {
  const { base } = state;
  if (!base) return { rows: [], count: 0 };
  if (state.lockedAt) {
    const before =
      state.month === 1 ? { year: state.year - 1, month: 12 } : { ...state, month: state.month - 1 };
    return readFrozenCorrections(ctx.user, before, state);
  }
  const span = spanOf(base, ctx.today);
  return readLiveCorrections(ctx.user, { id: base.id, lockedAt: base.lockedAt, span });
}

/** A county's figures as it reads them when it hands in its month. @throws Refusal `forbidden` */
export async function readFigures(ctx: Ctx, month: Month): Promise<Prisma.InputJsonObject> {
  const source = { span: spanOf(month, ctx.today), periodId: null };
  const sums = await readMonthSums(ctx.user, source, MEASURED_KINDS, 'county');
  return { ...figuresOf(sums, ctx.user.regionCode ?? '', month.month) } as unknown as Prisma.InputJsonObject;
}
