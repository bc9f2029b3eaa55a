/**
 * The Remix options. vite.config.ts hands this object to the Remix plugin and adds none of its own.
 * The future flags are the path to React Router 7 (docs/decisions/001-remix-2.md).
 *
 * @type {import('@remix-run/dev').VitePluginConfig}
 */
export default {
  appDirectory: 'app',
  buildDirectory: 'build',
  serverModuleFormat: 'esm',
  ignoredRouteFiles: ['**/*.module.css', '**/*.ui.tsx'],
  future: {
    v3_fetcherPersist: true,
    v3_lazyRouteDiscovery: true,
    v3_relativeSplatPath: true,
    v3_singleFetch: true,
    v3_throwAbortReason: true,
  },
};
