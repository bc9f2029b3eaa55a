import { describe, expect, it } from 'vitest';
import { GUARDED } from '#app/auth/guard.server.ts';

/** Open to visitors by design: what one needs before signing in, and feeds that a secret opens. */
const PUBLIC = ['calendar.$secret[.]ics.ts', 'login.tsx', 'logout.ts', 'preferences.ts', 'setup.tsx'];

type Handler = { [GUARDED]?: boolean };
const routes = import.meta.glob<{ loader?: Handler; action?: Handler; default?: unknown }>(
  '../../app/routes/*.{ts,tsx}',
);
const guardedRoutes = Object.entries(routes).filter(
  ([file]) => !PUBLIC.some((name) => file.endsWith(`/${name}`)),
);

describe('every route asks who is there', () => {
  it('finds the routes', () => {
    expect(guardedRoutes.length).toBeGreaterThan(20);
    expect(Object.keys(routes).length - guardedRoutes.length).toBe(PUBLIC.length);
  });

  it.each(guardedRoutes)('%s', async (_file, load) => {
    const { loader, action, default: page } = await load();
    // A page without a loader would be shown to anybody.
    if (page) expect(loader).toBeDefined();
    for (const handler of [loader, action]) {
      if (handler) expect(handler[GUARDED]).toBe(true);
    }
  });
});
