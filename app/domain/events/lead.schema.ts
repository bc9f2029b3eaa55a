import * as z from 'zod/mini';
import {
  age,
  blankable,
  code,
  id,
  longText,
  onceKey,
  oneOf,
  optionalText,
  phone,
  requiredText,
  version,
} from '#app/lib/schema.ts';

export const GRADES = ['hot', 'warm', 'cold'] as const;
export const LEAD_STATES = ['open', 'handed', 'deal'] as const;

const person = {
  person: optionalText(60),
  title: optionalText(80),
  phone,
  interest: longText(1000),
  chainCode: blankable(code),
  grade: oneOf(GRADES),
};

/** Interest caught at the booth, from a guest or by a company typed; two taps, the rest can follow. */
export const leadCaptureSchema = z
  .object({
    ...person,
    guestId: blankable(id),
    companyName: optionalText(120),
    key: onceKey,
    age,
  })
  .check(
    z.refine(({ guestId, companyName }) => guestId !== null || companyName !== '', {
      error: 'errors:required',
      path: ['companyName'],
    }),
  );

export type LeadCapture = z.output<typeof leadCaptureSchema>;

/** The form that completes a lead. */
export const leadEditSchema = z.object({ ...person, companyName: requiredText(120), version });

export type LeadInput = Omit<z.output<typeof leadEditSchema>, 'version'>;

export const leadIntentSchema = z.object({ intent: oneOf(['archive', 'restore']), version });

/** Hands a lead to a team, or takes it back with none. */
export const handSchema = z.object({ leadId: id, teamId: blankable(id), version });

/** The conditions of the list of leads, as they stand in the URL. */
export const leadFilterSchema = z.object({
  state: z.optional(oneOf(LEAD_STATES)),
  grade: z.optional(oneOf(GRADES)),
  chain: z.optional(code),
  after: z.optional(id),
});

export type LeadFilter = z.output<typeof leadFilterSchema>;
