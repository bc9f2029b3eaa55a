import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import express from 'express';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { builtFiles } from '#app/server/http/app.ts';
import { listen } from '#app/server/http/listen.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'built-'));
let server: Awaited<ReturnType<typeof listen>>;

beforeAll(async () => {
  mkdirSync(path.join(folder, 'assets'));
  for (const name of ['assets/root-abc.js', 'sw.js', 'manifest.webmanifest', 'favicon.svg']) {
    writeFileSync(path.join(folder, name), '');
  }
  writeFileSync(path.join(folder, 'assets/root-abc.js.br'), brotliCompressSync('export {}'));
  server = await listen(express().use(builtFiles(folder)), '127.0.0.1', 0);
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

const get = (name: string, headers?: Record<string, string>) =>
  fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${name}`, headers && { headers });

test('a script goes out as the build compressed it, to a browser that can read it', async () => {
  const compressed = await get('/assets/root-abc.js', { 'accept-encoding': 'gzip, br' });
  expect(compressed.headers.get('content-encoding')).toBe('br');
  expect(await compressed.text()).toBe('export {}');
  const plain = await get('/assets/root-abc.js', { 'accept-encoding': 'identity' });
  expect([plain.headers.get('content-encoding'), await plain.text()]).toEqual([null, '']);
});

test.each([
  ['/assets/root-abc.js', 'public, max-age=31536000, immutable'],
  ['/sw.js', 'no-cache'],
  ['/manifest.webmanifest', 'no-cache'],
  ['/favicon.svg', 'public, max-age=3600'],
])('%s is kept as long as it may be: %s', async (name, kept) => {
  const response = await get(name);
  expect(response.status).toBe(200);
  expect(response.headers.get('cache-control')).toBe(kept);
});
