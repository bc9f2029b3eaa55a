/** The pages that open without a network: the service worker keeps a copy of each for the signed-in user. */
export const OFFLINE_PAGES: readonly string[] = ['/visits/new', '/outbox', '/offline'];
