import * as z from 'zod/mini';
import { code, day, id, optionalText } from '#app/lib/schema.ts';
import type { Subject } from './audit.server.ts';

export const SUBJECTS = [
  'companies',
  'contacts',
  'deals',
  'agreements',
  'visits',
  'targets',
  'definitions',
  'reports',
  'teams',
  'users',
] as const satisfies readonly Subject[];

/** The conditions of the audit log, as they stand in the URL. Days are unfinished while they are typed. */
export const auditFilterSchema = z.object({
  q: z.catch(optionalText(100), ''),
  person: z.optional(id),
  action: z.optional(code),
  subject: z.optional(code),
  from: z.catch(z.optional(day), undefined),
  to: z.catch(z.optional(day), undefined),
  after: z.optional(id),
});

export type AuditFilter = z.output<typeof auditFilterSchema>;
