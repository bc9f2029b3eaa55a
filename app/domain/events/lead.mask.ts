import type { CurrentUser } from '#app/auth/user.ts';
import { maskPhone, maskWithin } from '#app/lib/mask.ts';
import { canInside, type InsideEdition } from './edition.policy.ts';

/**
 * Whether the user reads the numbers of a lead in full: whoever works at the event, and the team it was handed to.
 */
export const revealsLead = (
  user: CurrentUser,
  { teamId, edition }: { teamId: string | null; edition: InsideEdition },
): boolean =>
  canInside(user, 'reveal', edition) ||
  (user.role !== 'official' && teamId !== null && user.teamIds.includes(teamId));

/** A lead as readers see it who do not work it. */
export const maskedLead = <L extends { phone: string; interest: string }>(lead: L): L => ({
  ...lead,
  phone: maskPhone(lead.phone),
  interest: maskWithin(lead.interest),
});
