import { fromDateColumn } from '#app/lib/dates.ts';
import type { VisitEdit } from './visit.schema.ts';

type Told = Omit<
  VisitEdit,
  'companyId' | 'companyName' | 'staffIds' | 'dealIds' | 'nextStepOwnerId' | 'tripId' | 'editionId'
>;

interface Names {
  company: string;
  staff: string[];
  deals: string[];
  nextStepOwner: string | null | undefined;
}

/** The fields the history tells of, people and lists as readable text. */
export function loggedFields(visit: Told, { company, staff, deals, nextStepOwner }: Names) {
  return {
    kind: visit.kind,
    companyId: company,
    occurredOn: visit.occurredOn,
    time: visit.time,
    place: visit.place,
    staffIds: [...staff].sort().join('、'),
    guests: visit.guests.map(({ name, title }) => [name, title].filter(Boolean).join(' ')).join('、'),
    headcount: visit.headcount,
    sites: visit.sites.join('、'),
    receivedBy: visit.receivedBy,
    summary: visit.summary,
    outcome: visit.outcome,
    nextStep: visit.nextStep,
    nextStepOwnerId: nextStepOwner,
    nextStepDue: visit.nextStepDue,
    dealIds: [...deals].sort().join('、'),
  };
}

/** What a visit is called in the log. */
export const labelOf = (visit: { occurredOn: Date; company: { name: string } }): string =>
  `${visit.company.name} ${fromDateColumn(visit.occurredOn)}`;
