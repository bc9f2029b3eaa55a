import { COLUMNS, type LedgerColumn, type LedgerKind } from '#app/domain/ledgers/ledger.ts';
import { i18nFor } from '#app/i18n/i18n.server.ts';
import type { Asked } from './lists.server.ts';
import { type Column, type ColumnKind, cellsOf, type Frame, type Sheet, type Value } from './sheet.ts';

/** What each column of a ledger prints, by its code; one without stays empty, for the office to fill in. */
export type Printed<Row, Ledger extends LedgerKind> = {
  [Code in (typeof COLUMNS)[Ledger][number]['code']]?: (row: Row) => Value | undefined;
};

/** In what the money of a ledger is counted, as counties print it. */
const MONEY: Record<LedgerKind, 'yi' | 'wan'> = {
  negotiating: 'yi',
  signed: 'wan',
  trips: 'wan',
  receptions: 'wan',
};

/**
 * A ledger in the layout of the paper one: title, unit, the printed heads, rows, sums and notes. It is in Simplified
 * Chinese whatever the reader's language, for that is what offices exchange and what the import reads.
 */
export async function ledgerSheet<Ledger extends LedgerKind, Row>(
  { ctx }: Asked,
  ledger: Ledger,
  printed: Printed<Row, Ledger>,
  batches: AsyncIterable<Row[]>,
): Promise<Sheet> {
  const { t } = await i18nFor('zh-CN');
  const name = t(`list.export.${ledger}`);
  const columns: readonly LedgerColumn[] = COLUMNS[ledger];
  const valueIn = printed as Record<string, (row: Row) => Value | undefined>;
  const kindOf = ({ kind }: LedgerColumn): ColumnKind =>
    kind === 'money' ? MONEY[ledger] : kind === 'area' || kind === 'count' || kind === 'day' ? kind : 'text';
  let number = 0;
  const shown: Column<Row>[] = columns
    .filter(({ code, extra }) => !extra || code === 'number' || (code === 'code' && 'code' in printed))
    .map((column): Column<Row> => {
      const kind = kindOf(column);
      const head = column.heads[0] ?? column.code;
      if (column.code === 'number')
        return {
          head,
          kind: 'count',
          value: () => {
            number += 1;
            return number;
          },
        };
      const unit =
        kind === 'yi' || kind === 'wan' || kind === 'area' ? `（${t(`exports:unit.${kind}`)}）` : '';
      return { head: `${head}${unit}`, kind, value: (row) => valueIn[column.code]?.(row) };
    });
  const frame: Frame = {
    title: name,
    lines: [],
    total: t('exports:ledger.total'),
    notes: [
      t('exports:ledger.source', { team: ctx.user.teamName, date: ctx.today }),
      ...('code' in printed ? [t('exports:ledger.code')] : []),
    ],
  };
  return { name: `${name} ${ctx.today}`, frame, ...cellsOf(shown, batches) };
}
