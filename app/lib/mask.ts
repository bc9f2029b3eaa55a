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

/** Numbers are typed half-width and full-width. */
const DIGIT = '[0-9０-９]';
const DAY = `${DIGIT}{4}[-－]${DIGIT}{1,2}[-－]${DIGIT}{1,2}`;
/** Groups between dots as phones have them; an amount has one dot. */
const DOTTED = `[+＋]?${DIGIT}{1,4}(?:[.．]${DIGIT}{3,4}){2,}|${DIGIT}{3,4}[.．]${DIGIT}{7,8}`;
const NUMBERS = new RegExp(
  `(?<!${DIGIT})(?:${DAY}|${DOTTED})(?!${DIGIT})|[+＋]?${DIGIT}(?:[ \u3000－-]?${DIGIT}){6,}`,
  'g',
);
const IS_DAY = new RegExp(`^${DAY}$`);

/** Free text with the numbers and addresses in it masked; days stay. */
export function maskWithin(text: string): string {
  return text
    .replace(/[\w.+-]+@[\w.-]+/g, maskText)
    .replace(NUMBERS, (run) => (IS_DAY.test(run) ? run : maskPhone(run)));
}
