import { createHash } from 'node:crypto';

/** A UUID of version 7's form that depends only on the key and sorts by the instant. */
export function demoId(key: string, at: Date): string {
  const time = at.getTime().toString(16).padStart(12, '0');
  const digest = createHash('sha256').update(key).digest('hex');
  const tail = `7${digest.slice(0, 3)}8${digest.slice(3, 6)}${digest.slice(6, 18)}`;
  return `${time}${tail}`.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
