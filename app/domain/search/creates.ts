import type { CurrentUser } from '#app/auth/user.ts';
import { canCompany } from '#app/domain/companies/company.policy.ts';
import { canDeal } from '#app/domain/deals/deal.policy.ts';
import { canEvent } from '#app/domain/events/edition.policy.ts';
import { canPlanReceptions } from '#app/domain/receptions/reception.policy.ts';
import { canTeam } from '#app/domain/teams/team.policy.ts';
import { canPlanTrips } from '#app/domain/trips/trip.policy.ts';
import { canUser } from '#app/domain/users/user.policy.ts';
import { canLogVisit } from '#app/domain/visits/visit.policy.ts';

/** The pages on which the user may enter something new, the most used first. */
export function createsOf(user: CurrentUser): string[] {
  const pages: [path: string, may: boolean][] = [
    ['/visits/new', canLogVisit(user)],
    ['/deals/new', canDeal(user, 'create')],
    ['/companies/new', canCompany(user, 'create')],
    ['/trips/new', canPlanTrips(user)],
    ['/receptions/new', canPlanReceptions(user)],
    ['/events/new', canEvent(user, 'create')],
    ['/admin/users/new', canUser(user, 'create')],
    ['/admin/teams/new', canTeam(user, 'create')],
  ];
  return pages.filter(([, may]) => may).map(([path]) => path);
}
