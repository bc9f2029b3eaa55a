import path from 'node:path';
import { createRequestHandler } from '@remix-run/express';
import type { ServerBuild } from '@remix-run/node';
import compression from 'compression';
import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express';
import staticGzip from 'express-static-gzip';
import type { Logger } from 'pino';
import type { LoadContext } from '#app/lib/load-context.ts';
import { limitBody } from './body-limit.ts';
import { sendErrorPage } from './error-page.ts';
import { requestLog } from './request-log.ts';
import { securityHeaders } from './security.ts';

/** What the HTTP side needs to know. */
export interface AppOptions {
  build: ServerBuild | (() => Promise<ServerBuild>);
  /** Fails when the database does not answer. */
  ping: () => Promise<unknown>;
  log: Logger;
  /** Proxies whose X-Forwarded-* headers are believed. */
  trustProxy: string[];
  /** The browser's files: those of the build, or Vite's own middleware in development. */
  files: RequestHandler[];
  dev?: boolean;
}

/**
 * The files of a build: hashed ones for good and as the build compressed them, the others for an hour, those of the
 * installed app never unasked.
 */
export function builtFiles(folder = path.resolve('build/client')): RequestHandler[] {
  const assets = express.Router();
  assets.use(
    '/assets',
    staticGzip(path.join(folder, 'assets'), {
      enableBrotli: true,
      orderPreference: ['br'],
      serveStatic: { immutable: true, maxAge: '1y', fallthrough: false },
    }),
  );
  const setHeaders = (response: express.Response, file: string) => {
    if (ASKED_EACH_TIME.includes(path.basename(file))) response.setHeader('Cache-Control', 'no-cache');
  };
  return [assets, express.static(folder, { maxAge: '1h', index: false, setHeaders })];
}

/** A stale one would keep browsers on a build that is gone. */
const ASKED_EACH_TIME = ['sw.js', 'manifest.webmanifest'];

/** The Express application: headers, limits, files, health, and Remix for the rest. */
export function createApp({ build, ping, log, trustProxy, files, dev = false }: AppOptions): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', trustProxy);
  app.use(requestLog(log), ...securityHeaders(dev), refuseUnknownMethods);
  app.get('/healthz', (_request, response) => void response.type('text').send('ok\n'));
  app.get('/readyz', (_request, response) => {
    ping().then(
      () => response.type('text').send('ok\n'),
      () => sendErrorPage(response, 503),
    );
  });
  app.use(compression(), ...files, limitBody());
  app.all('*', createRequestHandler({ build, mode: process.env.NODE_ENV, getLoadContext: loadContext }));
  app.use(onError(log));
  return app;
}

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

/** Remix reads no others: TRACE cannot even be made a Request of. */
const refuseUnknownMethods: RequestHandler = ({ method }, response, next) => {
  if (METHODS.includes(method)) next();
  else sendErrorPage(response.set('Allow', METHODS.join(', ')), 405);
};

function loadContext(request: express.Request, response: express.Response) {
  const { nonce, requestId } = response.locals;
  return { nonce, requestId, secure: request.secure, ip: request.ip ?? '' } satisfies LoadContext;
}

function onError(log: Logger): ErrorRequestHandler {
  return (error: Error & { status?: number; code?: string }, _request, response, next) => {
    const status = error.code === 'ERR_INVALID_URL' ? 400 : (error.status ?? 500);
    if (status >= 500) log.error({ requestId: response.locals.requestId, err: error }, 'fault');
    // Half an answer cannot be taken back; Express cuts the connection.
    if (response.headersSent) next(error);
    else sendErrorPage(response, status);
  };
}
