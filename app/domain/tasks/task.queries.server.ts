import type { Ctx } from '#app/auth/user.ts';
import { sightOf, worksFor } from '#app/auth/visible.ts';
import type { Fragment } from '#app/auth/visible-sql.server.ts';
import { db, sql } from '#app/db/client.server.ts';
import type { Prisma } from '#app/db/generated/client.ts';
import { canDeal } from '#app/domain/deals/deal.policy.ts';
import { offeredPeople } from '#app/domain/deals/deal-offers.ts';
import { canAnswer } from '#app/domain/instructions/instruction.policy.ts';
import { handedTo } from '#app/domain/instructions/instruction-offers.ts';
import { codeName } from '#app/i18n/i18n.server.ts';
import { addDays, type LocalDate } from '#app/lib/dates.ts';
import { maskWithin } from '#app/lib/mask.ts';
import { canTask } from './task.policy.ts';
import {
  groupOf,
  TASK_GROUPS,
  type TaskGroup,
  type TaskKind,
  type TaskPeople,
  weekEnd,
} from './task.rules.ts';
import type { TaskFilter } from './task.schema.ts';
import { type StepState, stepSightSql, stepsSql } from './task.sql.server.ts';
import { readClimbs } from './task-load.queries.server.ts';
import { offeredOnVisits } from './task-offers.ts';

const PAGE_SIZE = 50;
/** How long a finished task can still be found in the list of those done lately. */
const DONE_DAYS = 14;

interface Row {
  kind: TaskKind;
  id: string;
  version: number;
  what: string;
  due: LocalDate | null;
  done_at: Date | null;
  done_by: string | null;
  owner_id: string | null;
  owner: string | null;
  owner_team_id: string | null;
  team_id: string;
  team_ids: string[];
  in_sight: boolean;
  climbed: boolean;
  occurred_on: LocalDate | null;
  /** The deal, or the county of an instruction on one. */
  deal: string | null;
  county_en: string | null;
  given_by: string | null;
  company_id: string | null;
  company: string | null;
}

/**
 * One page of tasks: the open next steps of visits and deals and the instructions of officials, or those done lately.
 * `mine` are the user's own and those that climbed to them; the other views hold what the user sees.
 * @param take how many rows a page holds
 */
export async function listTasks(ctx: Ctx, filter: TaskFilter, take = PAGE_SIZE) {
  const climbs = await readClimbs(ctx);
  const [rows, counts] = await Promise.all([
    readRows(ctx, climbs, filter, take + 1),
    countTasks(ctx, climbs),
  ]);
  const shown = rows.slice(0, take);
  const last = rows.length > take ? shown.at(-1) : undefined;
  return { rows: shown.map((row) => toTask(ctx, row)), after: last ? keyOf(last) : null, counts };
}

/** The tasks to begin the day with: instructions of officials, then what is due first. */
export async function listFirstTasks(ctx: Ctx, take: number) {
  const climbs = await readClimbs(ctx);
  const [rows, counts] = await Promise.all([
    readRows(ctx, climbs, { view: 'first' }, take),
    countTasks(ctx, climbs),
  ]);
  return { rows: rows.map((row) => toTask(ctx, row)), counts };
}

export type TaskRow = Awaited<ReturnType<typeof listTasks>>['rows'][number];

type Climbs = Awaited<ReturnType<typeof readClimbs>>;

/** What everyone may see of tasks, and whose they are, as conditions on the steps `s` with their owner `o`. */
function conditions(ctx: Ctx, climbs: Climbs) {
  const query = sql();
  const { id } = ctx.user;
  const climbed = query`EXISTS (
    SELECT FROM unnest(${climbs.map(({ ownerId }) => ownerId)}::uuid[], ${climbs.map(({ before }) => before)}::date[])
             AS climb (owner_id, before)
     WHERE climb.owner_id = s.owner_id AND s.due < climb.before)`;
  return {
    climbed,
    mine: query`(s.owner_id = ${id} OR ${climbed})`,
    seen: stepSightSql(query, ctx.user),
  };
}

interface Wanted {
  view: TaskFilter['view'] | 'first';
  after?: string | undefined;
}

function readRows(ctx: Ctx, climbs: Climbs, { view, after }: Wanted, take: number): Promise<Row[]> {
  const query = sql();
  const { climbed, mine, seen } = conditions(ctx, climbs);
  const state: StepState = view === 'done' ? { doneSince: addDays(ctx.today, -DONE_DAYS) } : 'open';
  const views: Record<Wanted['view'], Fragment> = {
    first: mine,
    mine,
    sight: query`true`,
    overdue: query`s.due < ${ctx.today}`,
    done: query`true`,
  };
  const [key, id] = after?.split('_') ?? [];
  const order = {
    done: query`s.done_at DESC, s.id DESC`,
    first: query`(s.kind = 'instruction') DESC, s.due, s.id`,
    open: query`s.due, s.id`,
  }[view === 'done' || view === 'first' ? view : 'open'];
  const beyond =
    view === 'done'
      ? query`(s.done_at, s.id) < (${key ?? ''}::timestamptz, ${id ?? ''}::uuid)`
      : query`(s.due, s.id) > (${key ?? ''}::date, ${id ?? ''}::uuid)`;
  return query<Row[]>`
    SELECT s.*, o.name AS owner, o.team_id AS owner_team_id, b.name AS done_by, c.name AS company,
           (s.owner_id <> ${ctx.user.id} AND ${climbed}) AS climbed
      FROM (${stepsSql(query, ctx.user, state)}) s
      LEFT JOIN app_user o ON o.id = s.owner_id
      LEFT JOIN app_user b ON b.id = s.done_by_id
      LEFT JOIN company c ON c.id = s.company_id
     WHERE ${seen} AND ${views[view]} ${after ? query`AND ${beyond}` : query``}
     ORDER BY ${order} LIMIT ${take}`;
}

