import type { Ctx } from '#app/auth/user.ts';
import { worksFor } from '#app/auth/visible.ts';
import { type Fragment, visibleInstructionsSql } from '#app/auth/visible-sql.server.ts';
import { db, type Sql, sql } from '#app/db/client.server.ts';
import { readPage } from '#app/db/page.server.ts';
import { readCounties } from '#app/domain/codes/code.queries.server.ts';
import { readHistory } from '#app/domain/history/history.queries.server.ts';
import { codeName } from '#app/i18n/i18n.server.ts';
import { maskWithin } from '#app/lib/mask.ts';
import { notFound } from '#app/lib/refusal.ts';
import { canInstruct, canInstruction } from './instruction.policy.ts';
import { type InstructionStep, isPossible, stateOf } from './instruction.rules.ts';
import type { InstructionFilter, InstructionView, SubjectInput } from './instruction.schema.ts';
import { type InstructionSqlRow, readableSql, readInstructionRows } from './instruction.sql.server.ts';
import { handedTo } from './instruction-offers.ts';
import { readOwners, readSubject } from './instruction-owners.server.ts';

/** An instruction as pages show it; numbers in its texts are for its giver, its owner and who works the deal. */
function toRow({ user, today, locale }: Ctx, found: InstructionSqlRow) {
  const standing = {
    dueOn: found.due_on,
    doneAt: found.done_at,
    closedAt: found.closed_at,
    archivedAt: found.archived_at,
  };
  const state = stateOf(standing, today);
  const held = {
    givenById: found.given_by_id,
    ownerId: found.owner_id,
    ownerTeamId: found.owner_team_id,
  };
  const reads = [held.givenById, held.ownerId].includes(user.id) || worksFor(user, found.team_ids);
  const may = (step: InstructionStep) => isPossible(step, state) && canInstruction(user, step, held);
  return {
    id: found.id,
    version: found.version,
    state,
    text: reads ? found.text : maskWithin(found.text),
    answer: reads ? found.answer : maskWithin(found.answer),
    masked: !reads,
    dueOn: found.due_on,
    givenAt: found.given_at.toISOString(),
    givenBy: found.given_by,
    ownerId: found.owner_id,
    owner: found.owner,
    ownerTeam: found.owner_team,
    doneAt: found.done_at?.toISOString() ?? null,
    doneBy: found.done_by,
    on:
      found.deal === null
        ? { name: codeName({ name: found.county ?? '', nameEn: found.county_en ?? '' }, locale), to: null }
        : { name: found.deal, to: found.opens ? `/deals/${found.deal_id}` : null },
    may: {
      answer: may('answer'),
      takeBack: may('takeBack'),
      handOver: may('handOver'),
      close: may('close'),
      reopen: may('reopen'),
      revise: may('revise'),
      sendBack: may('sendBack'),
      withdraw: may('withdraw'),
      restore: may('restore'),
    },
  };
}

export type InstructionRow = ReturnType<typeof toRow>;

function inView(query: Sql, { user, today }: Ctx, view: InstructionView): Fragment {
  switch (view) {
    case 'mine':
      return query`i.owner_id = ${user.id} AND i.done_at IS NULL`;
    case 'given':
      return query`i.given_by_id = ${user.id} AND i.closed_at IS NULL`;
    case 'all':
      return query`true`;
    case 'overdue':
      return query`i.done_at IS NULL AND i.due_on < ${today}`;
    case 'done':
      return query`i.done_at IS NOT NULL AND i.closed_at IS NULL`;
    case 'closed':
      return query`i.closed_at IS NOT NULL`;
    case 'withdrawn':
      return query`i.archived_at IS NOT NULL`;
  }
}

/** What a role opens the list with: its own to give or to answer, or everything. */
const FIRST_VIEW: Partial<Record<Ctx['user']['role'], InstructionView>> = {
  official: 'given',
  city_office: 'all',
};

/** Views that show what was given last first; the others what is due first. */
const LATEST_FIRST: readonly InstructionView[] = ['all', 'closed', 'withdrawn'];

