import * as z from 'zod/mini';
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

/** A unified social credit code as it is stored; whether it checks is shown, and never a reason to refuse. */
export const uscc = z.pipe(optionalText(40), z.transform(normalizeUscc));

/** Rows that were left empty are no rows. */
function rowsOf<S extends z.ZodMiniType>(row: S, key: string) {
  const isFilled = (value: unknown) =>
    typeof value !== 'object' ||
    value === null ||
    !(key in value) ||
    (value as Record<string, unknown>)[key] !== '';
  return z.pipe(
    z.transform((rows) => (Array.isArray(rows) ? rows.filter(isFilled) : [])),
    z.array(row).check(z.maxLength(30)),
  );
}

const name = z.object({ name: requiredText(120), kind: oneOf(NAME_KINDS) });
const kind = z.object({ code, listYear: blankable(count(2100)) });

/** The company form. The code is only normalised here: a failing check digit warns and never blocks. */
export const companySchema = z.object({
  name: requiredText(120),
  names: rowsOf(name, 'name'),
  uscc: blankable(uscc),
  originCode: blankable(code),
  industryCode: blankable(code),
  groupName: blankable(optionalText(120)),
  kinds: rowsOf(kind, 'code'),
  website: blankable(optionalText(200).check(z.regex(/^https?:\/\/\S+$/, 'errors:url'))),
  address: blankable(optionalText(200)),
  profile: longText(),
});

export const companyEditSchema = z.extend(companySchema, { version });

export type CompanyInput = z.output<typeof companySchema>;

export const COMPANY_SORTS = ['name', '-name', 'updated', '-updated'] as const;

/** The conditions of the company list, as they stand in the URL. */
export const companyFilterSchema = z.object({
  q: z.catch(optionalText(100), ''),
  origin: z.optional(code),
  kind: z.optional(code),
  industry: z.optional(code),
  team: z.optional(id),
  sort: z._default(oneOf(COMPANY_SORTS), '-updated'),
  after: z.optional(id),
});

/** What a picker asks for. */
export const companyChoiceSchema = z.object({ q: z.catch(optionalText(100), '') });

export type CompanyFilter = z.output<typeof companyFilterSchema>;
