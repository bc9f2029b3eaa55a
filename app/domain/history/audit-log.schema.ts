import * as z from 'zod';
import { code, day, id, optionalText } from '#app/lib/schema.ts';
import type { Subject } from './audit.server.ts';

export const SUBJECTS = [
  'companies',
  'contacts',
  'deals',
  'agreements',
  'visits',
  'reports',
  'teams',
  'users',
] as const satisfies readonly Subject[];

/** The conditions of the audit log, as they stand in the URL. Days are unfinished while they are typed. */
export const auditFilterSchema = z.object({
  q: optionalText(100).catch(''),
  person: id.optional(),
  action: code.optional(),
  subject: code.optional(),
  from: day.optional().catch(undefined),
  to: day.optional().catch(undefined),
  after: id.optional(),
});

export type AuditFilter = z.output<typeof auditFilterSchema>;
