import type { Problem } from '#app/lib/refusal.ts';

/**
 * Posts to a resource route what needs the network now. Goes on when the page is left meanwhile.
 * @returns what stands against it; nothing when it is done
 */
export async function postNow(url: string, fields: Record<string, string> = {}): Promise<Problem[]> {
  const body = new URLSearchParams(fields);
  try {
    const response = await fetch(url, { method: 'POST', body, redirect: 'manual', keepalive: true });
    if (response.ok) return [];
    const { problems } = (await response.json()) as { problems?: Problem[] };
    return problems ?? [{ key: 'errors:refused' }];
  } catch {
    return [{ key: 'errors:noNetwork' }];
  }
}
