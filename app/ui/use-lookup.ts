import { useCallback, useRef, useState } from 'react';

/**
 * Asks a resource route while somebody types, and has the newest answer. Not a fetcher: without a network that one
 * would put the error page in place of the form.
 */
export function useLookup<Found>() {
  const [data, setData] = useState<Found>();
  const asked = useRef(0);
  const load = useCallback(async (url: string) => {
    asked.current += 1;
    const mine = asked.current;
    const found = await ask<Found>(url);
    if (found !== undefined && mine === asked.current) setData(found);
  }, []);
  return { load, data };
}

/** Nothing when there is no network or nobody is signed in any more: the form goes on with what it has. */
async function ask<Found>(url: string): Promise<Found | undefined> {
  try {
    const response = await fetch(url, { headers: { accept: 'application/json' } });
    return response.ok ? ((await response.json()) as Found) : undefined;
  } catch {
    return undefined;
  }
}
