import { useCallback, useState } from 'react';
import type { CompanyToMeet } from '../known-companies.queries.server.ts';

/**
 * The companies the form knows: those it came with, and those the server found since. Without a network a search
 * simply finds nothing more.
 */
export function useCompanies(offered: CompanyToMeet[]) {
  const [found, setFound] = useState<CompanyToMeet[]>([]);
  const search = useCallback(async (text: string): Promise<CompanyToMeet[]> => {
    const companies = await ask<{ companies: CompanyToMeet[] }>(
      `/visits/companies?q=${encodeURIComponent(text)}`,
    );
    setFound((before) => [...before, ...(companies?.companies ?? [])]);
    return companies?.companies ?? [];
  }, []);
  const known = new Map([...offered, ...found].map((company) => [company.id, company]));
  return { known, search };
}

/** Companies in sight whose name is like this one. */
export async function findSimilar(name: string): Promise<{ id: string; name: string }[]> {
  const similar = await ask<{ known: { id: string; name: string }[] }>(
    `/companies/similar?name=${encodeURIComponent(name)}`,
  );
  return similar?.known ?? [];
}

/** Nothing when there is no network or nobody is signed in any more: the form goes on with what it has. */
async function ask<T>(url: string): Promise<T | undefined> {
  try {
    const response = await fetch(url, { headers: { accept: 'application/json' } });
    return response.ok ? ((await response.json()) as T) : undefined;
  } catch {
    return undefined;
  }
}
