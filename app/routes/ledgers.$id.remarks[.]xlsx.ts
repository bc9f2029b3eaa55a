import { recordId, userLoader } from '#app/auth/guard.server.ts';
import { remarksWorkbook } from '#app/domain/ledgers/remarks.server.ts';

/** The ledger with what is wrong with each row beside it. */
export const loader = userLoader({ area: 'records' }, async ({ ctx, params }) => {
  const { fileName, body } = await remarksWorkbook(ctx, recordId(params));
  return new Response(body as BodyInit, {
    headers: {
      'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'Content-Disposition': `attachment; filename="remarks.xlsx"; filename*=UTF-8''${encodeURIComponent(fileName)}`,
      'Cache-Control': 'private, no-store',
    },
  });
});
