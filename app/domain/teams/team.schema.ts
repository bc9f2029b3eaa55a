import * as z from 'zod';
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
    .trim()
    .toLowerCase()
    .regex(/^[a-z0-9][a-z0-9-]{1,39}$/, 'teams:codeRule'),
  kind: oneOf(TEAM_KINDS),
  parentId: blankable(id),
  regionCode: blankable(code),
});

/** A county bureau without its county would see nothing of it. */
const hasCounty = ({ kind, regionCode }: { kind: string; regionCode: string | null }) =>
  kind !== 'county_bureau' || regionCode !== null;
const countyMissing = { path: ['regionCode'], error: 'teams:countyMissing' };

/** The team form. */
export const teamSchema = fields.refine(hasCounty, countyMissing);
export const teamEditSchema = fields.extend({ version }).refine(hasCounty, countyMissing);

export type TeamInput = z.output<typeof fields>;

/** The conditions of the team list, as they stand in the URL. */
export const teamFilterSchema = z.object({ archived: z.literal('1').optional() });
