/** What the server hands to every loader and action beside the request. */
export interface LoadContext {
  /** The nonce that the response's content security policy allows. */
  nonce: string;
  /** Names the request in the log, in history and on error pages. */
  requestId: string;
  /** Whether the browser came over TLS, directly or through a trusted proxy. */
  secure: boolean;
  /** The browser's address, through trusted proxies. */
  ip: string;
}

declare module '@remix-run/node' {
  interface AppLoadContext extends LoadContext {}
}
