import type { readGuest } from './guest.queries.server.ts';

/** A guest as its form holds it: text throughout. */
export function guestFormValues(guest: Awaited<ReturnType<typeof readGuest>>) {
  const { name, organization, title, phone, note, reply, company, version } = guest;
  const companyId = company?.id ?? '';
  return { name, organization, title, phone, note, reply, companyId, version: String(version) };
}
