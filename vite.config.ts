import { vitePlugin as remix } from '@remix-run/dev';
import { defineConfig } from 'vite';
import { serviceWorker } from './app/worker/plugin.ts';
import remixConfig from './remix.config.js';

// The floor is Chromium 109 (the last on Windows 7), Safari 15.4 and Firefox ESR 115.
const floor = {
  js: ['chrome109', 'safari15.4', 'firefox115'],
  css: { chrome: 109 << 16, safari: (15 << 16) | (4 << 8), firefox: 115 << 16 },
};

// Every page loads the list of all routes' files: their names are their hashes alone, half as long.
const named = 'assets/[hash].js';

export default defineConfig(({ isSsrBuild }) => ({
  plugins: process.env.VITEST ? [] : [remix(remixConfig), serviceWorker()],
  css: { transformer: 'lightningcss', lightningcss: { targets: floor.css } },
  build: {
    target: floor.js,
    cssMinify: 'lightningcss',
    assetsInlineLimit: 0,
    rollupOptions: isSsrBuild ? {} : { output: { entryFileNames: named, chunkFileNames: named } },
  },
}));
