import { maskPhone, maskWithin } from '#app/lib/mask.ts';

interface Personal {
  phone: string;
  note: string;
}

/** A guest as readers see them who do not work at the event. */
export const maskedGuest = <G extends Personal>(guest: G): G => ({
  ...guest,
  phone: maskPhone(guest.phone),
  note: maskWithin(guest.note),
});

/**
 * The fields of a guest the history tells of; numbers enter it masked, for it can never be erased.
 * @param before the guest before the change: a number that changed only where it is masked is marked "≠"
 */
export function loggedGuest<G extends Personal & { name: string; organization: string; title: string }>(
  guest: G,
  company: string | null,
  before?: Personal,
) {
  const hide = (field: keyof Personal, mask: (text: string) => string) => {
    const [was, is] = [before?.[field] ?? guest[field], guest[field]];
    return was !== is && mask(was) === mask(is) ? `≠ ${mask(is)}` : mask(is);
  };
  const { name, organization, title } = guest;
  return {
    name,
    organization,
    title,
    phone: hide('phone', maskPhone),
    note: hide('note', maskWithin),
    companyId: company,
  };
}
