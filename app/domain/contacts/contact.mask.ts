import { maskPhone, maskText, maskWithin } from '#app/lib/mask.ts';
import type { ContactInput } from './contact.schema.ts';

type Numbers = Pick<ContactInput, 'phone' | 'wechat' | 'email' | 'notes'>;

/** A contact as readers see it who do not work the record; notes are the team's own and stay with it. */
export function masked<C extends Numbers>(contact: C): C {
  return {
    ...contact,
    phone: maskPhone(contact.phone),
    wechat: maskText(contact.wechat),
    email: maskText(contact.email),
    notes: '',
  };
}

/**
 * The fields the history tells of. The log is read by auditors and can never be erased, so numbers enter it masked.
 * @param before the contact before the change: a number that changed only where it is masked is marked "≠"
 */
export function loggedFields(contact: ContactInput, before?: ContactInput) {
  const hide = (field: keyof Numbers, mask: (text: string) => string) => {
    const [was, is] = [before?.[field] ?? contact[field], contact[field]];
    return was !== is && mask(was) === mask(is) ? `≠ ${mask(is)}` : mask(is);
  };
  return {
    name: contact.name,
    title: contact.title,
    phone: hide('phone', maskPhone),
    wechat: hide('wechat', maskText),
    email: hide('email', maskText),
    notes: hide('notes', maskWithin),
  };
}
