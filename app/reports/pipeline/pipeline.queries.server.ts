import type { Ctx } from '#app/auth/user.ts';
import { i18nFor } from '#app/i18n/i18n.server.ts';
import { readPipelineData } from './data.queries.server.ts';
import type { Labels } from './labels.server.ts';
import type { Headline, PipelineReport } from './report.ts';
import { buildReport } from './tables.server.ts';

/** The report in the reader's language. @throws Refusal as readPipelineData */
export async function readPipeline(
  ctx: Ctx,
  search: URLSearchParams,
): Promise<{ report: PipelineReport; labels: Labels }> {
  const data = await readPipelineData(ctx, search);
  const { t } = await i18nFor(ctx.locale);
  return { report: buildReport(data, t, ctx.locale), labels: data.labels };
}

/** The year so far in one screen, for the home page. */
export async function readHeadline(ctx: Ctx): Promise<Headline> {
  return (await readPipeline(ctx, new URLSearchParams())).report.headline;
}
