import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readLocale } from '#app/i18n/convert.ts';

const NAMESPACES = Object.keys(readLocale('zh-CN')).join('|');
const KEY = new RegExp(`['"\`](${NAMESPACES}):[A-Za-z_]`, 'g');
const IMPORT = /^(?:import|export) (?!type )(?:[^'"]*? from )?['"]([^'"]+)['"]/gm;

/** Files of the routes. */
export const ROUTES = readdirSync(path.resolve('app/routes')).map((name) => path.resolve('app/routes', name));

/**
 * The namespaces whose keys a page names: in its route and every component it imports, and in the refusals of
 * schemas, rules and the server code behind it, which the page has to word. A page whose form is a RecordForm fetches those when they come.
 */
export function namedTexts(file: string): Set<string> {
  const seen = new Set<string>();
  const shown = new Set<string>();
  const refused = new Set<string>();
  read(file, seen, shown, refused);
  return seen.has(path.resolve('app/ui/form/record-form.tsx')) ? shown : new Set([...shown, ...refused]);
}

function read(file: string, seen: Set<string>, shown: Set<string>, refused: Set<string>): void {
  if (seen.has(file) || !existsSync(file)) return;
  seen.add(file);
  const source = readFileSync(file, 'utf8');
  const isServer = file.includes('.server.');
  const refuses = isServer || /\.(schema|rules)\.ts$/.test(file);
  for (const line of source.split('\n')) {
    // What a toast says is worded by the server.
    if (/\btoast\(/.test(line)) continue;
    if (isServer && !/refused\(|key: /.test(line)) continue;
    for (const [, namespace = ''] of line.matchAll(KEY)) (refuses ? refused : shown).add(namespace);
  }
  for (const [, target = ''] of source.matchAll(IMPORT)) {
    const next = target.startsWith('#app/')
      ? path.resolve(target.slice(1))
      : target.startsWith('.')
        ? path.resolve(path.dirname(file), target)
        : undefined;
    // Another page's title, the language files and the generated client say nothing of this page.
    if (next && !next.includes('/generated/') && !next.includes('/locales/'))
      read(next, seen, shown, refused);
  }
}
