import { once } from 'node:events';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A line to the server that can be cut while an answer is on its way. */
export interface CuttingProxy {
  /** What browsers open; a secure context, as the server's own address is. */
  base: string;
  /** Posts to these paths reach the server, and their answers are lost. Counts those that did. */
  lose: (paths: RegExp | null) => void;
  lost: () => number;
  close: () => Promise<void>;
}

/** Passes everything on to the server, except for the answers that are to be lost. */
export async function startCuttingProxy(target: string): Promise<CuttingProxy> {
  let losing: RegExp | null = null;
  let lost = 0;
  const { hostname, port } = new URL(target);
  const server: Server = createServer((incoming, outgoing) => {
    const { method, url = '/', headers } = incoming;
    const passed = request({ hostname, port, method, path: url, headers }, (answer) => {
      if (method === 'POST' && losing?.test(url)) {
        // The server has carried it out and answered whole; the browser hears nothing.
        answer.resume().once('end', () => {
          lost += 1;
          incoming.socket.destroy();
        });
        return;
      }
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    passed.once('error', () => incoming.socket.destroy());
    incoming.pipe(passed);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    base: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    lose: (paths) => {
      losing = paths;
    },
    lost: () => lost,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
