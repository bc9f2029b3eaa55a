import { request, type Server } from 'node:http';
import { connect } from 'node:net';
import type { ServerBuild } from '@remix-run/node';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { builtFiles, createApp } from '#app/server/http/app.ts';
import { listen } from '#app/server/http/listen.ts';
import * as stub from '#tests/support/stub-build.mjs';

const lines: string[] = [];
let server: Server;
let base: string;
let databaseAnswers = true;

beforeAll(async () => {
  const app = createApp({
    build: stub as unknown as ServerBuild,
    ping: async () => {
      if (!databaseAnswers) throw new Error('connect ECONNREFUSED secret-host');
    },
    log: pino({ base: null }, { write: (line: string) => lines.push(line) }),
    trustProxy: ['loopback'],
    files: builtFiles('public'),
  });
  server = await listen(app, '127.0.0.1', 0);
  const address = server.address();
  base = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
});
afterAll(() => server.close());

test('strict headers, with a new nonce for each response that the application is told', async () => {
  const responses = await Promise.all([fetch(`${base}/context`), fetch(`${base}/context`)]);
  const nonces = await Promise.all(
    responses.map(async (response) => {
      const { nonce, requestId, secure } = await response.json();
      const policy = response.headers.get('content-security-policy');
      expect(policy).toContain(`script-src 'self' 'nonce-${nonce}';style-src 'self';`);
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toContain('unsafe-eval');
      expect(response.headers.get('x-request-id')).toBe(requestId);
      expect(secure).toBe(false);
      return nonce;
    }),
  );
  expect(new Set(nonces).size).toBe(2);
  const headers = responses[0]?.headers;
  expect(headers?.get('x-powered-by')).toBeNull();
  expect(headers?.get('x-content-type-options')).toBe('nosniff');
  expect(headers?.get('referrer-policy')).toBe('same-origin');
  expect(headers?.get('strict-transport-security')).toBeNull();
});

test('behind TLS the browser is told to stay there, and the application knows', async () => {
  const response = await fetch(`${base}/context`, { headers: { 'x-forwarded-proto': 'https' } });
  expect(response.headers.get('strict-transport-security')).toContain('max-age=');
  expect(await response.json()).toMatchObject({ secure: true });
});

test('healthz says that the process runs, readyz that the database answers, and neither says why not', async () => {
  expect((await fetch(`${base}/readyz`)).status).toBe(200);
  databaseAnswers = false;
  const response = await fetch(`${base}/readyz`);
  expect(response.status).toBe(503);
  expect(await response.text()).not.toContain('secret-host');
  expect((await fetch(`${base}/healthz`)).status).toBe(200);
  databaseAnswers = true;
});

const megabyte = 1 << 20;
const chunked = (size: number) =>
  new ReadableStream({
    start(controller) {
      for (let sent = 0; sent < size; sent += 65_536) {
        controller.enqueue(new Uint8Array(Math.min(65_536, size - sent)));
      }
      controller.close();
    },
  });

test.each<[string, (size: number) => RequestInit & { duplex?: 'half' }]>([
  ['announced', (size: number) => ({ body: new Uint8Array(size) })],
  ['chunked', (size: number) => ({ body: chunked(size), duplex: 'half' })],
])('a body of 1 MB arrives whole, a larger one is refused with a page (%s)', async (_name, init) => {
  const post = (size: number) => fetch(`${base}/length`, { method: 'POST', ...init(size) });
  expect(await (await post(megabyte)).text()).toBe(String(megabyte));
  const refused = await post(megabyte + 1);
  expect(refused.status).toBe(413);
  expect(await refused.text()).toContain('提交的内容太大');
});

test.each([
  '/visits/new',
  '/visits/018f4d5c-0000-7000-8000-000000000001',
  '/visits/018f4d5c-0000-7000-8000-000000000001/photos',
])('%s takes a photo of 12 MB with the fields around it, and nothing larger', async (path) => {
  const post = (size: number) => fetch(`${base}${path}`, { method: 'POST', body: new Uint8Array(size) });
  const limit = 12 * megabyte + 65_536;
  expect(await (await post(limit)).text()).toBe(String(limit));
  expect((await post(limit + 1)).status).toBe(413);
});

test.each(['/ledgers', '/ledgers/upload'])('%s takes a ledger of 50 MB and nothing larger', async (path) => {
  const post = (size: number) => fetch(`${base}${path}`, { method: 'POST', body: new Uint8Array(size) });
  const limit = 50 * megabyte + 65_536;
  expect(await (await post(limit)).text()).toBe(String(limit));
  expect((await post(limit + 1)).status).toBe(413);
});

test.each(['/visits/log', '/visits', '/visits/x/photos/more', '/ledgers/x'])(
  '%s takes neither',
  async (path) => {
    const response = await fetch(`${base}${path}`, { method: 'POST', body: new Uint8Array(megabyte + 1) });
    expect(response.status).toBe(413);
  },
);

test('a request that makes no sense gets a page, not a stack trace', async () => {
  const answer = await new Promise<string>((resolve) => {
    let text = '';
    const socket = connect(Number(new URL(base).port), '127.0.0.1');
    socket.on('data', (chunk) => {
      text += chunk;
    });
    socket.on('close', () => resolve(text));
    socket.write('GET / HTTP/1.1\r\nHost: not a host\r\nConnection: close\r\n\r\n');
  });
  expect(answer).toContain('HTTP/1.1 400');
  expect(answer).not.toMatch(/node_modules|at .*\.js/);
});

test.each(['/assets/..%2f..%2fpackage.json', '/assets/%00', '/assets/%ff'])(
  '%s, which no file can be called, is the fault of who asks',
  async (path) => {
    expect((await fetch(base + path)).status).toBe(400);
  },
);

test('TRACE, of which no request can be made, is refused with a page', async () => {
  const { status, allow } = await new Promise<{ status?: number; allow?: string }>((resolve, reject) => {
    request(`${base}/context`, { method: 'TRACE' }, (response) => {
      response.resume();
      resolve({ status: response.statusCode, allow: response.headers.allow });
    })
      .on('error', reject)
      .end();
  });
  expect(status).toBe(405);
  expect(allow).toContain('GET, HEAD, POST');
});

test('the log names method, path, status and request, but not the query', async () => {
  lines.length = 0;
  const response = await fetch(`${base}/context?q=%E5%BC%A0%E4%B8%89`);
  await response.text();
  await expect.poll(() => lines.length).toBeGreaterThan(0);
  const requestId = response.headers.get('x-request-id');
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    method: 'GET',
    path: '/context',
    status: 200,
    requestId,
  });
  expect(lines.join()).not.toContain('%E5');
});

test('a connection is kept longer than a proxy keeps it, so that no request meets one that is being closed', async () => {
  const kept = /timeout=(\d+)/.exec((await fetch(`${base}/healthz`)).headers.get('keep-alive') ?? '')?.[1];
  expect(Number(kept)).toBeGreaterThan(60);
});

test('a port that is taken is named', async () => {
  const port = Number(new URL(base).port);
  await expect(listen(() => undefined, '127.0.0.1', port)).rejects.toThrow(`Port ${port} is in use`);
});
