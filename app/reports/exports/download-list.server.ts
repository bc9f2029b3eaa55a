import { createReadStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createReadableStreamFromReadable } from '@remix-run/node';
import type { Ctx } from '#app/auth/user.ts';
import { inSnapshot, inTransaction } from '#app/db/client.server.ts';
import { recordChange } from '#app/domain/history/audit.server.ts';
import { i18nFor } from '#app/i18n/i18n.server.ts';
import { maskWithin } from '#app/lib/mask.ts';
import { notFound } from '#app/lib/refusal.ts';
import { headersOf, refusalAnswer } from '../tables/download.server.ts';
import { LEDGER_LISTS } from './ledgers.server.ts';
import { LISTS, type Open } from './lists.server.ts';
import { RECORDS } from './records.server.ts';
import { FILE_FORMATS, type FileFormat, writeSheet } from './write.server.ts';

const EXPORTS: Record<string, Open> = { ...LISTS, ...LEDGER_LISTS, ...RECORDS };

/**
 * A list as a file, `deals.xlsx`: the rows of the page under the conditions of its address and in the user's scope,
 * and an audit entry that says who took how many of them. The file is written in whole before the first byte of it is
 * sent, so that the log knows how many rows it holds and no download ends in the middle.
 * @throws Refusal `not_found` for a name that is no list's
 */
export async function downloadList(ctx: Ctx, request: Request, file: string): Promise<Response> {
  const [id = '', ending = ''] = file.split('.');
  const format = FILE_FORMATS.find((one) => one === ending);
  const open = Object.hasOwn(EXPORTS, id) ? EXPORTS[id] : undefined;
  if (!open || !format || file !== `${id}.${format}`) throw notFound();
  if (request.method === 'HEAD') return new Response(null, { headers: headersOf(format, id, id) });
  return refusalAnswer(ctx, async () => {
    const search = conditionsOf(request);
    const folder = await mkdtemp(path.join(tmpdir(), 'export-'));
    const place = path.join(folder, file);
    const remove = () => rm(folder, { recursive: true, force: true });
    try {
      const { name, rows } = await writeList(ctx, open, { search, format, place });
      await logDownload(ctx, id, file, search, rows);
      const headers = { ...headersOf(format, id, name), 'Content-Length': String((await stat(place)).size) };
      const content = createReadStream(place).once('close', remove);
      return new Response(createReadableStreamFromReadable(content), { headers });
    } catch (error) {
      await remove();
      throw error;
    }
  });
}

/** The conditions of the address; where its page ended is none of the list. */
function conditionsOf(request: Request): URLSearchParams {
  const { searchParams } = new URL(request.url);
  searchParams.delete('after');
  return searchParams;
}

interface File {
  search: URLSearchParams;
  format: FileFormat;
  place: string;
}

async function writeList(ctx: Ctx, open: Open, { search, format, place }: File) {
  const { t } = await i18nFor(ctx.locale);
  return inSnapshot(async (tx) => {
    const sheet = await open({ ctx, search, t, tx });
    return { name: sheet.name, rows: await writeSheet(sheet, format, place, ctx.now) };
  });
}

/** What was searched for may be a number; it enters the log masked, for that can never be erased. */
async function logDownload(ctx: Ctx, id: string, label: string, search: URLSearchParams, rows: number) {
  const filter = new URLSearchParams(search);
  const searched = filter.get('q');
  if (searched) filter.set('q', maskWithin(searched));
  await inTransaction((tx) =>
    recordChange(tx, ctx, {
      action: 'export',
      subject: 'reports',
      id,
      label,
      after: { filter: filter.toString(), rows },
    }),
  );
}
