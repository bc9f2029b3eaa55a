import type { LeaderRank } from '#app/db/generated/client.ts';
import type { LocalDate } from '#app/lib/dates.ts';
import type { RowProblem } from './import.ts';
import { columnOf } from './ledger.ts';
import type { LedgerValues, Person, RowValues } from './reading.ts';

/*
 * Rows of the ledgers of journeys and of receptions. A journey calls on each company of its row: a stop, and the visit
 * that came of it. A reception is a visit of each company that came.
 */

/** The fields of a journey or visit that may be compared, as text. */
export type TalkFields = Record<string, string>;

export interface TripDraft {
  kind: 'trips';
  leader: Person;
  startsOn: LocalDate;
  cities: string[];
  companies: string[];
  counterparts: Person[];
  /** Of the journey: endsOn, cities, purpose. */
  trip: TalkFields;
  /** Of its visits, all together: summary, outcome. */
  visit: TalkFields;
}

export interface ReceptionDraft {
  kind: 'receptions';
  companies: [string, ...string[]];
  occurredOn: LocalDate;
  guests: Person[];
  /** headcount, sites, receivedBy, summary, outcome. */
  visit: TalkFields;
}

interface Drafted<D> {
  draft: D | null;
  problems: RowProblem[];
}

const problem = (code: string, key: string, params?: RowProblem['params']): RowProblem => ({
  ...{ code, key, params },
});

/** What separates the parts of a list where it is compared as text. */
const JOINT = '、';
export const listed = (text: string | undefined): string[] => (text ? text.split(JOINT) : []);

/** What a row of the ledger of journeys says. */
export function tripDraft(
  values: RowValues,
  cells: Record<string, string>,
  today: LocalDate,
): Drafted<TripDraft> {
  const given = values as LedgerValues<'trips'>;
  const [leader] = given.leader ?? [];
  const problems = [
    ...(given.period ? future('period', given.period.to.on, today) : [problem('period', 'errors:required')]),
    ...(leader ? [] : [problem('leader', 'errors:required')]),
  ];
  if (problems.length > 0 || !given.period || !leader) return { draft: null, problems };
  const cities = given.places ?? [];
  const companies = given.companies ?? [];
  const told = companies.length > 0;
  const notes = [
    told ? '' : (given.talks ?? ''),
    ...(['members', 'counterparts', ...(told ? [] : ['outcome']), 'followUpBy'] as const).map((code) =>
      cells[code] ? `${columnOf('trips', code)?.heads[0]}：${cells[code]}` : '',
    ),
  ];
  return {
    draft: {
      ...{ kind: 'trips', leader, startsOn: given.period.from.on, cities, companies },
      counterparts: given.counterparts ?? [],
      trip: filled({
        ...{
          endsOn: given.period.to.on,
          cities: cities.join(JOINT),
          purpose: notes.filter(Boolean).join('\n'),
        },
      }),
      visit: told ? filled({ summary: given.talks, outcome: given.outcome }) : {},
    },
    problems,
  };
}

/** What a row of the ledger of receptions says. */
export function receptionDraft(values: RowValues, today: LocalDate): Drafted<ReceptionDraft> {
  const given = values as LedgerValues<'receptions'>;
  const [first, ...others] = given.companies ?? [];
  const problems = [
    ...(given.period
      ? future('period', given.period.from.on, today)
      : [problem('period', 'errors:required')]),
    ...(first ? [] : [problem('companies', 'errors:required')]),
  ];
  if (problems.length > 0 || !given.period || !first) return { draft: null, problems };
  return {
    draft: {
      kind: 'receptions',
      companies: [first, ...others],
      occurredOn: given.period.from.on,
      guests: given.guests ?? [],
      visit: filled({
        headcount: given.headcount === undefined ? undefined : String(given.headcount),
        sites: given.sites?.join(JOINT),
        receivedBy: [...(given.hosts ?? []), ...(given.escorts ?? [])].map(personText).join(JOINT),
        summary: given.intention,
        outcome: given.followUp,
      }),
    },
    problems,
  };
}

/**
 * The part of a text that is of one company: what follows its name at the head of a line, as exports write the talks of
 * a journey. Null where the text does not tell the companies apart.
 */
function partOf(text: string, company: string, companies: string[]): string | null {
  if (companies.length === 1) return text;
  const parts = new Map<string, string[]>();
  let current: string[] = [];
  for (const line of text.split('\n')) {
    const name = companies.find((one) => line.startsWith(`${one}：`));
    if (name === undefined && parts.size === 0) return null;
    if (name !== undefined && parts.has(name)) return null;
    if (name !== undefined) {
      current = [];
      parts.set(name, current);
    }
    current.push(name === undefined ? line : line.slice(name.length + 1));
  }
  return (parts.get(company) ?? []).join('\n');
}

const partsOf = ({ visit, companies }: TripDraft, company: string, undivided: (text: string) => string) =>
  filled(
    Object.fromEntries(
      Object.entries(visit).map(([field, text]) => [
        field,
        partOf(text, company, companies) ?? undivided(text),
      ]),
    ),
  );

/** What a row says of a visit that is new: of this company, or else of all. */
export const newTalk = (draft: TripDraft | ReceptionDraft, company: string): TalkFields =>
  draft.kind === 'trips' ? partsOf(draft, company, (text) => text) : draft.visit;

/**
 * What a row says of a visit that is there. A text for several companies is of none of them; who received guests and
 * what follows stand in more fields of a record than a ledger has columns.
 */
export function knownTalk(draft: TripDraft | ReceptionDraft, company: string): TalkFields {
  if (draft.kind === 'trips') return partsOf(draft, company, () => '');
  const { headcount, sites, summary } = draft.visit;
  return filled({ headcount, sites, summary });
}

/** What a row says of a journey that is there; its purpose was not made from notes of a ledger. */
export const knownJourney = ({ trip: { endsOn, cities } }: TripDraft): TalkFields =>
  filled({ endsOn, cities });

const future = (code: string, day: LocalDate, today: LocalDate) =>
  day > today ? [problem(code, 'errors:future')] : [];

const personText = ({ name, title }: Person) => [name, title].filter(Boolean).join(' ');

/** The rank of a leader by the title: heads of party and government, their deputies, leaders of departments, of counties. */
export function rankOf(title: string): LeaderRank {
  if (/县|区委|区长/.test(title)) return 'county';
  if (/副/.test(title)) return 'deputy';
  if (/书记|市长/.test(title)) return 'head';
  return 'department';
}

const filled = (fields: Record<string, string | undefined>): TalkFields =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value)) as TalkFields;
