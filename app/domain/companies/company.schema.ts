import * as z from 'zod';
import {
  blankable,
  code,
  count,
  id,
  longText,
  oneOf,
  optionalText,
  requiredText,
  version,
} from '#app/lib/schema.ts';
import { normalizeUscc } from '#app/lib/uscc.ts';

export const NAME_KINDS = ['alias', 'former'] as const;

/** Rows that were left empty are no rows. */
function rowsOf<S extends z.ZodType>(row: S, key: string) {
  const isFilled = (value: unknown) =>
    typeof value !== 'object' ||
    value === null ||
    !(key in value) ||
    (value as Record<string, unknown>)[key] !== '';
  return z.preprocess((rows) => (Array.isArray(rows) ? rows.filter(isFilled) : []), z.array(row).max(30));
}

const name = z.object({ name: requiredText(120), kind: oneOf(NAME_KINDS) });
const kind = z.object({ code, listYear: blankable(count(2100)) });

/** The company form. The code is only normalised here: a failing check digit warns and never blocks. */
export const companySchema = z.object({
  name: requiredText(120),
  names: rowsOf(name, 'name'),
  uscc: blankable(optionalText(40).transform(normalizeUscc)),
  originCode: blankable(code),
  industryCode: blankable(code),
  groupName: blankable(optionalText(120)),
  kinds: rowsOf(kind, 'code'),
  website: blankable(optionalText(200).refine((text) => /^https?:\/\/\S+$/.test(text), 'errors:url')),
  address: blankable(optionalText(200)),
  profile: longText(),
});

export const companyEditSchema = companySchema.extend({ version });

export type CompanyInput = z.output<typeof companySchema>;

export const COMPANY_SORTS = ['name', '-name', 'updated', '-updated'] as const;

/** The conditions of the company list, as they stand in the URL. */
export const companyFilterSchema = z.object({
  q: optionalText(100).catch(''),
  origin: code.optional(),
  kind: code.optional(),
  industry: code.optional(),
  team: id.optional(),
  sort: oneOf(COMPANY_SORTS).default('-updated'),
  after: id.optional(),
});

export type CompanyFilter = z.output<typeof companyFilterSchema>;
