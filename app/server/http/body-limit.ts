import type { RequestHandler } from 'express';
import { sendErrorPage } from './error-page.ts';

/** How long a refused upload may go on, so that its sender gets to read the answer. */
const lingerMs = 2_000;

/** Refuses request bodies of more than `limit` bytes with 413, also those that do not announce their length. */
export function limitBody(limit: number): RequestHandler {
  return (request, response, next) => {
    const refuse = () => {
      if (!response.headersSent) sendErrorPage(response, 413);
      request.resume();
      const cut = setTimeout(() => request.socket.destroy(), lingerMs);
      request.once('end', () => clearTimeout(cut));
    };
    if (Number(request.headers['content-length'] ?? 0) > limit) return refuse();
    if (request.headers['transfer-encoding'] !== undefined) {
      let size = 0;
      const count = (chunk: Buffer) => {
        size += chunk.length;
        if (size <= limit) return;
        request.off('data', count);
        refuse();
      };
      // Paused first: a listener alone would start the flow before the application reads.
      request.pause();
      request.on('data', count);
    }
    next();
  };
}
