import * as z from 'zod/mini';
import { blankable, code, day, id, oneOf } from '#app/lib/schema.ts';
import { FACT_KINDS } from './fact.ts';

/** What a number may count: facts of a kind, talks out and in, companies met, next steps overdue today. */
export const RECORD_KINDS = [...FACT_KINDS, 'visits', 'company', 'overdue'] as const;
export type RecordKind = (typeof RECORD_KINDS)[number];

/** Which records stand behind a number: facts of a kind, on days, for a place. */
export interface RecordsOf {
  kind: RecordKind;
  from: string;
  asOf: string;
  /** A county's code; `none` for facts without one. */
  county?: string | null;
  /** With those below it. */
  team?: string | null;
  /** `1`: the team alone. */
  own?: string | null;
  person?: string | null;
  /** `1`: of 10 亿元 and more only. */
  large?: string | null;
  /** `1`: of deals that entered a stage, also which of them left it forward by the day. */
  moved?: string | null;
  /** `1`: of the same days of the year before. */
  before?: string | null;
  /** The locked month that kept them. */
  period?: string | null;
}

/** What a link from a number carries. */
export const recordsSchema = z.object({
  kind: oneOf(RECORD_KINDS),
  from: day,
  asOf: day,
  county: blankable(code),
  team: blankable(id),
  own: blankable(oneOf(['1'])),
  person: blankable(id),
  large: blankable(oneOf(['1'])),
  moved: blankable(oneOf(['1'])),
  before: blankable(oneOf(['1'])),
  period: blankable(id),
  /** Where the page before ended: day and id of its last record. */
  after: blankable(z.string().check(z.regex(/^\d{4}-\d\d-\d\d~[0-9a-f-]{36}$/, 'errors:unknown'))),
});

/** The address that lists exactly the records behind a number. */
export function recordsPath(records: RecordsOf): string {
  const given = Object.entries(records).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return `/reports/records?${new URLSearchParams(given)}`;
}
