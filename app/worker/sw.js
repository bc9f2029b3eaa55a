/*
 * The service worker: opens a few pages without a network, and nothing else. The build puts BUILD before this file: a
 * version, those pages, which desks of events, and all scripts and styles (plugin.ts).
 *
 * One cache a build holds both its files and its pages, so that a kept page never meets the files of another build.
 * Pages come in one way only: an open page asks for fresh copies in the name of its user.
 */

/** Every other page stays on the server. */
const PAGES = BUILD.pages;
/** Of these, those of one event. */
const DESKS = new RegExp(BUILD.desks);
const PREFIX = 'offline-';
const CACHE = PREFIX + BUILD.version;
/** Under this name a cache notes whose pages it holds. */
const OWNER = '/offline/owner';
/** A line that gives no answer for so long counts as none, where there is a copy to show. */
const PATIENCE_MS = 4_000;

self.addEventListener('install', (event) => {
  event.waitUntil(keepFiles().then(() => self.skipWaiting()));
});

// Open pages learn that the worker changed and ask for fresh copies.
self.addEventListener('activate', (event) => {
  event.waitUntil(self.clients.claim());
});

let copying = Promise.resolve();
/** Grows whenever somebody signs in or out: what was fetched for a copy before is not kept. */
let generation = 0;

self.addEventListener('message', (event) => {
  const { kind, owner, desk } = event.data ?? {};
  if (kind !== 'copy' || (desk && !DESKS.test(desk))) return;
  const mine = { owner, generation };
  copying = copying.then(() => (desk ? copyDesk(mine, desk) : copyPages(mine))).catch(() => {});
  event.waitUntil(copying);
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== self.location.origin) return;
  if (request.method !== 'GET') {
    if (/^\/(login|logout)(\.data)?$/.test(url.pathname)) event.respondWith(changeUser(request));
  } else if (url.pathname.startsWith('/assets/')) {
    event.respondWith(fileOf(request));
  } else if (request.mode === 'navigate') {
    event.respondWith(pageOf(request, url));
  }
});

/** Whoever comes next must not find the pages of whoever was here before, nor one that was copied meanwhile. */
async function changeUser(request) {
  await forget();
  try {
    return await fetch(request);
  } finally {
    await forget();
  }
}

async function forget() {
  generation += 1;
  await dropPages().catch(() => {});
}

/** Hashed files never change: from any cache, else from the network and kept. */
async function fileOf(request) {
  const kept = await caches.match(request);
  if (kept) return kept;
  const response = await fetch(request);
  if (response.ok) {
    const copy = response.clone();
    const cache = await caches.open(CACHE);
    await cache.put(request, copy).catch(() => {});
  }
  return response;
}

/** A page from the server; without one, its copy if it is one of ours, else the page that says so. */
async function pageOf(request, url) {
  const copy =
    PAGES.includes(url.pathname) || DESKS.test(url.pathname) ? await findPage(url.pathname) : undefined;
  try {
    const answer = fetch(request);
    answer.catch(() => {});
    const response = await (copy ? Promise.race([answer, afterPatience()]) : answer);
    // A proxy in front of a server that is away.
    if (response.status >= 502 && copy) return copy;
    return response;
  } catch {
    if (copy) return copy;
    if (!(await findPage('/offline'))) return Response.error();
    return Response.redirect(`/offline?to=${encodeURIComponent(url.pathname + url.search)}`);
  }
}

const afterPatience = () =>
  new Promise((_resolve, reject) => {
    setTimeout(() => reject(new Error('no answer')), PATIENCE_MS);
  });

/** Caches of all builds, this one first, the others from the newest. */
async function allCaches() {
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  return Promise.all([CACHE, ...names.reverse()].map((name) => caches.open(name)));
}

async function findPage(path) {
  for (const cache of await allCaches()) {
    const page = await cache.match(path);
    if (page) return page;
  }
}

/** Keeps the scripts and styles, from an older cache where they did not change. */
async function keepFiles() {
  const cache = await caches.open(CACHE);
  await Promise.all(
    BUILD.files.map(async (file) => {
      if (await cache.match(file)) return;
      const known = await caches.match(file);
      await (known ? cache.put(file, known) : cache.add(file));
    }),
  );
}

/** Fetches the pages anew for this user; those of another user go first. What cannot be had stays as it was. */
async function copyPages(mine) {
  await dropOthers(mine);
  await keepFiles();
  for (const path of PAGES) await copyPage(mine, path);
  await tidy();
}

/** The same for a desk; those of other events go. */
async function copyDesk(mine, path) {
  const [event] = path.match(/^\/events\/[^/]+\//);
  await dropOthers(mine);
  for (const cache of await allCaches()) {
    await dropPagesOf(cache, (other) => DESKS.test(other) && !other.startsWith(event));
  }
  await copyPage(mine, path);
}

async function dropOthers({ owner }) {
  for (const known of await allCaches()) {
    const note = await known.match(OWNER);
    if (note && (await note.text()) !== owner) await dropPages();
  }
}

async function copyPage(mine, path) {
  const response = await fetch(path, {
    // The server answers only if this is still the user, and leaves messages for the open page alone.
    headers: { 'X-Entered-By': mine.owner, 'X-Offline-Copy': '1' },
    redirect: 'manual',
    cache: 'no-store',
  });
  if (response.status === 200) {
    await keep(OWNER, new Response(mine.owner), mine);
    await keep(path, response, mine);
  }
  // Not for this role. A redirect only says that the session has ended: the copy stays for the next talk.
  else if ([403, 404].includes(response.status)) await (await caches.open(CACHE)).delete(path);
}

/** Unless somebody has signed in or out since, also while it is written. */
async function keep(path, response, mine) {
  if (mine.generation !== generation) return;
  const cache = await caches.open(CACHE);
  await cache.put(path, response);
  if (mine.generation !== generation) await cache.delete(path);
}

/** Of older builds only the files of the last one stay: pages of it may still be open. */
async function tidy() {
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  const last = names.pop();
  await Promise.all(names.map((name) => caches.delete(name)));
  if (last) await dropPagesOf(await caches.open(last));
}

async function dropPages() {
  for (const cache of await allCaches()) await dropPagesOf(cache);
}

/** Everything that is no file of the build. */
async function dropPagesOf(cache, drops = () => true) {
  const paths = (await cache.keys()).map(({ url }) => new URL(url).pathname);
  const pages = paths.filter((path) => !path.startsWith('/assets/') && drops(path));
  await Promise.all(pages.map((path) => cache.delete(path)));
}
