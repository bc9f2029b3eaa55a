import type { FormValues } from '#app/lib/form-data.ts';
import { readsOnly } from './visit.policy.ts';
import type { VisitPage } from './visit.queries.server.ts';

/** A talk as its form holds it: text throughout. */
export const visitFormValues = (visit: VisitPage): FormValues => ({
  version: String(visit.version),
  kind: visit.kind,
  companyId: visit.company.id,
  companyName: visit.company.name,
  occurredOn: visit.occurredOn,
  time: visit.time ?? '',
  place: visit.place,
  staffIds: visit.staff.map(({ userId }) => userId),
  guests: visit.guests.map(({ name, title }) => ({ name, title })),
  headcount: String(visit.headcount ?? ''),
  sites: visit.sites.join('\n'),
  receivedBy: visit.receivedBy,
  summary: visit.summary,
  outcome: visit.outcome,
  nextStep: visit.nextStep ?? '',
  nextStepOwnerId: visit.nextStepOwnerId ?? '',
  nextStepDue: visit.nextStepDue ?? '',
  dealIds: visit.deals.map(({ id }) => id),
  tripId: visit.trip?.id ?? '',
  editionId: visit.edition?.value ?? '',
});

/** People and deals of a talk that the form would not offer by itself, so that correcting it loses none of them. */
export function visitFormStart(visit: VisitPage) {
  const owner = visit.nextStepOwnerId && visit.nextStepOwner;
  const people = [
    ...visit.staff.map(({ user }) => ({
      id: user.id,
      name: user.name,
      team: user.team.name,
      readsOnly: readsOnly(user.role),
    })),
    // Whoever owns the step may keep it.
    ...(owner
      ? [{ id: visit.nextStepOwnerId ?? '', name: owner.name, team: owner.team.name, readsOnly: false }]
      : []),
  ];
  return {
    people: [...new Map(people.map((person) => [person.id, { ...person, own: false }])).values()],
    deals: visit.deals.map(({ id, name }) => ({ id, name, companyIds: [visit.company.id] })),
  };
}
