import type { Ctx } from '#app/auth/user.ts';
import { visibleVisits } from '#app/auth/visible.ts';
import type { Prisma } from '#app/db/generated/client.ts';
import { type Listing, readAll } from '#app/db/page.server.ts';
import { matching as matchingTrips } from '#app/domain/trips/trip.queries.server.ts';
import { tripFilterSchema } from '#app/domain/trips/trip.schema.ts';
import { FOR_POLICY } from '#app/domain/visits/visit.queries.server.ts';
import { visitFilterSchema } from '#app/domain/visits/visit.schema.ts';
import { matching as matchingVisits, worksVisit } from '#app/domain/visits/visit-list.queries.server.ts';
import { daysBetween, fromDateColumn } from '#app/lib/dates.ts';
import { maskWithin } from '#app/lib/mask.ts';
import { ledgerSheet } from './ledger-sheet.server.ts';
import { type Asked, conditions } from './lists.server.ts';
import type { Sheet } from './sheet.ts';

const TALK = {
  id: true,
  teamId: true,
  recordedById: true,
  occurredOn: true,
  summary: true,
  outcome: true,
  headcount: true,
  sites: true,
  receivedBy: true,
  nextStep: true,
  edition: FOR_POLICY.edition,
  trip: FOR_POLICY.trip,
  company: { select: { name: true } },
  nextStepOwner: { select: { name: true } },
  staff: { select: { userId: true, user: { select: { name: true } } }, orderBy: { user: { name: 'asc' } } },
  guests: { select: { name: true, title: true }, orderBy: { id: 'asc' } },
  deals: { select: { deal: { select: { teamId: true } } } },
} satisfies Prisma.VisitSelect;

type Talk = Prisma.VisitGetPayload<{ select: typeof TALK }>;

/** What was written of a talk, numbers masked for whoever does not work it. */
const told = (ctx: Ctx, talk: Talk, text: string | null) =>
  text === null || worksVisit(ctx, talk) ? text : maskWithin(text);

const distinct = (texts: (string | null | undefined)[]): string =>
  [...new Set(texts)].filter(Boolean).join('、');

const peopleOf = (talks: Talk[]): string =>
  distinct(
    talks.flatMap(({ guests }) => guests.map(({ name, title }) => (title ? `${name}（${title}）` : name))),
  );

/** A text of each talk; of several each under the name of its company. */
const linesOf = (talks: Talk[], text: (talk: Talk) => string | null): string =>
  talks
    .filter((talk) => text(talk))
    .map((talk) => (talks.length > 1 ? `${talk.company.name}：${text(talk)}` : text(talk)))
    .join('\n');

/** The journeys of the list as counties keep them on paper, with the talks in the user's sight. */
export function tripLedger(asked: Asked): Promise<Sheet> {
  const { ctx, search, tx } = asked;
  const where = matchingTrips(ctx, conditions(tripFilterSchema, search));
  const select = {
    id: true,
    leaderName: true,
    cities: true,
    startsOn: true,
    endsOn: true,
    members: { select: { user: { select: { name: true } } }, orderBy: { user: { name: 'asc' } } },
    visits: { where: visibleVisits(ctx.user), orderBy: [{ occurredOn: 'asc' }, { id: 'asc' }], select: TALK },
  } satisfies Prisma.TripSelect;
  const list: Pick<Listing<Prisma.TripGetPayload<{ select: typeof select }>>, 'rows'> = {
    rows: (page) =>
      tx.trip.findMany({ where, orderBy: [{ startsOn: 'asc' }, { id: 'asc' }], ...page, select }),
  };
  return ledgerSheet(
    asked,
    'trips',
    {
      period: ({ startsOn, endsOn }) => spanText(fromDateColumn(startsOn), fromDateColumn(endsOn)),
      leader: ({ leaderName }) => leaderName,
      members: ({ members }) => distinct(members.map(({ user }) => user.name)),
      places: ({ cities }) => cities.join('、'),
      days: ({ startsOn, endsOn }) => daysBetween(fromDateColumn(startsOn), fromDateColumn(endsOn)) + 1,
      companies: ({ visits }) => distinct(visits.map(({ company }) => company.name)),
      counterparts: ({ visits }) => peopleOf(visits),
      talks: ({ visits }) => linesOf(visits, (talk) => told(ctx, talk, talk.summary)),
      outcome: ({ visits }) => linesOf(visits, (talk) => told(ctx, talk, talk.outcome)),
      followUpBy: ({ visits }) => distinct(visits.map(({ nextStepOwner }) => nextStepOwner?.name)),
    },
    readAll(list),
  );
}

const spanText = (from: string, to: string): string => (from === to ? from : `${from}至${to}`);

/** The talks of the list that were visits to us, as counties keep them on paper. */
export function receptionLedger(asked: Asked): Promise<Sheet> {
  const { ctx, search, tx } = asked;
  const where = {
    AND: [matchingVisits(ctx, conditions(visitFilterSchema, search)), { kind: 'inbound' }],
  } satisfies Prisma.VisitWhereInput;
  const list: Pick<Listing<Talk>, 'rows'> = {
    rows: (page) =>
      tx.visit.findMany({ where, orderBy: [{ occurredOn: 'asc' }, { id: 'asc' }], ...page, select: TALK }),
  };
  return ledgerSheet(
    asked,
    'receptions',
    {
      period: ({ occurredOn }) => fromDateColumn(occurredOn),
      companies: ({ company }) => company.name,
      guests: (talk) => peopleOf([talk]),
      headcount: ({ headcount }) => headcount,
      sites: ({ sites }) => sites.join('、'),
      hosts: (talk) => told(ctx, talk, talk.receivedBy),
      escorts: ({ staff }) => distinct(staff.map(({ user }) => user.name)),
      intention: (talk) => told(ctx, talk, talk.summary),
      followUp: (talk) => told(ctx, talk, talk.nextStep),
    },
    readAll(list),
  );
}
