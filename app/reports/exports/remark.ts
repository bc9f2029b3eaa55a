import { columnOf, type LedgerKind } from '#app/domain/ledgers/ledger.ts';

/** Columns that a deal has no field for; an import puts them at the end of its remark, by their heads. */
const KEPT = ['patron', 'unit', 'responsible'] as const;

export type KeptCode = (typeof KEPT)[number];

/**
 * A remark as the columns it was taken over from, so that a ledger that is taken over again says the same. Lines at its
 * end that begin with the head of such a column go back there; all else is progress.
 */
export function splitRemark(
  ledger: LedgerKind,
  remark: string,
): { progress: string } & Partial<Record<KeptCode, string>> {
  const lines = remark.split('\n');
  const kept: Partial<Record<KeptCode, string>> = {};
  for (const code of KEPT.toReversed()) {
    const head = `${columnOf(ledger, code)?.heads[0] ?? ''}：`;
    const last = lines.at(-1) ?? '';
    if (head === '：' || !last.startsWith(head) || last === head) continue;
    kept[code] = last.slice(head.length);
    lines.pop();
  }
  return { progress: lines.join('\n'), ...kept };
}
