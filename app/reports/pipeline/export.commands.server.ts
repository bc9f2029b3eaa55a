import type { Ctx } from '#app/auth/user.ts';
import { inTransaction } from '#app/db/client.server.ts';
import { recordChange } from '#app/domain/history/audit.server.ts';
import { i18nFor } from '#app/i18n/i18n.server.ts';
import { problemText } from '#app/i18n/problem-text.ts';
import { Refusal } from '#app/lib/refusal.ts';
import { pipelineCsv } from './csv.ts';
import { readConditions } from './data.queries.server.ts';
import { type PipelineFilters, toSearch } from './filters.ts';
import { pipelineJson } from './json.server.ts';
import { filterOptions } from './options.server.ts';
import { readPipeline } from './pipeline.queries.server.ts';
import type { PipelineReport } from './report.ts';
import { coverOf, sheetsOf } from './sheets.ts';
import { pipelineXlsx } from './xlsx.server.ts';

export type ExportFormat = 'json' | 'csv' | 'xlsx';

const TYPES: Record<ExportFormat, string> = {
  json: 'application/json; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/**
 * The report as a file of the user's language and scope, and an audit entry that says who took it with which
 * conditions and how many rows. Whoever only asks for the head takes nothing. Conditions that make no sense are answered with 422 and `{ problems }` in words.
 */
export async function exportPipeline(
  ctx: Ctx,
  method: string,
  search: URLSearchParams,
  format: ExportFormat,
): Promise<Response> {
  if (method === 'OPTIONS')
    return new Response(null, { status: 204, headers: { Allow: 'GET, HEAD, OPTIONS' } });
  const { t } = await i18nFor(ctx.locale);
  const headers = ({ from, to }: PipelineFilters) =>
    headersOf(format, t('reports:export.file', { from, to }));
  try {
    if (method === 'HEAD') {
      return new Response(null, { headers: headers((await readConditions(ctx, search)).filters) });
    }
    const { report, labels } = await readPipeline(ctx, search);
    const sheets = sheetsOf(report, t);
    const rows = sheets.reduce((sum, sheet) => sum + sheet.rows.length, 0);
    const cover = coverOf(report, filterOptions(labels, t, ctx.locale), t);
    const body =
      format === 'json'
        ? JSON.stringify(pipelineJson(report, labels))
        : format === 'csv'
          ? pipelineCsv(cover, sheets, t)
          : await pipelineXlsx(cover, sheets, ctx.now, t);
    await recordExport(ctx, report, format, rows);
    return new Response(body, { headers: headers(report.filters) });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const problems = error.problems.map((problem) => ({ ...problem, text: problemText(t, problem) }));
    return Response.json({ problems }, { status: error.status });
  }
}

async function recordExport(ctx: Ctx, { filters }: PipelineReport, format: ExportFormat, rows: number) {
  await inTransaction((tx) =>
    recordChange(tx, ctx, {
      action: 'export',
      subject: 'reports',
      id: 'pipeline',
      label: `pipeline.${format}`,
      after: { filter: toSearch(filters).toString(), rows },
    }),
  );
}

/** The name in Chinese by RFC 5987, with a plain one for what cannot read it. */
function headersOf(format: ExportFormat, name: string): Record<string, string> {
  const kind = format === 'json' ? 'inline' : 'attachment';
  const file = `filename="pipeline.${format}"; filename*=UTF-8''${encodeURIComponent(`${name}.${format}`)}`;
  return {
    'Content-Type': TYPES[format],
    'Content-Disposition': `${kind}; ${file}`,
    'Cache-Control': 'private, no-store',
  };
}
