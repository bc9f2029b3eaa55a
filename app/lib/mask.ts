/*
 * What is shown of personal data to readers who do not work the record: enough to recognise, too little to use.
 */

const HIDDEN = '****';

/** A phone number without its middle: 13800001234 reads 138****1234; short numbers keep only their last two digits. */
export function maskPhone(phone: string): string {
  if (phone.trim() === '') return '';
  const digits = phone.normalize('NFKC').replace(/\D/g, '');
  if (digits.length >= 11) return `${digits.slice(0, 3)}${HIDDEN}${digits.slice(-4)}`;
  return digits.length >= 7 ? `${HIDDEN}${digits.slice(-2)}` : HIDDEN;
}

/** An account or address by its first character; an address keeps its domain: demo@example.com reads d****@example.com. */
export function maskText(text: string): string {
  const trimmed = text.trim();
  if (trimmed === '') return '';
  const at = trimmed.lastIndexOf('@');
  const [name, rest] = at > 0 ? [trimmed.slice(0, at), trimmed.slice(at)] : [trimmed, ''];
  const [first = ''] = name;
  return `${name.length > 1 ? first : ''}${HIDDEN}${rest}`;
}

const NUMBERS = /\b\d{4}-\d{1,2}-\d{1,2}\b|\+?\d(?:[ -]?\d){6,}/g;
const DAY = /^\d{4}-\d{1,2}-\d{1,2}$/;

/** Free text with the numbers and addresses in it masked; days stay. */
export function maskWithin(text: string): string {
  return text
    .replace(/[\w.+-]+@[\w.-]+/g, maskText)
    .replace(NUMBERS, (run) => (DAY.test(run) ? run : maskPhone(run)));
}
