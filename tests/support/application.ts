import { createRequestHandler, type ServerBuild } from '@remix-run/node';
import { isRouteErrorResponse } from '@remix-run/react';
import * as entry from '#app/entry.server.tsx';
import * as root from '#app/root.tsx';
import remixConfig from '../../remix.config.js';

type Module = ServerBuild['routes'][string]['module'];

const modules = import.meta.glob<Module>('../../app/routes/*.{ts,tsx}', { eager: true });

/** What broke while the application answered: exceptions that are neither a refusal nor a response. */
export const faults: unknown[] = [];

/** `deals.$id_.move` is served at `deals/:id/move`; no route here nests in another. */
function routeOf(file: string, module: Module): ServerBuild['routes'][string] {
  const name = file.replace(/^.*\/routes\//, '').replace(/\.tsx?$/, '');
  const index = /(^|\.)_index$/.test(name);
  const path = name
    .replace(/\.?_index$/, '')
    .replaceAll('[.]', '\0')
    .split('.')
    .map((segment) => segment.replace(/_$/, '').replace('$', ':').replace('\0', '.'))
    .join('/');
  return {
    id: `routes/${name}`,
    parentId: 'root',
    path: path || undefined,
    index: index || undefined,
    module,
  };
}

const routes: ServerBuild['routes'] = {
  root: { id: 'root', path: '', module: root as unknown as Module },
  ...Object.fromEntries(
    Object.entries(modules)
      .map(([file, module]) => routeOf(file, module))
      .map((route) => [route.id, route]),
  ),
};

const manifest = Object.values(routes).map(({ module, ...route }) => [
  route.id,
  {
    ...route,
    module: '',
    hasLoader: 'loader' in module,
    hasAction: 'action' in module,
    hasClientAction: false,
    hasClientLoader: false,
    hasErrorBoundary: 'ErrorBoundary' in module,
  },
]);

const build: ServerBuild = {
  routes,
  entry: {
    module: { ...entry, handleError: (error) => void (isRouteErrorResponse(error) || faults.push(error)) },
  },
  assets: {
    entry: { imports: [], module: '' },
    routes: Object.fromEntries(manifest),
    url: '',
    version: 'test',
  },
  assetsBuildDirectory: 'build/client',
  publicPath: '/',
  basename: '/',
  mode: 'production',
  isSpaMode: false,
  future: { ...remixConfig.future } as ServerBuild['future'],
};

const handle = createRequestHandler(build, 'production');

/** What the application answers, pages rendered: Remix with our routes, without the server around it. */
export function ask(path: string, init: RequestInit & { cookie?: string } = {}): Promise<Response> {
  const { cookie, ...rest } = init;
  const request = new Request(`http://localhost${path}`, { redirect: 'manual', ...rest });
  request.headers.set('host', 'localhost');
  if (cookie) request.headers.set('cookie', cookie);
  return handle(request, { nonce: 'n', requestId: 'r', secure: false, ip: '192.0.2.1' });
}
