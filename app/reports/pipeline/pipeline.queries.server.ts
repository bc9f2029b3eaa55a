import type { Ctx } from '#app/auth/user.ts';
import { i18nFor } from '#app/i18n/i18n.server.ts';
import { type PipelineData, readPipelineData } from './data.queries.server.ts';
import type { Labels } from './labels.server.ts';
import type { Headline, PipelineReport } from './report.ts';
import { buildReport } from './tables.server.ts';

/** The report in the reader's language, compared with the year before. @throws Refusal as readPipelineData */
export async function readPipeline(
  ctx: Ctx,
  search: URLSearchParams,
): Promise<{ report: PipelineReport; labels: Labels }> {
  const data = await readPipelineData(ctx, search, true);
  return { report: await inWords(ctx, data), labels: data.labels };
}

/** The year so far in one screen, for the home page. */
export async function readHeadline(ctx: Ctx): Promise<Headline> {
  return (await inWords(ctx, await readPipelineData(ctx, new URLSearchParams()))).headline;
}

async function inWords(ctx: Ctx, data: PipelineData): Promise<PipelineReport> {
  const { t } = await i18nFor(ctx.locale);
  return buildReport(data, t, ctx.locale);
}
