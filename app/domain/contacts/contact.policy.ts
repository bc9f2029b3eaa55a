import type { CurrentUser } from '#app/auth/user.ts';
import { canCompany } from '#app/domain/companies/company.policy.ts';

export type ContactAction = 'create' | 'edit' | 'archive' | 'reveal';

/**
 * Who works with the people at a company: whoever may edit the company enters, corrects and archives them and
 * sees their numbers. All others who see the company read the numbers masked.
 */
export function canContact(user: CurrentUser, _action: ContactAction, company: { teamId: string }): boolean {
  return canCompany(user, 'edit', company);
}
