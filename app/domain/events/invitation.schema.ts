import * as z from 'zod/mini';
import { blankable, id, oneOf } from '#app/lib/schema.ts';

/** Which invitations are shown, and how: letters of a page each, or cards to be cut. */
export const invitationFilterSchema = z.object({
  guest: z.optional(id),
  state: z.optional(oneOf(['uninvited'])),
  look: z._default(oneOf(['letters', 'cards']), 'letters'),
  after: z.optional(id),
});

export type InvitationFilter = z.output<typeof invitationFilterSchema>;

export const markInvitedSchema = z.object({ guestId: blankable(id) });
