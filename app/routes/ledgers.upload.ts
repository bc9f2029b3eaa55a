import { resourceUpload } from '#app/auth/guard.server.ts';
import { UPLOAD, uploadLedger } from '#app/domain/ledgers/import-page.commands.server.ts';

/** Takes a ledger file and answers with the id under which it is being read. */
export const action = resourceUpload(UPLOAD, uploadLedger);
