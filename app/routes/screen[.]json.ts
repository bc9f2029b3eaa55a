import { userLoader } from '#app/auth/guard.server.ts';
import { readScreenNews } from '#app/reports/screen/screen.queries.server.ts';

/** What a leader's screen asks while it hangs on a wall; asking keeps no session open. */
export const loader = userLoader({ area: 'reports', use: 'screen' }, async ({ ctx, url }) =>
  Response.json(await readScreenNews(ctx, url.searchParams.get('since') ?? '')),
);
