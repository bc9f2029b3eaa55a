import type { FormValues } from '#app/lib/form-data.ts';
import type { ReceptionPage } from './reception.queries.server.ts';

/** A reception as its form holds it: text throughout. */
export function receptionFormValues(reception: ReceptionPage): FormValues {
  return {
    version: String(reception.version),
    companyId: reception.company.id,
    startsOn: reception.startsOn,
    endsOn: reception.endsOn,
    headcount: reception.headcount === null ? '' : String(reception.headcount),
    guests: reception.guests,
    receivedBy: reception.receivedBy,
    accompaniedBy: reception.accompaniedBy,
    coordinatorId: reception.coordinator.id,
    purpose: reception.purpose,
    arrangements: reception.arrangements,
    items: reception.items.map(({ day, time, content, place, responsible }) => ({
      day,
      time: time ?? '',
      content,
      place,
      responsible,
    })),
  };
}
