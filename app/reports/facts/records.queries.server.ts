import type { Ctx } from '#app/auth/user.ts';
import { db, sql } from '#app/db/client.server.ts';
import { forbidden, Refusal } from '#app/lib/refusal.ts';
import { problemOf } from '#app/lib/schema.ts';
import { canReadPerson } from './person.policy.ts';
import { countedSql } from './records.sql.server.ts';
import { type RecordKind, type RecordsOf, recordsSchema } from './records.ts';

const PAGE = 50;

/** One record behind a number. */
export interface CountedRecord {
  id: string;
  label: string;
  on: string;
  team: string;
  /** Yuan it counts with in this number; null where only the number counts. */
  amount: string | null;
  /** How long the deal stood in the stage it left. */
  days: number | null;
  /** When the deal left the stage it had entered; null while it has not. */
  movedOn: string | null;
  /** The page of the record; null for what is not the user's to open. */
  to: string | null;
}

type Row = Omit<CountedRecord, 'to'> & { deal: string | null; visit: string | null };

/** What the records add up to. */
export interface RecordTotal {
  count: number;
  amount: string;
  /** Of deals that entered a stage: how many left it by the day. */
  moved: number;
  /** The median of the days. */
  median: number | null;
}

/**
 * The records one number counts, latest first, from the SQL that made the number; `total` is that number again.
 * @param take how many at a time
 * @throws Refusal `refused` when the address makes no sense, `forbidden` for a person whose figures are not the
 *   user's to read
 */
export async function readRecords(ctx: Ctx, search: URLSearchParams, take = PAGE) {
  const parsed = recordsSchema.safeParse(Object.fromEntries(search));
  if (!parsed.success) throw new Refusal('refused', parsed.error.issues.map(problemOf));
  const { after, ...of } = parsed.data;
  if (of.person) await refuseOthers(ctx, of.person);
  const query = sql();
  const [day, id] = after?.split('~') ?? [];
  const [row] = await query<[{ total: RecordTotal; records: Row[] }]>`
    WITH chosen AS MATERIALIZED (${countedSql(query, ctx, of)}),
    page AS (
      SELECT c.*, team.name AS team FROM chosen c JOIN team ON team.id = c.team_id::uuid
       ${after ? query`WHERE (c."on", c.id) < (${day ?? ''}::date, ${id ?? ''}::uuid)` : query``}
       ORDER BY c."on" DESC, c.id DESC
       LIMIT ${take + 1})
    SELECT (SELECT json_build_object(
              'count', count(*), 'amount', coalesce(round(sum(amount), 2), 0.00)::text,
              'moved', count(moved_on), 'median', percentile_cont(0.5) WITHIN GROUP (ORDER BY days))
              FROM chosen) AS total,
           (SELECT coalesce(json_agg(json_build_object(
              'id', p.id, 'deal', p.deal, 'visit', p.visit, 'label', p.label, 'on', p."on", 'team', p.team,
              'amount', round(p.amount, 2)::text, 'days', p.days, 'movedOn', p.moved_on)
              ORDER BY p."on" DESC, p.id DESC), '[]') FROM page p) AS records`;
  const records = row.records.slice(0, take).map(({ deal, visit, ...record }) => ({
    ...record,
    to: pageOf(of.kind, { id: record.id, deal, visit }),
  }));
  const last = records.at(-1);
  return {
    of: of as RecordsOf,
    total: row.total,
    records,
    after: row.records.length > take && last ? `${last.on}~${last.id}` : null,
  };
}

async function refuseOthers(ctx: Ctx, id: string): Promise<void> {
  const person = await db().user.findUnique({ where: { id }, select: { id: true, teamId: true } });
  if (!person || !canReadPerson(ctx.user, person)) throw forbidden();
}

/** The page of a record: arrivals are shown on their deal, companies met at the latest talk with them. */
function pageOf(
  kind: RecordKind,
  { id, deal, visit }: { id: string; deal: string | null; visit: string | null },
): string | null {
  if (deal) return `/deals/${deal}`;
  if (visit) return `/visits/${visit}`;
  if (kind === 'trip') return `/trips/${id}`;
  return kind.startsWith('visit_') ? `/visits/${id}` : null;
}
