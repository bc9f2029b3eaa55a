import { Transform } from 'node:stream';
import { createReadableStreamFromReadable, type EntryContext } from '@remix-run/node';
import { RemixServer } from '@remix-run/react';
import { isbot } from 'isbot';
import { renderToPipeableStream } from 'react-dom/server';
import { I18nextProvider } from 'react-i18next';
import { localeOf } from './auth/locale.server.ts';
import { i18nFor } from './i18n/i18n.server.ts';
import type { LoadContext } from './lib/load-context.ts';
import { NonceContext } from './lib/nonce.ts';

const RENDER_TIMEOUT_MS = 10_000;

/** For the process that serves this build: it closes the pools before it stops the database. */
export { closeDatabase } from './db/client.server.ts';

/** Loaders may answer this long with deferred data; then the stream ends. */
export const streamTimeout = 5_000;

/** Renders a page in the reader's language. Robots get it whole, people as it becomes ready. */
export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  { nonce }: LoadContext,
): Promise<Response> {
  const i18n = await i18nFor(await localeOf(request));
  const whole = isbot(request.headers.get('user-agent'));
  return new Promise((resolve, reject) => {
    let failed = false;
    const answer = () => {
      const body = withoutNulBytes();
      headers.set('Content-Type', 'text/html; charset=utf-8');
      headers.set('Cache-Control', 'private, no-store');
      resolve(
        new Response(createReadableStreamFromReadable(body), { headers, status: failed ? 500 : status }),
      );
      pipe(body);
    };
    const { pipe, abort } = renderToPipeableStream(
      <I18nextProvider i18n={i18n}>
        <NonceContext.Provider value={nonce}>
          <RemixServer
            context={remixContext}
            url={request.url}
            abortDelay={RENDER_TIMEOUT_MS}
            nonce={nonce}
          />
        </NonceContext.Provider>
      </I18nextProvider>,
      {
        nonce,
        onShellReady: () => !whole && answer(),
        onAllReady: () => whole && answer(),
        onShellError: reject,
        onError: () => {
          failed = true;
        },
      },
    );
    setTimeout(abort, RENDER_TIMEOUT_MS).unref();
  });
}

/**
 * React 18 pads a chunk with NUL bytes where a character of several bytes does not fit its end. No page of ours
 * holds any, so all of them go; otherwise Chinese pages would show them as broken characters.
 */
function withoutNulBytes(): Transform {
  return new Transform({
    transform: (chunk: Buffer, _encoding, done) =>
      done(null, chunk.includes(0) ? chunk.filter((byte) => byte !== 0) : chunk),
  });
}
