import { vitePlugin as remix } from '@remix-run/dev';
import { defineConfig } from 'vite';
import { compression } from 'vite-plugin-compression2';
import { serviceWorker } from './app/worker/plugin.ts';
import remixConfig from './remix.config.js';

// The floor is Chromium 109 (the last on Windows 7), Safari 15.4 and Firefox ESR 115.
const floor = {
  js: ['chrome109', 'safari15.4', 'firefox115'],
  css: { chrome: 109 << 16, safari: (15 << 16) | (4 << 8), firefox: 115 << 16 },
};

/** Compressed once by the build: tighter than a server could do it for each request. */
const compressed = () =>
  compression({
    include: /assets\/.+\.(js|css)$/,
    algorithms: ['gzip', 'brotliCompress'],
    threshold: 0,
    skipIfLargerOrEqual: true,
    logLevel: 'silent',
  });

export default defineConfig(({ isSsrBuild }) => ({
  plugins: process.env.VITEST ? [] : [remix(remixConfig), serviceWorker(), !isSsrBuild && compressed()],
  css: { transformer: 'lightningcss', lightningcss: { targets: floor.css } },
  build: { target: floor.js, cssMinify: 'lightningcss', assetsInlineLimit: 0 },
}));