/** One page of the instructions in sight. Withdrawn ones stand in a view of their own, for their giver. */
export async function listInstructions(ctx: Ctx, { view, after }: InstructionFilter) {
  const shown = view ?? FIRST_VIEW[ctx.user.role] ?? 'mine';
  const where = (query: Sql) => {
    const scope = shown === 'withdrawn' ? readableSql(query, ctx) : visibleInstructionsSql(query, ctx.user);
    return query`${scope} AND ${inView(query, ctx, shown)}`;
  };
  const page = await readPage(after, {
    count: (take) => countUpTo(take, where),
    rows: ({ take }) =>
      readInstructionRows(
        ctx,
        (query) =>
          query`${where(query)} ${fromKey(query, LATEST_FIRST.includes(shown), after)} LIMIT ${take}`,
      ),
  });
  return { ...page, rows: page.rows.map((row) => toRow(ctx, row)), view: shown };
}

async function countUpTo(most: number, where: (query: Sql) => Fragment): Promise<number> {
  const query = sql();
  const [row] = await query<{ count: number }[]>`
    SELECT count(*)::int FROM (SELECT FROM instruction i WHERE ${where(query)} LIMIT ${most}) found`;
  return row?.count ?? 0;
}

/** The order of a list, from the row after the last one of the page before. */
function fromKey(query: Sql, latestFirst: boolean, after: string | undefined): Fragment {
  if (latestFirst) {
    const beyond = query`AND (i.given_at, i.id) < (SELECT given_at, id FROM instruction WHERE id = ${after ?? ''}::uuid)`;
    return query`${after ? beyond : query``} ORDER BY i.given_at DESC, i.id DESC`;
  }
  const beyond = query`AND (i.due_on, i.id) > (SELECT due_on, id FROM instruction WHERE id = ${after ?? ''}::uuid)`;
  return query`${after ? beyond : query``} ORDER BY i.due_on, i.id`;
}

/** Counties to leave an instruction on; none for who leaves none. */
export async function readInstructionCounties({ user, locale }: Ctx) {
  return canInstruct(user) ? readCounties(locale) : [];
}

/**
 * An instruction with what was done to it, and whom it may be handed to.
 * @throws Refusal `not_found`
 */
export async function readInstruction(ctx: Ctx, id: string) {
  const [found] = await readInstructionRows(
    ctx,
    (query) => query`i.id = ${id} AND ${readableSql(query, ctx)}`,
  );
  if (!found) throw notFound();
  const row = toRow(ctx, found);
  const [history, people] = await Promise.all([
    readHistory('instructions', id, row.masked),
    row.may.handOver ? readHandedTo(ctx, row.ownerId) : [],
  ]);
  return { ...row, history, people };
}

async function readHandedTo(ctx: Ctx, ownerId: string) {
  const people = await db().user.findMany({
    where: { AND: [handedTo(ctx.user), { id: { not: ownerId } }] },
    orderBy: [{ team: { name: 'asc' } }, { name: 'asc' }],
    select: { id: true, name: true, team: { select: { name: true } } },
  });
  return people.map(({ id, name, team }) => ({ value: id, text: `${name}（${team.name}）` }));
}

const SHOWN = 20;

/** The instructions on a deal that the user may see, and whether the user may leave one; the caller found the deal. */
export async function listInstructionsOfDeal(ctx: Ctx, dealId: string) {
  const rows = await readInstructionRows(
    ctx,
    (query) => query`i.deal_id = ${dealId} AND ${visibleInstructionsSql(query, ctx.user)}
      ORDER BY i.given_at DESC, i.id DESC LIMIT ${SHOWN}`,
  );
  return { instructions: rows.map((row) => toRow(ctx, row)), mayInstruct: canInstruct(ctx.user) };
}

/** The user's own instructions that ask for a look: those answered, the longest waiting first, then those overdue. */
export async function listWaiting(ctx: Ctx): Promise<InstructionRow[]> {
  if (!canInstruct(ctx.user)) return [];
  const rows = await readInstructionRows(
    ctx,
    (query) => query`${visibleInstructionsSql(query, ctx.user)}
      AND i.given_by_id = ${ctx.user.id} AND i.closed_at IS NULL
      AND (i.done_at IS NOT NULL OR i.due_on < ${ctx.today})
      ORDER BY i.done_at NULLS LAST, i.due_on, i.id LIMIT ${SHOWN}`,
  );
  return rows.map((row) => toRow(ctx, row));
}

/** What an instruction is to be left on, and who may be charged with it. @throws Refusal `not_found` */
export async function readInstructionStart(ctx: Ctx, subject: SubjectInput) {
  const on = await readSubject(db(), ctx, subject);
  return {
    on: on.deal
      ? { name: on.deal.name, code: on.deal.code, to: `/deals/${on.deal.id}` }
      : { name: codeName(on.county, ctx.locale), code: null, to: null },
    owners: await readOwners(db(), on),
  };
}
