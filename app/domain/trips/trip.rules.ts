import { addDays, type LocalDate } from '#app/lib/dates.ts';
import type { Problem } from '#app/lib/refusal.ts';
import { moveItem } from '#app/lib/reorder.ts';

export interface Span {
  startsOn: LocalDate;
  endsOn: LocalDate;
}

/** Every day of a journey, the last included. */
export function daysOf({ startsOn, endsOn }: Span): LocalDate[] {
  const days: LocalDate[] = [];
  for (let day = startsOn; day <= endsOn; day = addDays(day, 1)) days.push(day);
  return days;
}

export type Phase = 'planned' | 'under_way' | 'to_close' | 'closed';

/** Where a journey stands on a day: ahead, on its way, back but not settled, settled. */
export function phaseOf(trip: Span & { closedAt: Date | string | null }, today: LocalDate): Phase {
  if (trip.closedAt !== null) return 'closed';
  if (today < trip.startsOn) return 'planned';
  return today <= trip.endsOn ? 'under_way' : 'to_close';
}

export interface Placed {
  id: string;
  day: LocalDate;
}

/**
 * The itinerary after a stop was put at a place of a day. The order of all others stays as it is.
 * @param stops in order: by day, within the day as planned
 */
export function placeStop<S extends Placed>(
  stops: readonly S[],
  id: string,
  day: LocalDate,
  toIndex: number,
): S[] {
  const moved = stops.map((stop) => (stop.id === id ? { ...stop, day } : stop));
  const earlier = moved.filter((stop) => stop.day < day);
  const later = moved.filter((stop) => stop.day > day);
  return [
    ...earlier,
    ...moveItem(
      moved.filter((stop) => stop.day === day),
      id,
      toIndex,
    ),
    ...later,
  ];
}

interface Dated {
  day: LocalDate;
  name: string;
  to: string;
}

/** Stops and visits for which a journey of these days would be too short, one problem each. */
export function problemsOfDays(span: Span, stops: Dated[], visits: Dated[]): Problem[] {
  const outside = ({ day }: Dated) => day < span.startsOn || day > span.endsOn;
  const problem =
    (key: string) =>
    ({ day, name, to }: Dated): Problem => ({ key, params: { day, name }, to });
  return [
    ...stops.filter(outside).map(problem('trips:refusal.stopOutside')),
    ...visits.filter(outside).map(problem('trips:refusal.visitOutside')),
  ];
}

export interface TripToClose {
  id: string;
  endsOn: LocalDate;
  visits: {
    id: string;
    company: string;
    outcome: string;
    nextStep: string | null;
    nextStepOwnerId: string | null;
    nextStepDue: unknown;
  }[];
  /** Calls on companies that were planned. */
  calls: { id: string; company: string; day: LocalDate; isStruck: boolean; isLogged: boolean }[];
}

/** Why a journey cannot be settled yet, each with the page on which it is put right; none when it can. */
export function problemsBeforeClosing(trip: TripToClose, today: LocalDate): Problem[] {
  const { visits, calls, endsOn } = trip;
  const of = (key: string, to: string, params: Problem['params']): Problem => ({ key, params, to });
  return [
    ...(today < endsOn
      ? [of('trips:close.early', `/trips/${trip.id}/edit#field-endsOn`, { day: endsOn })]
      : []),
    ...calls
      .filter(({ isStruck, isLogged }) => !isStruck && !isLogged)
      .map(({ id, company, day }) =>
        of('trips:close.notLogged', `/trips/${trip.id}#stop-${id}`, { company, day }),
      ),
    ...visits
      .filter(({ outcome }) => outcome.trim() === '')
      .map(({ id, company }) => of('trips:close.noOutcome', `/visits/${id}/edit#field-outcome`, { company })),
    ...visits
      .filter((visit) => !(visit.nextStep && visit.nextStepOwnerId && visit.nextStepDue))
      .map(({ id, company }) => of('trips:close.noStep', `/visits/${id}/edit#field-nextStep`, { company })),
  ];
}

export interface Overlap {
  person: string;
  /** The other journey; without a name where the reader does not see it. */
  trip: { id: string; title: string } | null;
  from: LocalDate;
  to: LocalDate;
}

interface OtherTrip extends Span {
  trip: Overlap['trip'];
  /** Names of those who go on both. */
  people: string[];
}

/** Who would be on two journeys at once, on which days; by person, then by day. */
export function overlapsOf(span: Span, others: OtherTrip[]): Overlap[] {
  return others
    .filter((other) => other.startsOn <= span.endsOn && other.endsOn >= span.startsOn)
    .flatMap(({ people, trip, startsOn, endsOn }) =>
      people.map((person) => ({
        person,
        trip,
        from: [startsOn, span.startsOn].sort()[1] ?? startsOn,
        to: [endsOn, span.endsOn].sort()[0] ?? endsOn,
      })),
    )
    .sort((a, b) => a.person.localeCompare(b.person, 'zh') || (a.from < b.from ? -1 : 1));
}
