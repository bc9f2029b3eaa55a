import type { Guarded } from '#app/auth/guard.server.ts';
import { parseForm } from '#app/auth/guard.server.ts';
import type { Uploaded } from '#app/auth/read-upload.server.ts';
import type { Ctx } from '#app/auth/user.ts';
import { refused } from '#app/lib/refusal.ts';
import {
  correctCells,
  decideRow,
  discardImport,
  readAgain,
  saveImport,
  startImport,
  undoImport,
} from './import.commands.server.ts';
import { canImport } from './import.policy.ts';
import { DECISIONS } from './import.ts';
import { type ImportAction, UPLOAD_MIB, uploadSchema } from './import-page.schema.ts';

/** Who may send a ledger file, and how large it may be. */
export const UPLOAD = {
  area: 'records',
  maxBytes: UPLOAD_MIB << 20,
  may: (user: Ctx['user']) => canImport(user),
} as const;

/** Takes an uploaded ledger in and begins to read it. @throws Refusal as startImport, `refused` without a file */
export async function uploadLedger({
  ctx,
  values,
  upload,
}: Guarded & Pick<Uploaded, 'values' | 'upload'>): Promise<{ id: string }> {
  const { teamId } = parseForm(uploadSchema, values);
  if (!upload) throw refused('errors:required', {}, 'file');
  return startImport(ctx, { teamId, fileName: upload.name, file: upload.path });
}

/** Does what the page of a ledger asks for. @throws Refusal as the commands of import.commands.server.ts */
export function runImportAction(ctx: Ctx, id: string, act: ImportAction): Promise<void> {
  switch (act.intent) {
    case 'map': {
      const { layout, ledger } = act;
      const columns = Object.fromEntries(act.columns.map(({ head, code }) => [head, code]));
      return readAgain(ctx, id, { layout, ledger, columns });
    }
    case 'again':
      return readAgain(ctx, id);
    case 'correct':
      return correctCells(
        ctx,
        id,
        act.seq,
        Object.fromEntries(act.cells.map(({ code, text }) => [code, text])),
      );
    case 'decide': {
      const [said = '', recordId = null] = act.decision?.split(':') ?? [];
      const decision = DECISIONS.find((one) => one === said) ?? null;
      return decideRow(ctx, id, act.seq, decision, recordId);
    }
    case 'save':
      return saveImport(ctx, id, act.reason);
    case 'undo':
      return undoImport(ctx, id, act.reason);
    case 'discard':
      return discardImport(ctx, id);
  }
}
