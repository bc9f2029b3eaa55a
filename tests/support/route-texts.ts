import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readLocale } from '#app/i18n/convert.ts';

const NAMESPACES = Object.keys(readLocale('zh-CN')).join('|');
const KEY = new RegExp(`['"\`](${NAMESPACES}):[A-Za-z_]`, 'g');
const IMPORT = /^(?:import|export) (?!type )(?:[^'"]*? from )?['"]([^'"]+)['"]/gm;

/** Files of the routes. */
export const ROUTES = readdirSync(path.resolve('app/routes')).map((name) => path.resolve('app/routes', name));

/**
 * The namespaces whose keys a page names: in its route and every component it imports, and in the refusals of the
 * server code behind it, which the page has to word.
 */
export function namedTexts(file: string, seen = new Set<string>()): Set<string> {
  const found = new Set<string>();
  if (seen.has(file) || !existsSync(file)) return found;
  seen.add(file);
  const source = readFileSync(file, 'utf8');
  for (const line of source.split('\n')) {
    // What a toast says is worded by the server.
    if (/\btoast\(/.test(line)) continue;
    if (file.includes('.server.') && !/refused\(|key: /.test(line)) continue;
    for (const [, namespace = ''] of line.matchAll(KEY)) found.add(namespace);
  }
  for (const [, target = ''] of source.matchAll(IMPORT)) {
    const next = target.startsWith('#app/')
      ? path.resolve(target.slice(1))
      : target.startsWith('.')
        ? path.resolve(path.dirname(file), target)
        : undefined;
    // Another page's title, the language files and the generated client say nothing of this page.
    if (next && !next.includes('/generated/') && !next.includes('/locales/'))
      for (const namespace of namedTexts(next, seen)) found.add(namespace);
  }
  return found;
}
