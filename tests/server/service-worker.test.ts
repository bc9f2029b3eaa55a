import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { mayOpenOffline, OFFLINE_PAGES } from '#app/lib/offline-pages.ts';
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

const DESK = `/events/${'0'.repeat(8)}-0000-7000-8000-${'0'.repeat(12)}/signing`;

test('which desks are kept is said once', () => {
  const ours = [DESK, `${DESK}/new`, DESK.replace('signing', 'check-in'), '/outbox'];
  expect(ours.map(mayOpenOffline)).not.toContain(false);
  expect([`${DESK}/add`, DESK.replace('signing', 'guests'), '/deals'].map(mayOpenOffline)).not.toContain(
    true,
  );
});

/** A worker at work: its caches by path, and a server that answers when it is told to. */
function working() {
  const listeners = new Map<string, (event: object) => void>();
  const work: Promise<unknown>[] = [];
  const kept = new Map<string, Response>();
  const pathOf = (request: string | { url: string }) =>
    new URL(typeof request === 'string' ? request : request.url, 'http://crm.test').pathname;
  const cache = {
    match: async (request: string) => kept.get(pathOf(request)),
    put: async (request: string, response: Response) => void kept.set(pathOf(request), response),
    add: async (request: string) => void kept.set(pathOf(request), new Response('')),
    delete: async (request: string) => kept.delete(pathOf(request)),
    keys: async () => [...kept.keys()].map((path) => ({ url: `http://crm.test${path}` })),
  };
  const caches = { open: async () => cache, keys: async () => [], match: cache.match };
  const answers: ((path: string) => Promise<Response>)[] = [async () => new Response('page')];
  const self = {
    addEventListener: (name: string, listener: (event: object) => void) => listeners.set(name, listener),
    location: { origin: 'http://crm.test' },
  };
  const [source = ''] = written(['assets/root-1.js']);
  runInNewContext(source, {
    self,
    caches,
    URL,
    Response,
    setTimeout,
    fetch: (request: string | { url: string }) => answers.at(-1)?.(pathOf(request)),
  });
  const waitUntil = (promise: Promise<unknown>) => work.push(promise);
  return {
    pages: () => [...kept.keys()].filter((path) => !path.startsWith('/assets/')).sort(),
    serve: (answer: (path: string) => Promise<Response>) => answers.push(answer),
    copy: (owner: string, desk?: string) =>
      listeners.get('message')?.({ data: { kind: 'copy', owner, desk }, waitUntil }),
    post: (path: string): Promise<unknown> =>
      new Promise((resolve) => {
        const request = { url: `http://crm.test${path}`, method: 'POST' };
        listeners.get('fetch')?.({ request, respondWith: resolve });
      }),
    done: async () => {
      while (work.length > 0) await work.shift();
    },
  };
}

test('pages are kept for who is signed in, a desk for the event that was open last', async () => {
  const worker = working();
  worker.copy('a');
  worker.copy('a', DESK);
  worker.copy('a', '/deals');
  await worker.done();
  expect(worker.pages()).toEqual(['/offline', '/offline/owner', '/outbox', '/visits/new', DESK].sort());
  const other = DESK.replace('/0', '/1').replace('signing', 'check-in');
  worker.copy('a', other);
  await worker.done();
  expect(worker.pages()).toContain(other);
  expect(worker.pages()).not.toContain(DESK);
  worker.copy('b');
  await worker.done();
  expect(worker.pages()).not.toContain(other);
});

test('what was fetched for a copy before somebody signed out is not kept', async () => {
  const worker = working();
  let answer = (_: Response) => {};
  const page = new Promise<Response>((resolve) => {
    answer = resolve;
  });
  const asked = new Promise<void>((resolve) => {
    worker.serve((path) => {
      if (path === '/logout') return Promise.resolve(new Response(''));
      resolve();
      return page;
    });
  });
  worker.copy('a', DESK);
  await asked;
  await worker.post('/logout');
  answer(new Response('guests'));
  await worker.done();
  expect(worker.pages()).toEqual([]);
});

test('nor is what is copied while the server is still signing somebody out', async () => {
  const worker = working();
  let leave = () => {};
  const left = new Promise<void>((resolve) => {
    leave = resolve;
  });
  worker.serve(async (path) => {
    if (path === '/logout.data') await left;
    return new Response('page');
  });
  const leaving = worker.post('/logout.data');
  worker.copy('a', DESK);
  await expect.poll(worker.pages).toContain(DESK);
  leave();
  await leaving;
  await worker.done();
  expect(worker.pages()).toEqual([]);

  worker.serve(async () => new Response(null, { status: 302 }));
  worker.copy('a', DESK);
  await worker.done();
  expect(worker.pages()).toEqual([]);
});
