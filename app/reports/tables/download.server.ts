import type { Ctx } from '#app/auth/user.ts';
import { inTransaction } from '#app/db/client.server.ts';
import { recordChange } from '#app/domain/history/audit.server.ts';
import { i18nFor } from '#app/i18n/i18n.server.ts';
import { problemText } from '#app/i18n/problem-text.ts';
import { Refusal } from '#app/lib/refusal.ts';
import { countRows, tablesCsv } from './csv.ts';
import { tablesJson } from './json.ts';
import type { Cover, Table } from './table.ts';
import { tablesXlsx } from './xlsx.server.ts';

export const FORMATS = ['csv', 'xlsx', 'json'] as const;
export type Format = (typeof FORMATS)[number];

const TYPES: Record<Format, string> = {
  json: 'application/json; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** What a report hands over to be downloaded. */
export interface Download {
  /** Plain name of the report, for the log and for what cannot read Chinese: `counties`. */
  id: string;
  /** Name of the file without ending, in the user's language. */
  file: string;
  cover: Cover;
  tables: Table[];
  /** What json says where the report has a documented shape of its own; else the tables. */
  json?: object;
}

/**
 * A report as a file of the user's language and scope, and an audit entry that says who took it under which
 * conditions and how many rows. Whoever only asks for the head takes nothing. What the report refuses is answered
 * with its status and `{ problems }` in words.
 * @param read makes the report from the same conditions as the page
 */
export async function download(
  ctx: Ctx,
  request: Request,
  format: Format,
  read: () => Promise<Download>,
): Promise<Response> {
  if (request.method === 'OPTIONS')
    return new Response(null, { status: 204, headers: { Allow: 'GET, HEAD, OPTIONS' } });
  return refusalAnswer(ctx, async () => {
    const { t } = await i18nFor(ctx.locale);
    const { id, file, cover, tables, json = tablesJson(tables) } = await read();
    const headers = headersOf(format, id, file);
    if (request.method === 'HEAD') return new Response(null, { headers });
    const body =
      format === 'json'
        ? JSON.stringify(json)
        : format === 'csv'
          ? tablesCsv(cover, tables, t)
          : await tablesXlsx(cover, tables, ctx.now, t);
    await inTransaction((tx) =>
      recordChange(tx, ctx, {
        action: 'export',
        subject: 'reports',
        id,
        label: `${id}.${format}`,
        after: { filter: new URL(request.url).searchParams.toString(), rows: countRows(tables) },
      }),
    );
    return new Response(body, { headers });
  });
}

/** A download, or what it refuses, with its status and the problems in words. */
export async function refusalAnswer(ctx: Ctx, make: () => Promise<Response>): Promise<Response> {
  try {
    return await make();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { t } = await i18nFor(ctx.locale);
    const problems = error.problems.map((problem) => ({ ...problem, text: problemText(t, problem) }));
    return Response.json({ problems }, { status: error.status });
  }
}

/** The name in Chinese by RFC 5987, with a plain one for what cannot read it. */
export function headersOf(format: Format, id: string, name: string): Record<string, string> {
  const kind = format === 'json' ? 'inline' : 'attachment';
  const file = `filename="${id}.${format}"; filename*=UTF-8''${encodeURIComponent(`${name}.${format}`)}`;
  return {
    'Content-Type': TYPES[format],
    'Content-Disposition': `${kind}; ${file}`,
    'Cache-Control': 'private, no-store',
  };
}
