import Big from 'big.js';
import { WAN, type Yuan } from '#app/lib/money.ts';
import type { StopOfTrip, TripPage } from './trip-page.queries.server.ts';

/** A journey as its form holds it: text throughout, the budget in 万元. */
export function tripFormValues(trip: TripPage) {
  return {
    version: String(trip.version),
    title: trip.title,
    purpose: trip.purpose,
    leaderName: trip.leaderName,
    leaderRank: trip.leaderRank,
    memberIds: trip.members.map(({ id }) => id),
    cities: trip.cities.join('、'),
    startsOn: trip.startsOn,
    endsOn: trip.endsOn,
    budget: wanText(trip.budget),
    teamId: trip.team.id,
  };
}

/** A stop as its form holds it. */
export function stopFormValues(stop: StopOfTrip, version: number) {
  return {
    version: String(version),
    day: stop.day,
    time: stop.time ?? '',
    companyId: stop.company?.id ?? '',
    place: stop.place,
    note: stop.note,
  };
}

const wanText = (yuan: Yuan | null) => (yuan ? new Big(yuan).div(WAN).toFixed() : '');
