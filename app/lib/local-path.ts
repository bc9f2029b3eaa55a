const HERE = 'http://local';

/**
 * Where to go back to after signing in or choosing a language: a path of this site, or home. Anything a browser
 * would read as another site is refused, whatever way it is written: `//other`, `/\other`, `/.//other`.
 */
export function localPath(wanted: string | null | undefined): string {
  if (!wanted?.startsWith('/') || !URL.canParse(wanted, HERE)) return '/';
  const { origin, pathname, search, hash } = new URL(wanted, HERE);
  return origin === HERE && !pathname.startsWith('//') ? pathname + search + hash : '/';
}
