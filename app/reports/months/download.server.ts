import type { Ctx } from '#app/auth/user.ts';
import { monthText } from '#app/domain/periods/month.ts';
import { readMonthState } from '#app/domain/periods/period.queries.server.ts';
import { i18nFor } from '#app/i18n/i18n.server.ts';
import { formatInstant } from '#app/lib/dates.ts';
import { download, type Format } from '../tables/download.server.ts';
import { readComparison } from './compare.queries.server.ts';
import { monthOf, readTables } from './month.queries.server.ts';

type Params = Record<string, string | undefined>;

/** The tables of a month as a file, as its page shows them to the user. */
export function downloadMonth(ctx: Ctx, request: Request, params: Params, format: Format): Promise<Response> {
  return download(ctx, request, format, async () => {
    const month = monthOf(params, ctx.today);
    const [{ t }, state] = await Promise.all([i18nFor(ctx.locale), readMonthState(ctx, month)]);
    const { figures, moved, corrections } = await readTables(ctx, state);
    const text = monthText(month);
    const title = t('periods:monthTitle', { ...month });
    const line = state.lockedAt
      ? t('periods:lockedBy', { at: formatInstant(state.lockedAt), name: state.lockedBy })
      : t('periods:openFile', { at: formatInstant(ctx.now) });
    return {
      id: `month-${text}`,
      file: title,
      cover: { title, lines: [line] },
      tables: [figures, ...moved, corrections],
    };
  });
}

/** Two months compared as a file, as the page shows them to the user. */
export function downloadComparison(
  ctx: Ctx,
  request: Request,
  params: Params,
  format: Format,
): Promise<Response> {
  return download(ctx, request, format, async () => {
    const { t } = await i18nFor(ctx.locale);
    const { searchParams } = new URL(request.url);
    const { tables, ...compared } = await readComparison(ctx, monthOf(params, ctx.today), searchParams);
    const title = t('periods:compare.title', { month: compared.month, with: compared.with });
    const lines = (['month', 'with'] as const).map((side) => {
      const at = compared.lockedAt[side];
      const month = compared[side];
      return at
        ? t('periods:compare.frozen', { month, at: formatInstant(at) })
        : t('periods:compare.live', { month });
    });
    return { id: `month-${compared.month}-compared`, file: title, cover: { title, lines }, tables };
  });
}
