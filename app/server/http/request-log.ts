import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';
import { type Logger, pino } from 'pino';

/** JSON lines on standard error; nothing in tests. */
export function createLogger(): Logger {
  return pino(
    { base: null, level: process.env.NODE_ENV === 'test' ? 'silent' : 'info' },
    pino.destination(2),
  );
}

/** What opens a calendar or a guest's ticket is in the address; whoever reads the log must not get in with it. */
const SECRET = /^(\/(?:calendar|check-in)\/)[^/]+/;

/**
 * Gives every request an id and, when it is over, logs method, path, status and milliseconds. The query is left
 * out: it may hold names that people searched for.
 */
export function requestLog(log: Logger): RequestHandler {
  return (request, response, next) => {
    const start = process.hrtime.bigint();
    const requestId = randomUUID();
    response.locals.requestId = requestId;
    response.setHeader('X-Request-Id', requestId);
    const { method } = request;
    const path = request.path.replace(SECRET, '$1…');
    response.once('close', () => {
      const ms = Math.round(Number(process.hrtime.bigint() - start) / 1e5) / 10;
      log.info({ requestId, method, path, status: response.statusCode, ms }, 'request');
    });
    next();
  };
}
