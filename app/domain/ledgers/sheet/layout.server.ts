import { createHash } from 'node:crypto';
import { foldChinese } from '#app/lib/chinese-text.server.ts';
import type { SheetColumn } from '../reading.ts';

/** One key for sheets with the same heads in the same order. */
export function layoutOf(columns: SheetColumn[]): string {
  const heads = columns.map(({ head }) => foldChinese(head)).join('\n');
  return createHash('sha256').update(heads).digest('hex').slice(0, 32);
}
