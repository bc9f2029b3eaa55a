/** A Remix build with a few resource routes, for tests of the server around it. */
import { once } from 'node:events';

/** @param {string} id @param {object} module */
const route = (id, module) => ({ id, path: id, parentId: undefined, index: undefined, module });

export const isSpaMode = false;
export const publicPath = '/';
export const basename = '/';
export const mode = 'production';
export const assetsBuildDirectory = 'build/client';
export const future = { v3_singleFetch: true };
export const assets = { entry: { imports: [], module: '' }, routes: {}, url: '', version: 'stub' };
export const entry = {
  module: {
    default: () => new Response('a page'),
    handleError: () => undefined,
    closeDatabase: async () => void process.stdout.write('application closed\n'),
  },
};
const measured = {
  loader: () => new Response(''),
  action: async (/** @type {import('@remix-run/node').ActionFunctionArgs} */ { request }) =>
    new Response(String((await request.arrayBuffer()).byteLength)),
};
export const routes = {
  slow: route('slow', {
    loader: async () => {
      // The test says when: it wants the request to be running while the process stops.
      process.stdout.write('slow request\n');
      await once(process, 'SIGUSR2');
      return new Response('slow but whole');
    },
  }),
  context: route('context', {
    loader: (/** @type {import('@remix-run/node').LoaderFunctionArgs} */ { context }) =>
      Response.json(context),
  }),
  length: route('length', measured),
  photos: route('visits/:id/photos', measured),
  visit: route('visits/:id', measured),
  ledgers: route('ledgers', measured),
  upload: route('ledgers/upload', measured),
};
