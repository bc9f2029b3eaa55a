import type { TFunction } from 'i18next';
import type { Ctx } from '#app/auth/user.ts';
import { sql } from '#app/db/client.server.ts';
import { compareMonths, type Month, monthText, readMonth } from '#app/domain/periods/month.ts';
import { type MonthState, readMonthState } from '#app/domain/periods/period.queries.server.ts';
import { compareSchema } from '#app/domain/periods/period.schema.ts';
import { i18nFor } from '#app/i18n/i18n.server.ts';
import { refused } from '#app/lib/refusal.ts';
import { ENTERED, FACT_KINDS, type FactKind } from '../facts/fact.ts';
import { recordsPath } from '../facts/records.ts';
import { type Span, yearTo } from '../facts/span.ts';
import type { Column, Table } from '../tables/table.ts';
import { factRowsSql, TOLD_KINDS, thingsSql } from './changes.sql.server.ts';
import {
  type Corrections,
  MOST_ROWS,
  readFrozenCorrections,
  readLiveCorrections,
  type Told,
} from './corrections.queries.server.ts';
import { correctionsTable, pageOf, toldCells } from './tables.ts';

/** Two months of one year side by side: what the later one added, moved and corrected. */
export interface Comparison {
  month: string;
  with: string;
  /** Earlier months of the year, to choose from. */
  choices: string[];
  lockedAt: { month: string | null; with: string | null };
  tables: Table[];
}

interface Side {
  span: Span;
  periodId: string | null;
}

/**
 * Compares a month with an earlier one of its year; each as it was frozen, or as the records say while it is open.
 * Four or five statements.
 * @throws Refusal `forbidden`, `refused` for a month that is not earlier in the same year
 */
export async function readComparison(ctx: Ctx, month: Month, search: URLSearchParams): Promise<Comparison> {
  const asked = compareSchema.safeParse(Object.fromEntries(search));
  const text = asked.success ? asked.data.with : '';
  const earlier = text === undefined ? { ...month, month: month.month - 1 } : readMonth(text);
  if (!earlier || earlier.month < 1 || earlier.year !== month.year || compareMonths(earlier, month) >= 0)
    throw refused('periods:refusal.compareYear', {}, 'with');
  const [now, then, { t }] = await Promise.all([
    readMonthState(ctx, month),
    readMonthState(ctx, earlier),
    i18nFor(ctx.locale),
  ]);
  const [corrections, { sums, rows }] = await Promise.all([
    readAllCorrections(ctx, then, now),
    readDifferences(ctx, side(then, ctx), side(now, ctx)),
  ]);
  const isCorrected = new Set(corrections.rows.map(({ kind, subjectId }) => `${kind} ${subjectId}`));
  const moved = rows.filter((row) => row.moved && !isCorrected.has(`${row.kind} ${row.subjectId}`));
  const added = rows.filter((row) => !row.moved);
  return {
    month: monthText(month),
    with: monthText(earlier),
    choices: Array.from({ length: month.month - 1 }, (_, index) => monthText({ ...month, month: index + 1 })),
    lockedAt: {
      month: now.lockedAt?.toISOString() ?? null,
      with: then.lockedAt?.toISOString() ?? null,
    },
    tables: [
      summaryTable(sums, side(then, ctx), side(now, ctx), t),
      rowsTable('added', added, t),
      rowsTable('moved', moved, t),
      correctionsTable(corrections, then.lockedAt ? earlier : now.base, t),
    ],
  };
}

const side = ({ id, lockedAt, year, month }: MonthState, { today }: Ctx): Side => ({
  span: yearTo(year, month, today),
  periodId: lockedAt ? id : null,
});

/** Corrections told by the locked months between, and those the records make since while the later one is open. */
async function readAllCorrections(ctx: Ctx, then: MonthState, now: MonthState): Promise<Corrections> {
  const frozen = await readFrozenCorrections(ctx.user, then, now);
  const { base } = now;
  if (now.lockedAt || !base || compareMonths(base, then) < 0) return frozen;
  const live = await readLiveCorrections(ctx.user, {
    ...base,
    span: yearTo(base.year, base.month, ctx.today),
  });
  return { rows: [...frozen.rows, ...live.rows], count: frozen.count + live.count };
}

interface KindSum {
  kind: FactKind;
  then: { count: number; amount: string | null };
  now: { count: number; amount: string | null };
  added: number;
}

interface Difference {
  kind: FactKind;
  subjectId: string;
  dealId: string | null;
  label: string;
  before: Told | null;
  after: Told;
  /** A stage entered, or more money, by what the later month brought; else something new. */
  moved: boolean;
}