/** How many open tasks there are by when they are due, the user's own and all in sight. */
async function countTasks(ctx: Ctx, climbs: Climbs) {
  const query = sql();
  const { mine, seen } = conditions(ctx, climbs);
  const rows = await query<{ mine: boolean; group: TaskGroup; count: number }[]>`
    SELECT ${mine} AS mine, count(*)::int,
           CASE WHEN s.due < ${ctx.today} THEN 'overdue' WHEN s.due = ${ctx.today} THEN 'today'
                WHEN s.due <= ${weekEnd(ctx.today)} THEN 'week' ELSE 'later' END AS group
      FROM (${stepsSql(query, ctx.user, 'open')}) s LEFT JOIN app_user o ON o.id = s.owner_id
     WHERE ${seen} GROUP BY 1, 3`;
  const sum = (fits: (row: (typeof rows)[number]) => boolean) =>
    rows.filter(fits).reduce((total, { count }) => total + count, 0);
  const groups = (own: boolean) =>
    Object.fromEntries(
      TASK_GROUPS.map((group) => [group, sum((row) => row.group === group && (row.mine || !own))]),
    ) as Record<TaskGroup, number>;
  return { mine: groups(true), sight: groups(false) };
}

/** @returns the key of a row in its list, to go on after it */
const keyOf = ({ due, done_at, id }: Row) => `${done_at?.toISOString() ?? due}_${id}`;

function toTask(ctx: Ctx, row: Row) {
  const reads =
    row.owner_id === ctx.user.id || worksFor(ctx.user, [...row.team_ids, row.owner_team_id ?? '']);
  return {
    kind: row.kind,
    id: row.id,
    version: row.version,
    teamId: row.team_id,
    what: reads ? row.what : maskWithin(row.what),
    due: row.due,
    group: row.due && groupOf(row.due, ctx.today),
    doneAt: row.done_at?.toISOString() ?? null,
    doneBy: row.done_by,
    ownerId: row.owner_id,
    owner: row.owner ?? '',
    mine: row.owner_id === ctx.user.id,
    climbed: row.climbed,
    may: mayDo(ctx, row),
    /** Whether the user may say what comes next once this is done. */
    mayPlan: row.kind === 'deal' && row.in_sight && canDeal(ctx.user, 'edit', { teamId: row.team_id }),
    /** Whether the visit or deal itself is in the user's sight. */
    inSight: row.in_sight,
    occurredOn: row.occurred_on,
    about: row.county_en ? codeName({ name: row.deal ?? '', nameEn: row.county_en }, ctx.locale) : row.deal,
    /** Who left it, of an instruction. */
    givenBy: row.given_by,
    company: row.company ?? '',
  };
}

function mayDo({ user }: Ctx, row: Row): boolean {
  const { kind, owner_id: ownerId, owner_team_id: ownerTeamId, team_id: teamId } = row;
  if (kind !== 'instruction') return canTask(user, { ownerId, ownerTeamId, teamId });
  return canAnswer(user, { ownerId: ownerId ?? '', ownerTeamId: teamId });
}

/** People the tasks of a page may be handed to; which of them a task offers says ownersFor. */
export async function readTaskPeople(
  ctx: Ctx,
  tasks: Pick<TaskRow, 'kind' | 'teamId'>[],
): Promise<TaskPeople> {
  const { user } = ctx;
  const teams = new Set(tasks.filter(({ kind }) => kind === 'deal').map(({ teamId }) => teamId));
  const read = (where: Prisma.UserWhereInput) =>
    db().user.findMany({
      where,
      orderBy: [{ team: { name: 'asc' } }, { name: 'asc' }],
      select: { id: true, name: true, teamId: true, team: { select: { name: true } } },
    });
  const [onVisits, onDeals, onInstructions] = await Promise.all([
    read(offeredOnVisits(user)),
    read({ OR: [...teams].map((teamId) => offeredPeople(user, teamId)) }),
    tasks.some(({ kind }) => kind === 'instruction') ? read(handedTo(user)) : [],
  ]);
  const offer = ({ id, name, team }: (typeof onVisits)[number]) => ({
    value: id,
    text: `${name}（${team.name}）`,
  });
  const sight = sightOf(user);
  const isSeen = (teamId: string) => sight === 'all' || (sight !== 'events' && user.teamIds.includes(teamId));
  return {
    self: user.id,
    onVisits: onVisits.map(offer),
    onDeals: onDeals.map((person) => ({
      ...offer(person),
      onlyTeam: isSeen(person.teamId) ? null : person.teamId,
    })),
    onInstructions: onInstructions.map(offer),
  };
}
