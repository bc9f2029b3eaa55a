import '@remix-run/node';

// With single fetch, loaders answer with the values themselves; this tells the types so.
declare module '@remix-run/node' {
  interface Future {
    v3_singleFetch: true;
  }
}
