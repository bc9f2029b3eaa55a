/** The pages that open without a network: the service worker keeps a copy of each for the signed-in user. */
export const OFFLINE_PAGES: readonly string[] = ['/visits/new', '/outbox', '/offline'];

/** The desks of an event, and the form of a project that is new on the spot. Those of the event that was open last are kept as they were last seen. */
export const OFFLINE_DESKS = /^\/events\/[0-9a-f-]{36}\/(?:check-in|signing(?:\/new)?)$/;

/** Whether there may be a copy of this page. */
export const mayOpenOffline = (path: string): boolean =>
  OFFLINE_PAGES.includes(path) || OFFLINE_DESKS.test(path);
