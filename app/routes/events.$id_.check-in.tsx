import { useLoaderData } from '@remix-run/react';
import { parseQuery, recordId, userLoader } from '#app/auth/guard.server.ts';
import { listArrivals } from '#app/domain/events/check-in.queries.server.ts';
import { checkInFilterSchema } from '#app/domain/events/check-in.schema.ts';
import { readInsideEdition } from '#app/domain/events/edition.queries.server.ts';
import { countGuests } from '#app/domain/events/guest.queries.server.ts';
import { CheckInDesk } from '#app/domain/events/ui/check-in-desk.tsx';
import { EditionHeader } from '#app/domain/events/ui/edition-header.tsx';

export const handle = { title: 'guests:checkIn.title', texts: ['events', 'guests'] };

export const loader = userLoader({ area: 'records' }, async ({ ctx, params, url }) => {
  const edition = await readInsideEdition(ctx, recordId(params));
  const { q } = parseQuery(checkInFilterSchema, url);
  const [arrivals, counts] = await Promise.all([listArrivals(ctx, edition, q), countGuests(ctx, edition.id)]);
  return { edition, ...arrivals, counts, q };
});

export default function CheckInPage() {
  const { edition, guests, hasMore, counts, q } = useLoaderData<typeof loader>();
  return (
    <>
      <EditionHeader edition={edition} />
      <CheckInDesk edition={edition} guests={guests} hasMore={hasMore} counts={counts} q={q} key={q} />
    </>
  );
}
