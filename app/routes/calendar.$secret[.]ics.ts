import { publicLoader } from '#app/auth/public.server.ts';
import { readFeed } from '#app/reports/calendar/feed.queries.server.ts';
import { icsResponse } from '#app/reports/calendar/ics.server.ts';

/** The private calendar of whoever knows its secret; calendar programs cannot sign in. */
export const loader = publicLoader(async ({ params, context }) =>
  icsResponse(await readFeed(params.secret ?? '', context.ip)),
);
