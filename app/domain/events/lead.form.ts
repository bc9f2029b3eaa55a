import type { readLead } from './lead.queries.server.ts';

/** A lead as its form holds it: text throughout. */
export function leadFormValues(lead: Awaited<ReturnType<typeof readLead>>) {
  const { companyName, person, title, phone, interest, chainCode, grade, version } = lead;
  return {
    companyName,
    person,
    title,
    phone,
    interest,
    chainCode: chainCode ?? '',
    grade,
    version: String(version),
  };
}
