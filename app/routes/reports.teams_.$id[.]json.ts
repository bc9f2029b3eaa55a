import { recordId, userLoader } from '#app/auth/guard.server.ts';
import { download } from '#app/reports/tables/download.server.ts';
import { teamWorkDownload } from '#app/reports/teams/team.server.ts';

export const loader = userLoader({ area: 'reports' }, ({ ctx, request, params, url }) =>
  download(ctx, request, 'json', () => teamWorkDownload(ctx, recordId(params), url.searchParams)),
);
