import type { CurrentUser } from '#app/auth/user.ts';
import { sightOf } from '#app/auth/visible.ts';
import {
  type Fragment,
  visibleCompaniesSql,
  visibleDealsSql,
  visibleEditionsSql,
  visibleTripsSql,
  visibleVisitsSql,
} from '#app/auth/visible-sql.server.ts';
import { type Sql, searchSql } from '#app/db/client.server.ts';
import { likePattern } from '#app/lib/search-text.server.ts';
import { SEARCH_KINDS, type SearchKind } from './search.schema.ts';
import { type Term, wholeNames } from './search-terms.server.ts';

/** A record that fits, and how well: the lower the score, the better. */
export interface Ranked {
  id: string;
  kind: SearchKind;
  score: number;
  at: Date;
  /** How many of its kind the user sees that fit; undefined where there are too many to look at. */
  found?: number;
}

/** What fits more often is not looked at one by one. */
const FEW = 1_500;
/** Of what fits very often a user with a narrow sight gets the own teams', and these latest of all. */
const LATEST = 500;
/** One in fifty of a kind is very often: reading the latest soon finds enough. */
const OFTEN = 0.02;
/** Fewer of a kind in the sample say nothing. */
const TELLING = 50;

interface Question {
  sql: Sql;
  user: CurrentUser;
  size: number;
  score: Fragment;
}

/**
 * The best of each kind, at most `size` of each.
 *
 * Where few records of a kind fit, they are all looked at. Where many do, it is those that are called so or begin so, and
 * the latest of the rest.
 */
export async function rank(user: CurrentUser, query: string, terms: Term[], size: number): Promise<Ranked[]> {
  const sql = searchSql();
  const question = { sql, user, size, score: scoreSql(sql, query, terms) };
  const parts = terms.map(({ anywhere }) => anywhere);
  const starts = [...terms.slice(0, 1).map(({ start }) => start), ...parts.slice(1)];
  const often = await estimate(sql, parts, starts);
  const found = await Promise.all(
    SEARCH_KINDS.map(async (kind) => {
      const all = often(kind).parts ? undefined : await amongFew(question, kind, parts);
      if (all) return all;
      const some = await Promise.all([
        ...wholeNames(query).map((name) => amongFew(question, kind, [name])),
        often(kind).starts ? amongLatest(question, kind, starts) : amongFew(question, kind, starts),
        amongLatest(question, kind, parts),
      ]);
      return best(
        some.flatMap((rows) => rows ?? []),
        size,
      );
    }),
  );
  return found.flat();
}

/** Of which kinds very many hold these parts, told by a hundredth of all. */
async function estimate(sql: Sql, parts: string[], starts: string[]) {
  const share = (held: string[]) => sql`count(*) FILTER (WHERE ${holdsSql(sql, held)}) / count(*)::float8`;
  const rows = await sql<{ kind: SearchKind; parts: number; starts: number }[]>`
    SELECT e.kind, ${share(parts)} AS parts, ${share(starts)} AS starts
      FROM search_entry e TABLESAMPLE SYSTEM (1) REPEATABLE (1)
     GROUP BY e.kind HAVING count(*) >= ${TELLING}`;
  return (asked: SearchKind) => {
    const row = rows.find(({ kind }) => kind === asked);
    return { parts: (row?.parts ?? 0) > OFTEN, starts: (row?.starts ?? 0) > OFTEN };
  };
}

/** The best of all records of a kind that hold these parts, or undefined when that are too many. */
async function amongFew(
  { sql, user, size, score }: Question,
  kind: SearchKind,
  parts: string[],
): Promise<Ranked[] | undefined> {
  const holds = parts.map((part) => sql`e.text LIKE ${likePattern(part)}`);
  const rows = await sql<(Ranked & { hits: number })[]>`
    WITH hit AS MATERIALIZED (
      SELECT e.id, e.at, e.text FROM search_entry e
       WHERE e.kind = ${sql.unsafe(`'${kind}'`)} AND ${allOf(sql, holds)} LIMIT ${sql.unsafe(`${FEW + 1}`)}),
    counted AS (SELECT count(*)::int AS hits FROM hit)
    SELECT counted.hits, best.* FROM counted LEFT JOIN (
      SELECT e.id, e.at, ${score} AS score, count(*) OVER ()::int AS found FROM hit e
       WHERE (SELECT hits FROM counted) <= ${FEW} AND ${seenSql(sql, user, kind)}
       ORDER BY 3, e.at DESC LIMIT ${size}) best ON true`;
  if ((rows[0]?.hits ?? 0) > FEW) return undefined;
  return rows.filter(({ id }) => id !== null).map((row) => ({ ...row, kind }));
}

