import Big from 'big.js';
import type { Stage } from '#app/domain/deals/stage.ts';
import { sumYuan } from '#app/lib/money.ts';
import { growth } from '../rate.ts';
import type { Breakdown, CellId } from './cells.ts';
import type { CellFigure, Change, ColumnId, ReportRow, ReportTable } from './report.ts';

const COLUMN: Record<ColumnId, Pick<CellId, 'set' | 'stage'>> = {
  current: { set: 'current', stage: 'negotiating' },
  reached: { set: 'reached', stage: 'negotiating' },
  negotiating: { set: 'current', stage: 'negotiating' },
  signed: { set: 'signed', stage: 'signed' },
};

const keyOf = ({ set, stage, by, key }: CellId) => `${set}/${stage}/${by}/${key}`;

/** The cells of the report by what they count; a cell without deals reads zero. */
export class Figures {
  private readonly cells: Map<string, CellFigure>;
  private readonly earlier: Figures | null;

  /** @param before the cells of the same period of the year before, where the tables compare with it */
  constructor(cells: readonly CellFigure[], before: readonly CellFigure[] | null = null) {
    this.cells = new Map(cells.map((cell) => [keyOf(cell), cell]));
    this.earlier = before && new Figures(before);
  }

  get(id: CellId): CellFigure {
    return this.cells.get(keyOf(id)) ?? { ...id, deals: 0, amount: '0.00' };
  }

  /**
   * A figure against that of the year before.
   * @param then what it is compared with, where that has a key of its own
   */
  change(id: CellId, then: CellId = id): Change | null {
    if (!this.earlier) return null;
    const [now, before] = [this.get(id), this.earlier.get(then)];
    return { deals: growth(now.deals, before.deals), amount: growth(now.amount, before.amount), before };
  }

  /** One row of a table: a figure for each column, the last one compared with the year before. */
  row(by: Breakdown, key: string, label: string, columns: readonly ColumnId[], keyBefore = key): ReportRow {
    const cells = columns.map((column) => ({ ...COLUMN[column], by, key }));
    const last = cells.at(-1);
    return {
      key,
      label,
      figures: cells.map((cell) => this.get(cell)),
      change: last ? this.change(last, { ...last, key: keyBefore }) : null,
    };
  }

  stageRow(stage: Stage, label: string): ReportRow {
    const cell = (set: 'current' | 'reached') => ({ set, stage, by: 'all', key: '' }) as const;
    const [current, reached] = [cell('current'), cell('reached')];
    return {
      key: stage,
      label,
      figures: [this.get(current), this.get(reached)],
      change: this.change(reached),
    };
  }

  /** The values of a breakdown that have deals, the largest signed amount first. */
  keys(by: Breakdown): string[] {
    const amount = (key: string) => new Big(this.get({ ...COLUMN.signed, by, key }).amount);
    const keys = new Set([...this.cells.values()].filter((cell) => cell.by === by).map((cell) => cell.key));
    return [...keys].sort((a, b) => amount(b).cmp(amount(a)) || a.localeCompare(b));
  }
}

export const hasDeals = (row: ReportRow): boolean => row.figures.some(({ deals }) => deals > 0);

/** Whether the rows of a table add up to more than its total, in deals or in money. */
export function exceedsTotal({ groups, total }: Pick<ReportTable, 'groups' | 'total'>): boolean {
  if (!total) return false;
  const rows = groups.flatMap((group) => group.rows);
  return total.figures.some((whole, column) => {
    const figures = rows.flatMap((row) => row.figures[column] ?? []);
    const deals = figures.reduce((sum, figure) => sum + figure.deals, 0);
    return deals > whole.deals || new Big(sumYuan(figures.map(({ amount }) => amount))).gt(whole.amount);
  });
}
