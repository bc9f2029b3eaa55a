import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
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
  server = await listen(express().use(builtFiles(folder)), '127.0.0.1', 0);
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

test.each([
  ['/assets/root-abc.js', 'public, max-age=31536000, immutable'],
  ['/sw.js', 'no-cache'],
  ['/manifest.webmanifest', 'no-cache'],
  ['/favicon.svg', 'public, max-age=3600'],
])('%s is kept as long as it may be: %s', async (name, kept) => {
  const response = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${name}`);
  expect(response.status).toBe(200);
  expect(response.headers.get('cache-control')).toBe(kept);
});
