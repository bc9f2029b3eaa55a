import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ServerBuild } from '@remix-run/node';
import type { RequestHandler } from 'express';
import { builtFiles } from './http/app.ts';

/** The Remix application as the HTTP side uses it. */
export interface Application {
  build: ServerBuild | (() => Promise<ServerBuild>);
  files: RequestHandler[];
  /** Closes the application's own database connections. */
  close(): Promise<void>;
}

// The bundle has its own copy of the database clients; entry.server hands out the way to close them.
type Entry = ServerBuild['entry']['module'] & { closeDatabase?: () => Promise<void> };

/** The production build. It reads its settings from the environment, so they are set before. */
export async function loadBuild(): Promise<Application> {
  const build: ServerBuild = await import(pathToFileURL(path.resolve('build/server/index.js')).href);
  return {
    build,
    files: builtFiles(),
    close: async () => (build.entry.module as Entry).closeDatabase?.(),
  };
}

/** The sources by way of Vite, with hot reload. */
export async function loadSources(): Promise<Application> {
  const { createServer } = await import('vite');
  const vite = await createServer({ server: { middlewareMode: true } });
  const build = () => vite.ssrLoadModule('virtual:remix/server-build') as Promise<ServerBuild>;
  return {
    build,
    files: [vite.middlewares],
    close: async () => {
      await ((await build()).entry.module as Entry).closeDatabase?.();
      await vite.close();
    },
  };
}
