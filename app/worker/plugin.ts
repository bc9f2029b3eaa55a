import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'vite';
import { OFFLINE_DESKS, OFFLINE_PAGES } from '../lib/offline-pages.ts';

/**
 * Writes `sw.js` beside the build of the browser's code and names the files it is to keep: all scripts and styles.
 * Those of pages that need the network, too, for a page that is open asks for the script of the next as soon as a
 * link is touched, and reloads itself when it gets none.
 */
export function serviceWorker(): Plugin {
  let ssr = false;
  return {
    name: 'service-worker',
    apply: 'build',
    configResolved(config) {
      ssr = Boolean(config.build.ssr);
    },
    generateBundle(_options, bundle) {
      if (ssr) return;
      const source = readFileSync(path.resolve('app/worker/sw.js'), 'utf8');
      const names = Object.keys(bundle).filter((name) => /\.(js|css)$/.test(name));
      const build = {
        pages: OFFLINE_PAGES,
        desks: OFFLINE_DESKS.source,
        files: names.sort().map((name) => `/${name}`),
      };
      const version = createHash('sha256').update(source).update(JSON.stringify(build)).digest('hex');
      const head = `const BUILD = ${JSON.stringify({ version: version.slice(0, 12), ...build })};\n`;
      this.emitFile({ type: 'asset', fileName: 'sw.js', source: head + source });
    },
  };
}
