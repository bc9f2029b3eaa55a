import { createServer, type RequestListener, type Server } from 'node:http';

const idleCheckMs = 50;

/** Longer than proxies keep a connection open (60 s, most of them): who closes first must be the one that asks. */
const keepAliveMs = 65_000;

/** The server cannot have its address; the message says which and what to do. */
export class AddressUnavailable extends Error {}

/**
 * Listens on an address.
 *
 * @throws AddressUnavailable when the port is taken, not allowed, or the address is not ours
 */
export function listen(listener: RequestListener, host: string, port: number): Promise<Server> {
  const reasons: Record<string, string> = {
    EADDRINUSE: `Port ${port} is in use by another program. Stop that one, or set another PORT.`,
    EACCES: `Port ${port} may not be opened by this account. Set a PORT above 1023.`,
    EADDRNOTAVAIL: `This machine has no address ${host}. Set another HOST.`,
    ENOTFOUND: `HOST ${host} is not known.`,
  };
  return new Promise((resolve, reject) => {
    const server = createServer({ keepAliveTimeout: keepAliveMs }, listener);
    server.once('error', (error: NodeJS.ErrnoException) => {
      const reason = reasons[error.code ?? ''];
      reject(reason ? new AddressUnavailable(reason) : error);
    });
    server.listen(port, host, () => resolve(server));
  });
}

/** Takes no more requests and resolves when the running ones have been answered, or after `limitMs` without. */
export async function drain(server: Server, limitMs: number): Promise<void> {
  // Kept-alive connections become idle one by one as their requests end.
  const idle = setInterval(() => server.closeIdleConnections(), idleCheckMs);
  const cut = setTimeout(() => server.closeAllConnections(), limitMs);
  await new Promise((resolve) => server.close(resolve));
  clearInterval(idle);
  clearTimeout(cut);
}
