import type { Ctx } from '#app/auth/user.ts';
import { i18nFor } from '#app/i18n/i18n.server.ts';
import { readPastedBlock } from '#app/lib/pasted-table.ts';
import { refused } from '#app/lib/refusal.ts';
import { MEASURE_CODES, type Measure } from './measure.ts';
import { layBlock, type Pasted } from './paste.rules.ts';
import { readTargetGrid } from './target.queries.server.ts';

/** A pasted table laid over the year's grid, as a browser does by itself. @throws Refusal `refused` when it is empty */
export async function readPastedTargets(
  ctx: Ctx,
  year: number,
  added: readonly Measure[],
  table: string,
): Promise<Pasted> {
  const block = readPastedBlock(table);
  if (block.length === 0) throw refused('targets:problem.emptyPaste', {}, 'table');
  const { rows, measures } = await readTargetGrid(ctx, year, added);
  const { t } = await i18nFor(ctx.locale);
  const columns = MEASURE_CODES.map((measure) => ({ measure, names: [t(`reports:measure.${measure}`)] }));
  return layBlock(block, { rows, columns, shown: measures }, { row: 0, column: 0 });
}