/** Both months by kind, and one by one what is new in the later; one statement. */
async function readDifferences(
  { user }: Ctx,
  then: Side,
  now: Side,
): Promise<{ sums: KindSum[]; rows: Difference[] }> {
  const db = sql();
  const end = then.span.asOf;
  const things = (of: Side) => thingsSql(db, factRowsSql(db, user, of));
  const sum = (name: string) =>
    db`json_build_object('count', count(${db(name)}.kind), 'amount', sum(${db(name)}.amount)::text)`;
  const [row] = await db<[{ sums: KindSum[]; rows: Difference[] }]>`
    WITH then_ AS MATERIALIZED (${things(then)}), now_ AS MATERIALIZED (${things(now)}),
    paired AS (
      SELECT coalesce(n.kind, t.kind) AS kind, n.subject_id, n.deal_id, n.label, t.kind AS old, n.kind AS new,
             t."on" AS then_on, t.amount AS then_amount, t.place AS then_place,
             n."on", n.amount, n.place, n.kind = ANY(${ENTERED}::text[]) AS entered
        FROM then_ t FULL JOIN now_ n ON n.kind = t.kind AND n.subject_id = t.subject_id),
    told AS (
      SELECT p.*, p.entered OR p.old IS NOT NULL AS moved
        FROM paired p
       WHERE p.new <> 'standing'
         AND (p.old IS NULL AND p."on" > ${end}::date OR p.new = 'signed' AND p.old IS NOT NULL AND p.amount <> p.then_amount)),
    sums AS (
      SELECT coalesce(t.kind, n.kind) AS kind, coalesce(t.told, '{"count":0,"amount":null}') AS "then",
             coalesce(n.told, '{"count":0,"amount":null}') AS "now",
             (SELECT count(*)::int FROM told d WHERE d.kind = coalesce(t.kind, n.kind) AND d.old IS NULL) AS added
        FROM (SELECT then_.kind, ${sum('then_')} AS told FROM then_ GROUP BY then_.kind) t
        FULL JOIN (SELECT now_.kind, ${sum('now_')} AS told FROM now_ GROUP BY now_.kind) n ON n.kind = t.kind)
    SELECT (SELECT coalesce(json_agg(s), '[]') FROM sums s) AS sums,
           (SELECT coalesce(json_agg(json_build_object(
                     'kind', d.kind, 'subjectId', d.subject_id, 'dealId', d.deal_id, 'label', d.label, 'moved', d.moved,
                     'before', CASE WHEN d.old IS NOT NULL THEN
                       json_build_object('on', d.then_on, 'amount', d.then_amount::text, 'place', d.then_place) END,
                     'after', json_build_object('on', d."on", 'amount', d.amount::text, 'place', d.place))
                   ORDER BY array_position(${TOLD_KINDS}::text[], d.kind), d."on", d.label COLLATE "zh-x-icu"), '[]')
              FROM (SELECT * FROM told ORDER BY array_position(${TOLD_KINDS}::text[], kind), "on", label COLLATE "zh-x-icu"
                     LIMIT ${MOST_ROWS}) d) AS rows`;
  return row;
}

/** Both months by kind, with the records behind each number. */
function summaryTable(sums: KindSum[], then: Side, now: Side, t: TFunction): Table {
  const columns = (['then', 'now'] as const).flatMap((name): Column[] => [
    {
      id: `${name}_count`,
      label: t('periods:compare.count'),
      kind: 'count',
      group: t(`periods:compare.${name}`),
    },
    {
      id: `${name}_amount`,
      label: t('periods:compare.amount'),
      kind: 'money',
      group: t(`periods:compare.${name}`),
    },
  ]);
  const order = (kind: FactKind) => FACT_KINDS.indexOf(kind);
  return {
    id: 'summary',
    title: t('periods:compare.summary'),
    head: t('periods:compare.kind'),
    columns: [...columns, { id: 'added', label: t('periods:compare.added'), kind: 'count' }],
    groups: [
      {
        label: null,
        rows: [...sums]
          .sort((a, b) => order(a.kind) - order(b.kind))
          .map((sum) => {
            const to = ({ span, periodId }: Side) =>
              recordsPath({ kind: sum.kind, ...span, period: periodId });
            return {
              key: sum.kind,
              label: t(`reports:fact.${sum.kind}`),
              cells: [
                { value: sum.then.count, to: to(then) },
                { value: sum.then.amount, to: to(then) },
                { value: sum.now.count, to: to(now) },
                { value: sum.now.amount, to: to(now) },
                { value: sum.added },
              ],
            };
          }),
      },
    ],
    total: null,
    notes: [t('periods:compare.note')],
  };
}

/** What the later month added, or moved on. */
function rowsTable(id: 'added' | 'moved', rows: Difference[], t: TFunction): Table {
  const parts = (group: string | undefined, name: string): Column[] =>
    (['on', 'amount', 'place'] as const).map((part) => ({
      id: `${name}_${part}`,
      label: t(`periods:told.${part}`),
      kind: part === 'amount' ? 'money' : 'text',
      group,
    }));
  const moved = id === 'moved';
  return {
    id,
    title: t(`periods:compare.${id}Title`),
    head: t('periods:corrections.record'),
    columns: [
      { id: 'kind', label: t('periods:corrections.kind'), kind: 'text' },
      ...(moved ? parts(t('periods:compare.then'), 'before') : []),
      ...parts(moved ? t('periods:compare.now') : undefined, 'after'),
    ],
    groups: [
      {
        label: null,
        rows: rows.map((row) => ({
          key: `${row.kind}:${row.subjectId}`,
          label: row.label,
          cells: [
            { value: t(`reports:fact.${row.kind}`), to: pageOf(row) },
            ...(moved ? toldCells(row.before) : []),
            ...toldCells(row.after),
          ],
        })),
      },
    ],
    total: null,
    notes: rows.length >= MOST_ROWS ? [t('periods:compare.capped', { shown: MOST_ROWS })] : [],
  };
}
