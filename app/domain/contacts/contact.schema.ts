import * as z from 'zod/mini';
import { id, longText, oneOf, optionalText, phone, requiredText, version } from '#app/lib/schema.ts';

const isEmail = (text: string) => text === '' || /^[^\s@]+@[^\s@]+$/.test(text);

/** The contact form. */
export const contactSchema = z.object({
  name: requiredText(60),
  title: optionalText(80),
  phone,
  wechat: optionalText(60),
  email: z.pipe(optionalText(120), z.string().check(z.normalize('NFKC'), z.refine(isEmail, 'errors:email'))),
  notes: longText(2000),
});

export const contactEditSchema = z.extend(contactSchema, { version });

/** The buttons beside the form. */
export const contactIntentSchema = z.object({ intent: oneOf(['archive', 'restore']), version });

export type ContactInput = z.output<typeof contactSchema>;

export const CONTACT_SORTS = ['name', '-name', 'updated', '-updated'] as const;

/** The conditions of the contact list, as they stand in the URL. */
export const contactFilterSchema = z.object({
  q: z.catch(optionalText(100), ''),
  company: z.optional(id),
  sort: z._default(oneOf(CONTACT_SORTS), '-updated'),
  after: z.optional(id),
});

export type ContactFilter = z.output<typeof contactFilterSchema>;
