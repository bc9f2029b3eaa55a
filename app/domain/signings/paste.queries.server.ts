import type { Ctx } from '#app/auth/user.ts';
import { visibleCompanies } from '#app/auth/visible.ts';
import { db } from '#app/db/client.server.ts';
import { readPastedTable } from '#app/lib/pasted-table.ts';
import { type Problem, Refusal, refused } from '#app/lib/refusal.ts';
import { problemOf } from '#app/lib/schema.ts';
import { type ProjectOptions, readProjectOptions, readRunEdition } from './form.queries.server.ts';
import {
  COLUMNS,
  dayOf,
  kindOf,
  named,
  type PasteColumn,
  type PastedRow,
  REQUIRED,
  readRows,
} from './paste.rules.ts';
import { type ProjectInput, projectSchema } from './signing.schema.ts';

/** A ceremony is prepared in one go. */
const MAX_ROWS = 100;

/** A row of a pasted table as it was understood. */
export interface PastedProject {
  line: number;
  /** As it will read on the list. */
  shown: {
    name: string;
    investor: string;
    county: string;
    /** Yuan, or what was typed where it is no amount. */
    amount: { yuan: string } | { typed: string };
    kind: string;
    team: string;
    owner: string;
  };
  isNewCompany: boolean;
  problems: Problem[];
  /** What may be left open here and must be there before the signing. */
  lacking: PasteColumn[];
}

const ASKED_LATER = ['countyCode', 'industryCode', 'ownerId', 'talkOn', 'screenedBy'] as const;

/**
 * What a table pasted into the desk would put on the list, row by row, with what is wrong.
 * @throws Refusal `not_found`, `forbidden`, `refused` when there is no table to be read
 */
export async function readPaste(ctx: Ctx, editionId: string, text: string) {
  await readRunEdition(ctx, editionId);
  const table = readPastedTable(text);
  if (table.length === 0) throw refused('signings:paste.empty', {}, 'table');
  const rows = readRows(table);
  if (!rows || rows.length === 0)
    throw refused(
      'signings:paste.noHead',
      { columns: REQUIRED.map((one) => COLUMNS[one][0]).join('、') },
      'table',
    );
  if (rows.length > MAX_ROWS) throw refused('signings:paste.tooMany', { max: MAX_ROWS }, 'table');
  const options = await readProjectOptions(ctx);
  const names = rows.flatMap(({ row }) => row.investorName ?? []);
  const companies = await db().company.findMany({
    where: { AND: [{ name: { in: names } }, visibleCompanies(ctx.user)] },
    select: { name: true },
  });
  const known = new Set(companies.map(({ name }) => name));
  const lineOf = new Map<string, number>();
  const inputs: ProjectInput[] = [];
  const projects = rows.map(({ line, row }): PastedProject => {
    const { fields, problems, matched } = understand(row, options);
    const first = row.name ? lineOf.get(row.name) : undefined;
    if (first) problems.push({ key: 'signings:paste.twice', params: { row: first }, field: 'name' });
    else if (row.name) lineOf.set(row.name, line);
    const parsed = projectSchema.safeParse(fields);
    if (parsed.success) inputs.push(parsed.data);
    else problems.push(...parsed.error.issues.map(problemOf).filter((found) => !isTold(problems, found)));
    return {
      line,
      shown: {
        name: row.name ?? '',
        investor: row.investorName ?? '',
        county: matched.countyCode ?? row.countyCode ?? '',
        amount: parsed.success ? { yuan: parsed.data.amount } : { typed: row.amount ?? '' },
        kind: fields.kind,
        team: matched.teamId ?? row.teamId ?? '',
        owner: matched.ownerId ?? row.ownerId ?? '',
      },
      isNewCompany: !known.has(row.investorName ?? ''),
      problems,
      lacking: ASKED_LATER.filter((column) => !row[column]),
    };
  });
  return { projects, inputs };
}

const isTold = (problems: Problem[], { field }: Problem) =>
  problems.some((problem) => problem.field === field);

/** The projects of a table that is right throughout. @throws Refusal `refused` while a row is wrong */
export async function readPastedProjects(ctx: Ctx, editionId: string, text: string): Promise<ProjectInput[]> {
  const { projects, inputs } = await readPaste(ctx, editionId, text);
  const wrong = projects.filter(({ problems }) => problems.length > 0).length;
  if (wrong > 0) throw new Refusal('refused', [{ key: 'signings:paste.problems', params: { count: wrong } }]);
  return inputs;
}

/** A row in the shape of the project's form, names looked up, and the names that were found. */
function understand(row: PastedRow, options: ProjectOptions) {
  const problems: Problem[] = [];
  const matched: PastedRow = {};
  const look = (
    field: keyof PastedRow,
    key: string,
    list: readonly { value: string; text: string }[],
  ): string => {
    const text = row[field];
    if (!text) return '';
    const found = named(list, text);
    if (found) matched[field] = found.text;
    if (!found) problems.push({ key, params: { text }, field });
    return found?.value ?? '';
  };
  const teamId = look('teamId', 'signings:paste.unknownTeam', options.teams);
  const byName = (people: ProjectOptions['people']) =>
    people.map(({ value, name }) => ({ value, text: name }));
  const owners = options.people.filter((person) => person.teamId === teamId);
  const day = row.talkOn ? dayOf(row.talkOn) : '';
  if (day === undefined)
    problems.push({ key: 'signings:paste.unknownDate', params: { text: row.talkOn ?? '' }, field: 'talkOn' });
  const kind = kindOf(row.kind);
  if (!kind)
    problems.push({ key: 'signings:paste.unknownKind', params: { text: row.kind ?? '' }, field: 'kind' });
  const fields = {
    name: row.name ?? '',
    content: row.content ?? row.name ?? '',
    investorName: row.investorName ?? '',
    amount: row.amount ?? '',
    kind: kind ?? 'contract',
    signedBy: row.signedBy ?? '',
    countyCode: look('countyCode', 'signings:paste.unknownCounty', options.counties),
    industryCode: look('industryCode', 'signings:paste.unknownIndustry', options.industries),
    teamId,
    ownerId: look('ownerId', 'signings:paste.unknownPerson', byName(owners)),
    talkOn: day ?? '',
    talkPlace: row.talkPlace ?? '',
    talkGuest: row.talkGuest ?? '',
    talkStaffId: look('talkStaffId', 'signings:paste.unknownPerson', byName(options.staff)),
    talkSummary: row.talkSummary ?? '',
    screenedBy: row.screenedBy ?? '',
  };
  return { fields, problems, matched };
}
