import { useLoaderData } from '@remix-run/react';
import { userLoader } from '#app/auth/guard.server.ts';
import { readWholeScreen } from '#app/reports/screen/screen.queries.server.ts';
import { LeaderWall } from '#app/reports/screen/ui/leader-wall.tsx';

export const handle = { title: 'screen:title', texts: ['reports', 'screen'], bare: true };

export const loader = userLoader({ area: 'reports' }, ({ ctx }) => readWholeScreen(ctx));

/** It asks for news itself. */
export const shouldRevalidate = () => false;

export default function WallPage() {
  return <LeaderWall first={useLoaderData<typeof loader>()} />;
}
