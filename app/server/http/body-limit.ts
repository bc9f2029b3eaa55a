import type { RequestHandler } from 'express';
import { sendErrorPage } from './error-page.ts';

/** How long a refused upload may go on, so that its sender gets to read the answer. */
const lingerMs = 2_000;

/** What a form needs. */
const formLimit = 1 << 20;

/** Pages and addresses that take pictures: the log form, a visit, and the pictures that follow one. */
const takesPictures = /^\/visits\/(new|[\da-f-]{36}(\/photos)?)(\.data)?$/;
/** One picture of 12 MiB with the fields around it. */
const pictureLimit = (12 << 20) + 65_536;

/** Where ledger files are taken in, streamed to the disk, with the fields around them. */
const takesLedgers = /^\/ledgers(\/upload)?(\.data)?$/;
const ledgerLimit = (50 << 20) + 65_536;

const limitOf = (path: string): number =>
  takesLedgers.test(path) ? ledgerLimit : takesPictures.test(path) ? pictureLimit : formLimit;

/** Refuses request bodies that are too large with 413, also those that do not announce their length. */
export function limitBody(): RequestHandler {
  return (request, response, next) => {
    const limit = limitOf(request.path);
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
