import { useLoaderData } from '@remix-run/react';
import { recordId, userLoader } from '#app/auth/guard.server.ts';
import { readInsideEdition } from '#app/domain/events/edition.queries.server.ts';
import { readWholeProjection } from '#app/domain/signings/projection.queries.server.ts';
import { Projection } from '#app/domain/signings/ui/projection.tsx';

export const handle = {
  title: 'signings:projection.title',
  texts: ['signings', 'agreements', 'deals'],
  bare: true,
};

export const loader = userLoader({ area: 'records' }, async ({ ctx, params }) => {
  const { id, name } = await readInsideEdition(ctx, recordId(params));
  return { edition: { id, name }, first: await readWholeProjection(ctx, id) };
});

/** It asks for news itself. */
export const shouldRevalidate = () => false;

export default function ProjectionPage() {
  const { edition, first } = useLoaderData<typeof loader>();
  return <Projection edition={edition} first={first} />;
}
