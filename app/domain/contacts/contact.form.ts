import type { readContact } from './contact.queries.server.ts';

/** A contact as its form holds it: text throughout. */
export function contactFormValues(contact: Awaited<ReturnType<typeof readContact>>) {
  const { name, title, phone, wechat, email, notes, version } = contact;
  return { name, title, phone, wechat, email, notes, version: String(version) };
}
