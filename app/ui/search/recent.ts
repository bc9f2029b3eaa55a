import type { Found } from './use-search.ts';

const PREFIX = 'recent:';
const MOST = 8;

/** What a user opened last from search in this browser, the latest first. */
export function readRecent(owner: string): Found[] {
  try {
    return JSON.parse(localStorage.getItem(PREFIX + owner) ?? '[]');
  } catch {
    return [];
  }
}

/** Puts a record on top of those opened last. */
export function keepRecent(owner: string, opened: Found): void {
  const others = readRecent(owner).filter(({ to }) => to !== opened.to);
  localStorage.setItem(PREFIX + owner, JSON.stringify([opened, ...others].slice(0, MOST)));
}

/** Forgets them; done on signing out. */
export function wipeRecent(): void {
  for (const key of Object.keys(localStorage)) if (key.startsWith(PREFIX)) localStorage.removeItem(key);
}
