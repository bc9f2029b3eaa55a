import { recordId, userLoader } from '#app/auth/guard.server.ts';
import { readImportProgress } from '#app/domain/ledgers/import-page.queries.server.ts';

/** How far the server is with a file; asked again and again, and no sign of somebody at work. */
export const loader = userLoader({ area: 'records', use: 'poll' }, async ({ ctx, params, url }) => {
  const body = await readImportProgress(ctx, recordId(params));
  const state = `${body.state}-${body.progress}`;
  return Response.json({ state, body: url.searchParams.get('since') === state ? null : body });
});
