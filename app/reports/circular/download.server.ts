import type { Ctx } from '#app/auth/user.ts';
import { inTransaction } from '#app/db/client.server.ts';
import { recordChange } from '#app/domain/history/audit.server.ts';
import { i18nFor } from '#app/i18n/i18n.server.ts';
import { countRows } from '../tables/csv.ts';
import type { Download } from '../tables/download.server.ts';
import { readCircularPage } from './circular.queries.server.ts';
import { tablesOf } from './document.ts';
import { circularDocx } from './docx.server.ts';

const TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** The tables of a circular to be written to csv, xlsx and json, under its number and opening sentence. */
export async function readCircularFile(ctx: Ctx, id: string): Promise<Download> {
  const { document, year, number } = await readCircularPage(ctx, id);
  const opening = document.blocks.find(({ kind }) => kind === 'body');
  const tables = tablesOf(document);
  return {
    id: `circular-${year}-${number}`,
    file: await fileName(document),
    cover: {
      title: document.title,
      lines: [
        document.documentNumber,
        [document.issuer, document.date].join(' '),
        ...(opening && opening.kind !== 'table' ? [opening.text] : []),
      ],
    },
    tables,
  };
}

/**
 * A circular as a Word file, and an audit entry that says who took it. Whoever only asks for the head takes nothing.
 * @throws Refusal `not_found`
 */
export async function downloadCircularDocx(ctx: Ctx, method: string, id: string): Promise<Response> {
  const { document } = await readCircularPage(ctx, id);
  const name = encodeURIComponent(`${await fileName(document)}.docx`);
  const headers = {
    'Content-Type': TYPE,
    'Content-Disposition': `attachment; filename="circular.docx"; filename*=UTF-8''${name}`,
    'Cache-Control': 'private, no-store',
  };
  if (method === 'HEAD') return new Response(null, { headers });
  const body = await circularDocx(document);
  await inTransaction((tx) =>
    recordChange(tx, ctx, {
      action: 'export',
      subject: 'circulars',
      id,
      label: document.documentNumber,
      after: { format: 'docx', rows: countRows(tablesOf(document)) },
    }),
  );
  return new Response(new Uint8Array(body), { headers });
}

async function fileName({ documentNumber: number, title }: { documentNumber: string; title: string }) {
  const { t } = await i18nFor('zh-CN');
  return t('documents:circular.file', { number, title });
}
