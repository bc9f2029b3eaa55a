import { formatYi } from '#app/lib/money.ts';
import { percentText } from '../rate.ts';
import type { Cell, ColumnKind } from './table.ts';

/** A value as the page and paper show it: 亿元 (billions in English), percent and points with two decimals. */
export function cellText({ value }: Cell, kind: ColumnKind, locale: string): string {
  if (value === null) return '—';
  switch (kind) {
    case 'money':
      return formatYi(String(value), locale);
    case 'percent':
      return percentText(String(value));
    case 'points':
      return percentText(String(value), 2, true);
    default:
      return String(value);
  }
}
