/** Marks a form that works without a network, because it saves to the outbox. */
export const WORKS_OFFLINE = { 'data-works-offline': '' };
