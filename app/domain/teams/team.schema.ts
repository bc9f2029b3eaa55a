import * as z from 'zod/mini';
import { blankable, code, id, oneOf, requiredText, version } from '#app/lib/schema.ts';

export const TEAM_KINDS = [
  'city_bureau',
  'county_bureau',
  'task_force',
  'outpost',
  'park',
  'department',
  'organizer',
] as const;

const fields = z.object({
  name: requiredText(80),
  code: z
    .string({ error: 'errors:required' })
    .check(z.trim(), z.toLowerCase(), z.regex(/^[a-z0-9][a-z0-9-]{1,39}$/, 'teams:codeRule')),
  kind: oneOf(TEAM_KINDS),
  parentId: blankable(id),
  regionCode: blankable(code),
});

/** A county bureau without its county would see nothing of it. */
const hasCounty = ({ kind, regionCode }: { kind: string; regionCode: string | null }) =>
  kind !== 'county_bureau' || regionCode !== null;
const countyMissing = { path: ['regionCode'], error: 'teams:countyMissing' };

/** The team form. */
export const teamSchema = fields.check(z.refine(hasCounty, countyMissing));
export const teamEditSchema = z.extend(fields, { version }).check(z.refine(hasCounty, countyMissing));

export type TeamInput = z.output<typeof fields>;

/** The conditions of the team list, as they stand in the URL. */
export const teamFilterSchema = z.object({ archived: z.optional(z.literal('1')) });
