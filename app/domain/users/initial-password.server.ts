import { randomInt } from 'node:crypto';

/** Without 0 O 1 l I and the like: the password is read aloud or copied from paper once. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz';
const DIGITS = '23456789';
const GROUPS = 4;
const GROUP_LENGTH = 4;

/** A random password of four groups such as `kfwm-7hqc-x3ne-pb8t`, about 79 bits. */
export function initialPassword(): string {
  const alphabet = LETTERS + DIGITS;
  const group = () =>
    Array.from({ length: GROUP_LENGTH }, () => alphabet[randomInt(alphabet.length)]).join('');
  return Array.from({ length: GROUPS }, group).join('-');
}
