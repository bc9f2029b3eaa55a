import { type ShouldRevalidateFunctionArgs, useLoaderData } from '@remix-run/react';
import { parseQuery, recordId, userLoader } from '#app/auth/guard.server.ts';
import { readWholeCheckIn } from '#app/domain/events/check-in.queries.server.ts';
import { checkInFilterSchema } from '#app/domain/events/check-in.schema.ts';
import { readInsideEdition } from '#app/domain/events/edition.queries.server.ts';
import { CheckInDesk } from '#app/domain/events/ui/check-in-desk.tsx';
import { EditionHeader } from '#app/domain/events/ui/edition-header.tsx';

export const handle = { title: 'guests:checkIn.title', texts: ['events', 'guests'] };

export const loader = userLoader({ area: 'records' }, async ({ ctx, params, url }) => {
  const edition = await readInsideEdition(ctx, recordId(params));
  const { q } = parseQuery(checkInFilterSchema, url);
  return { edition, first: await readWholeCheckIn(ctx, edition, q), q };
});

/** The desk asks for news itself; what is read again here would break it while the network is away. */
export const shouldRevalidate = ({ currentUrl, nextUrl }: ShouldRevalidateFunctionArgs) =>
  currentUrl.href !== nextUrl.href;

export default function CheckInPage() {
  const { edition, first, q } = useLoaderData<typeof loader>();
  return (
    <>
      <EditionHeader edition={edition} />
      <CheckInDesk edition={edition} first={first} q={q} key={q} />
    </>
  );
}