/** The latest of a kind that hold these parts; many do, so few have to be read. */
async function amongLatest(question: Question, kind: SearchKind, parts: string[]): Promise<Ranked[]> {
  const { sql, user, size, score } = question;
  const take = sql.unsafe(`LIMIT ${size}`);
  const columns = sql`e.id, e.at, ${score} AS score`;
  const ofKind = sql`e.kind = ${sql.unsafe(`'${kind}'`)}`;
  // Not LIKE, which would lead through the index of texts to all of them.
  const holds = holdsSql(sql, parts);
  const seen = seenSql(sql, user, kind);
  const read = {
    everywhere: () => sql<Ranked[]>`
      SELECT ${columns} FROM search_entry e WHERE ${ofKind} AND ${holds} AND ${seen} ORDER BY e.at DESC ${take}`,
    ownTeams: () => sql<Ranked[]>`
      SELECT own.* FROM unnest(${user.teamIds}::uuid[]) team (id) CROSS JOIN LATERAL (
        SELECT ${columns} FROM search_entry e
         WHERE e.team_id = team.id AND ${ofKind} AND ${holds} AND ${seen} ORDER BY e.at DESC ${take}) own`,
    latest: () => sql<Ranked[]>`
      SELECT ${columns} FROM (
        SELECT * FROM search_entry e WHERE ${ofKind} ORDER BY e.at DESC ${sql.unsafe(`LIMIT ${LATEST}`)}) e
       WHERE ${holds} AND ${seen} ${take}`,
  };
  const narrow = sightOf(user) === 'teams' || sightOf(user) === 'county';
  const found = await Promise.all(narrow ? [read.ownTeams(), read.latest()] : [read.everywhere()]);
  return best(
    found.flat().map((row) => ({ ...row, kind })),
    size,
  );
}

/** 0 for a term that is a whole name, 1 where a name begins with it, 2 a word, 3 anywhere; a record called so is first. */
function scoreSql(sql: Sql, query: string, terms: Term[]): Fragment {
  const holds = (part: string) => sql`strpos(e.text, ${part}) > 0`;
  const anyOf = (parts: string[]) => parts.map(holds).reduce((some, part) => sql`${some} OR ${part}`);
  const each = terms.map(
    ({ exact, start, word }) => sql`CASE WHEN ${holds(exact)} THEN 0 WHEN ${holds(start)} THEN 1
      WHEN ${anyOf(word)} THEN 2 ELSE 3 END`,
  );
  return sql`CASE WHEN ${anyOf(wholeNames(query))} THEN -1 ELSE
    ${each.reduce((sum, one) => sql`${sum} + ${one}`)} END`;
}

/** Whether the user sees the record of the entry `e`. */
function seenSql(sql: Sql, user: CurrentUser, kind: SearchKind): Fragment {
  // Entries of archived records are taken away with them.
  if (sightOf(user) === 'all') return sql`true`;
  switch (kind) {
    case 'company':
      return sql`EXISTS (SELECT FROM company c WHERE c.id = e.id AND ${visibleCompaniesSql(sql, user)})`;
    case 'contact':
      return sql`EXISTS (SELECT FROM contact k JOIN company c ON c.id = k.company_id
        WHERE k.id = e.id AND ${visibleCompaniesSql(sql, user)})`;
    case 'deal':
      return sql`EXISTS (SELECT FROM deal d WHERE d.id = e.id AND ${visibleDealsSql(sql, user)})`;
    case 'trip':
      return sql`EXISTS (SELECT FROM trip t WHERE t.id = e.id AND ${visibleTripsSql(sql, user)})`;
    case 'visit':
      return sql`EXISTS (SELECT FROM visit v WHERE v.id = e.id AND ${visibleVisitsSql(sql, user)})`;
    case 'event':
      return sql`EXISTS (SELECT FROM event_edition ed WHERE ed.id = e.id AND ${visibleEditionsSql(sql, user)})`;
  }
}

const holdsSql = (sql: Sql, parts: string[]): Fragment =>
  allOf(
    sql,
    parts.map((part) => sql`strpos(e.text, ${part}) > 0`),
  );

const allOf = (sql: Sql, conditions: Fragment[]): Fragment =>
  conditions.reduce((all, one) => sql`${all} AND ${one}`);

/** The best of these, each once; nobody counts them. */
function best(rows: Ranked[], size: number): Ranked[] {
  return [...new Map(rows.map(({ found: _, ...row }) => [row.id, row])).values()]
    .sort((a, b) => a.score - b.score || b.at.getTime() - a.at.getTime())
    .slice(0, size);
}
