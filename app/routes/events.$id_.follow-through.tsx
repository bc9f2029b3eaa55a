import { useLoaderData } from '@remix-run/react';
import { recordId, userLoader } from '#app/auth/guard.server.ts';
import { readEdition } from '#app/domain/events/edition.queries.server.ts';
import { EditionHeader } from '#app/domain/events/ui/edition-header.tsx';
import { readFollowThrough } from '#app/reports/event/follow-through.queries.server.ts';
import { FollowThroughPage } from '#app/reports/event/ui/follow-through.tsx';

export const handle = {
  title: 'signings:follow.title',
  texts: ['signings', 'definitions', 'events', 'reports'],
};

export const loader = userLoader({ area: 'records' }, async ({ ctx, params }) => {
  const edition = await readEdition(ctx, recordId(params));
  const { figures, rates } = await readFollowThrough(ctx, edition.id);
  return { edition, figures, rates, today: ctx.today };
});

export default function FollowThrough() {
  const { edition, figures, rates, today } = useLoaderData<typeof loader>();
  return (
    <>
      <EditionHeader edition={edition} />
      <FollowThroughPage edition={edition} figures={figures} rates={rates} today={today} />
    </>
  );
}
