import { useLoaderData } from '@remix-run/react';
import { userLoader } from '#app/auth/guard.server.ts';
import { readWholeScreen } from '#app/reports/screen/screen.queries.server.ts';
import { LeaderPage } from '#app/reports/screen/ui/leader-page.tsx';

export const handle = { title: 'screen:title', texts: ['reports', 'screen'] };

export const loader = userLoader({ area: 'reports' }, ({ ctx }) => readWholeScreen(ctx));

/** It asks for news itself. */
export const shouldRevalidate = () => false;

export default function ScreenPage() {
  return <LeaderPage first={useLoaderData<typeof loader>()} />;
}
