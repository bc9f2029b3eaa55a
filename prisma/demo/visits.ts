import type { Prisma, VisitKind } from '#app/db/generated/client.ts';
import { addDays, type LocalDate } from '#app/lib/dates.ts';
import { between, instant, LAST_DAY, TODAY, workday } from './calendar.ts';
import { EDITIONS, editionId } from './events.ts';
import { demoId } from './ids.ts';
import type { DealPlan } from './plan.ts';
import { random } from './random.ts';
import { CITY, countyOf } from './teams.ts';
import { stopId, TRIPS, tripId } from './trips.ts';
import { officersOf } from './users.ts';
import { FIRST_TALKS, FOLLOW_UPS, TRIP_TALKS } from './visit-texts.ts';

/** A talk before it is split into rows; people by user name, the company by key. */
export interface VisitPlan {
  id: string;
  kind: VisitKind;
  company: string;
  on: LocalDate;
  place: string;
  summary: string;
  outcome: string;
  team: string;
  recordedBy: string;
  staff: string[];
  at: Date;
  deals: string[];
  more: Partial<Prisma.VisitCreateManyInput>;
  next?: { step: string; owner: string; due: LocalDate; doneAt?: Date };
}

/** The 26 visits made on the nine trips, with the deals that came of them. */
export function tripVisits(plans: DealPlan[]): VisitPlan[] {
  return TRIPS.flatMap((trip) =>
    trip.stops.map(({ company, day, time, place }): VisitPlan => {
      const draw = random(`trip-visit:${company}`);
      const { summary, outcome, nextStep } = draw.pick(TRIP_TALKS);
      const at = instant(day, draw);
      return {
        id: demoId(`visit:trip:${company}`, at),
        kind: 'outbound',
        company,
        on: day,
        place,
        summary,
        outcome,
        team: CITY,
        recordedBy: 'city',
        staff: ['city', ...trip.members],
        at,
        deals: plans.filter((plan) => plan.tripVisit === company).map(({ id }) => id),
        more: { tripId: tripId(trip.key), stopId: stopId(company), time },
        next: { step: nextStep, owner: trip.members[0] ?? 'city', due: workday(addDays(day, 14)) },
      };
    }),
  ).map((visit) => (visit.next && visit.on > '2023-10-20' ? withLaterStep(visit) : withStepDone(visit)));
}

/** What was agreed on the earlier trips has long been done, on the day it was due. */
function withStepDone({ next, ...visit }: VisitPlan): VisitPlan {
  return next
    ? { ...visit, next: { ...next, doneAt: instant(next.due, random(`done:${visit.id}`)) } }
    : visit;
}

/** The company whose visit has no next step yet: until it has one, the newest trip cannot be closed. */
const UNSETTLED = 'shancheng';

/** The newest trip's steps are still ahead, and one is not agreed yet. */
function withLaterStep({ next, ...visit }: VisitPlan): VisitPlan {
  if (visit.company === UNSETTLED || !next) return visit;
  return { ...visit, next: { ...next, due: addDays(TODAY, 5) } };
}

/** The talk with which a deal's story begins. */
export function firstTalks(plans: DealPlan[]): VisitPlan[] {
  return plans.flatMap((plan): VisitPlan[] => {
    if (!plan.firstTalk) return [];
    const { id, on, at, kind } = plan.firstTalk;
    const draw = random(`first-talk:${plan.key}`);
    const text = draw.pick(FIRST_TALKS[kind]);
    const recent = on > '2023-10-27' && !plan.halted;
    return [
      {
        id,
        kind,
        company: plan.investor.key,
        on,
        place: plan.metAt ? EDITIONS[plan.metAt].venue : placeOf(kind, plan),
        summary: text.summary.replace('{project}', `“${plan.name}”`),
        outcome: text.outcome,
        team: plan.team,
        recordedBy: plan.owner,
        staff: staffOf(plan),
        at,
        deals: [plan.id],
        more: {
          ...(plan.metAt ? { editionId: editionId(plan.metAt) } : {}),
          ...(kind === 'inbound' ? { headcount: draw.int(2, 9) } : {}),
        },
        ...(recent
          ? { next: { step: '跟进企业反馈', owner: plan.owner, due: addDays(TODAY, draw.int(-3, 12)) } }
          : {}),
      },
    ];
  });
}

/** Two to five more talks for some thirty deals, one for some others. */
export function followUps(plans: DealPlan[]): VisitPlan[] {
  const advanced = plans.filter((plan) => plan.entries.length > 2);
  return advanced.flatMap((plan, index): VisitPlan[] => {
    const draw = random(`follow-up:${plan.key}`);
    const count = index % 14 === 0 ? draw.int(2, FOLLOW_UPS.length) : draw.chance(0.18) ? 1 : 0;
    const from = plan.entries[1] ?? plan.metOn;
    const until = plan.stage === 'signed' ? plan.enteredOn : LAST_DAY;
    return FOLLOW_UPS.slice(0, count).map(({ kind, place, summary, outcome }, step) => {
      const on = between(from, until, (step + 1) / (count + 1));
      const at = instant(on, draw);
      return {
        id: demoId(`visit:follow:${plan.key}:${step}`, at),
        kind,
        company: plan.investor.key,
        on,
        place: kind === 'call' || kind === 'outbound' ? place : `${countyOf(plan.county).name}${place}`,
        summary,
        outcome,
        team: plan.team,
        recordedBy: plan.owner,
        staff: staffOf(plan),
        at,
        deals: [plan.id],
        more: kind === 'inbound' ? { headcount: draw.int(3, 12) } : {},
      };
    });
  });
}

function staffOf(plan: DealPlan): string[] {
  const others = officersOf(plan.team).map(({ username }) => username);
  return [...new Set([plan.owner, ...others])].slice(0, 2);
}

function placeOf(kind: VisitKind, plan: DealPlan): string {
  const county = countyOf(plan.county).name;
  const places: Record<VisitKind, string> = {
    call: '电话',
    inbound: `${county}产业园区`,
    meeting: `${county}投资促进局会议室`,
    outbound: '企业总部',
  };
  return places[kind];
}
