import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { OFFLINE_PAGES } from '#app/lib/offline-pages.ts';
import { serviceWorker } from '#app/worker/plugin.ts';

/** What the plugin writes into the build for these files. */
function written(names: string[], ssr = false): string[] {
  const sources: string[] = [];
  const plugin = serviceWorker() as unknown as {
    configResolved: (config: unknown) => void;
    generateBundle: (options: unknown, bundle: unknown) => void;
  };
  plugin.configResolved({ build: { ssr } });
  const bundle = Object.fromEntries(names.map((name) => [name, {}]));
  const emitter = { emitFile: (file: { source: string }) => sources.push(file.source) };
  plugin.generateBundle.call(emitter, {}, bundle);
  return sources;
}

/** The build that a worker's text says it belongs to. */
function buildOf([source = '']: string[]) {
  const listeners = { addEventListener: () => {} };
  return runInNewContext(`${source}; BUILD`, { self: listeners }) as {
    version: string;
    pages: string[];
    files: string[];
  };
}

test('the worker keeps the scripts and styles of its build, and the pages that open offline', () => {
  const build = buildOf(written(['assets/root-1.js', 'assets/root-1.css', 'assets/map-1.svg']));
  expect(build.files).toEqual(['/assets/root-1.css', '/assets/root-1.js']);
  expect(build.pages).toEqual(OFFLINE_PAGES);
});

test('another build is another worker, the same build the same one', () => {
  const versionOf = (name: string) => buildOf(written([name])).version;
  expect(versionOf('assets/root-1.js')).toBe(versionOf('assets/root-1.js'));
  expect(versionOf('assets/root-1.js')).not.toBe(versionOf('assets/root-2.js'));
});

test("the server's half of the build has none", () => {
  expect(written(['index.js'], true)).toEqual([]);
});
