import type { RowFigure } from './figures.queries.server.ts';

type Kind = RowFigure['kind'];

/** The figures of a report by row; what no fact made reads zero. */
export class RowFigures {
  private readonly figures: Map<string, RowFigure>;

  constructor(figures: readonly RowFigure[]) {
    this.figures = new Map(
      figures.map((figure) => [keyOf(figure.row, figure.kind, figure.yearBefore), figure]),
    );
  }

  of(row: string, kind: Kind, yearBefore = false): RowFigure {
    return (
      this.figures.get(keyOf(row, kind, yearBefore)) ?? {
        row,
        kind,
        yearBefore,
        count: 0,
        amount: '0.00',
        yearCount: 0,
        yearAmount: '0.00',
        moved: 0,
        median: null,
      }
    );
  }

  /** Whether any row has facts of a kind in the span. */
  has(kind: Kind): boolean {
    return [...this.figures.values()].some(
      (figure) => figure.kind === kind && !figure.yearBefore && figure.count > 0,
    );
  }
}

const keyOf = (row: string, kind: Kind, yearBefore: boolean) => `${row}/${kind}/${yearBefore}`;
