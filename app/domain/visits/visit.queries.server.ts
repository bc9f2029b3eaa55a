import type { Ctx, CurrentUser } from '#app/auth/user.ts';
import { visibleDeals, visibleReceptions, visibleTrips, visibleVisits, worksFor } from '#app/auth/visible.ts';
import { db } from '#app/db/client.server.ts';
import type { Prisma } from '#app/db/generated/client.ts';
import { type HistoryEntry, readHistory } from '#app/domain/history/history.queries.server.ts';
import { fromDateColumn, fromOptionalDate } from '#app/lib/dates.ts';
import { maskWithin } from '#app/lib/mask.ts';
import { notFound } from '#app/lib/refusal.ts';
import { EDITION, editionOption } from './edition-option.server.ts';
import { canVisit } from './visit.policy.ts';

const SHOWN = 100;

const TALK = {
  id: true,
  kind: true,
  teamId: true,
  occurredOn: true,
  place: true,
  summary: true,
  outcome: true,
  nextStep: true,
  nextStepDue: true,
  company: { select: { id: true, name: true } },
  nextStepOwner: { select: { name: true } },
  staff: { select: { user: { select: { id: true, name: true } } }, orderBy: { user: { name: 'asc' } } },
  guests: { select: { id: true, name: true, title: true }, orderBy: { id: 'asc' } },
} as const;

/** The talks about a deal the user sees, newest first. */
export async function listVisitsOfDeal(ctx: Ctx, dealId: string) {
  const visits = await db().visit.findMany({
    where: { AND: [visibleVisits(ctx.user), { deals: { some: { dealId, deal: visibleDeals(ctx.user) } } }] },
    orderBy: [{ occurredOn: 'desc' }, { id: 'desc' }],
    take: SHOWN,
    select: { ...TALK, deals: { select: { deal: { select: { teamId: true } } } } },
  });
  return visits.map(({ teamId, deals, ...visit }) =>
    asTalk(visit, worksFor(ctx.user, [teamId, ...deals.map(({ deal }) => deal.teamId)])),
  );
}

/** What the policy asks of a talk's event and journey. */
export const FOR_POLICY = {
  edition: { select: { organizerTeamId: true } },
  trip: { select: { teamId: true, members: { select: { userId: true } } } },
} satisfies Prisma.VisitSelect;

/** Talks that were archived, of those the user would see. */
export function archivedVisits(user: CurrentUser): Prisma.VisitWhereInput {
  return { ...visibleVisits(user), archivedAt: { not: null } };
}

/**
 * A visit with everything its page shows; deals, trip and reception only as far as the user sees them.
 * @returns also whether numbers in its texts are masked, so that its history hides them too; where and when photos
 *   were taken is for those who work the record, and so are those taken out
 * @throws Refusal `not_found`
 */
export async function readVisit(ctx: Ctx, id: string) {
  const found = await db().visit.findFirst({
    where: { AND: [{ id }, visibleVisits(ctx.user)] },
    select: {
      ...TALK,
      time: true,
      headcount: true,
      sites: true,
      receivedBy: true,
      version: true,
      recordedAt: true,
      recordedById: true,
      nextStepOwnerId: true,
      nextStepDoneAt: true,
      stopId: true,
      recordedBy: { select: { name: true } },
      nextStepOwner: { select: { name: true, team: { select: { id: true, name: true } } } },
      staff: {
        select: {
          userId: true,
          user: { select: { id: true, name: true, role: true, team: { select: { name: true } } } },
        },
        orderBy: { user: { name: 'asc' } },
      },
      team: { select: { name: true } },
      trip: { select: { id: true, title: true, ...FOR_POLICY.trip.select } },
      reception: { select: { id: true } },
      meeting: { select: { id: true } },
      edition: { select: { ...EDITION, ...FOR_POLICY.edition.select } },
      deals: {
        where: { deal: visibleDeals(ctx.user) },
        select: { deal: { select: { id: true, code: true, name: true, teamId: true } } },
      },
      photos: {
        orderBy: { id: 'asc' },
        select: {
          id: true,
          takenAt: true,
          latitude: true,
          longitude: true,
          recordedAt: true,
          archivedAt: true,
          recordedBy: { select: { name: true } },
        },
      },
    },
  });
  if (!found) throw notFound();
  const { teamId, deals, photos, trip, reception, edition, recordedById, ...visit } = found;
  const asked = { teamId, recordedById, staff: visit.staff, trip, edition };
  const may = { edit: canVisit(ctx.user, 'edit', asked), archive: canVisit(ctx.user, 'archive', asked) };
  // Whoever corrects it must read it whole, or saving would keep the masks.
  const works = may.edit || worksFor(ctx.user, [teamId, ...deals.map(({ deal }) => deal.teamId)]);
  const shown = photos.map(({ latitude, longitude, archivedAt, takenAt, recordedAt, ...photo }) => ({
    ...photo,
    recordedAt: recordedAt.toISOString(),
    isArchived: archivedAt !== null,
    takenAt: works ? takenAt : null,
    place: works && latitude && longitude ? `${latitude}, ${longitude}` : null,
  }));
  const told = (text: string) => (works ? text : maskWithin(text));
  return {
    ...asTalk(visit, works),
    receivedBy: told(visit.receivedBy),
    sites: visit.sites.map(told),
    teamId,
    masked: !works,
    may,
    recordedAt: visit.recordedAt.toISOString(),
    nextStepDoneAt: visit.nextStepDoneAt?.toISOString() ?? null,
    deals: deals.map(({ deal: { teamId: _, ...deal } }) => deal),
    trip: trip && { id: trip.id, title: trip.title, isVisible: await sees(ctx, 'trip', trip.id) },
    reception: reception && (await sees(ctx, 'reception', reception.id)) ? reception : null,
    edition: edition && editionOption(edition, ctx.locale),
    photos: shown.filter(({ isArchived }) => !isArchived),
    archivedPhotos: may.edit ? shown.filter(({ isArchived }) => isArchived) : [],
  };
}

export type VisitPage = Awaited<ReturnType<typeof readVisit>>;

/** What was changed on a visit the user reads; of the deals it touched only those in the user's sight are named. */
export async function readVisitHistory(ctx: Ctx, { id, masked }: Pick<VisitPage, 'id' | 'masked'>) {
  const entries = await readHistory('visits', id, masked);
  const codesOf = (text: unknown) => (typeof text === 'string' ? text.split('、') : []);
  const codes = entries.flatMap(({ changes }) => (changes.dealIds ?? []).flatMap(codesOf));
  const deals = await db().deal.findMany({
    where: { AND: [{ code: { in: codes } }, visibleDeals(ctx.user)] },
    select: { code: true },
  });
  const seen = new Set(deals.map(({ code }) => code));
  const shown = (text: unknown) =>
    codesOf(text)
      .filter((code) => seen.has(code))
      .join('、') || null;
  return entries.map((entry): HistoryEntry => {
    const { dealIds, ...changes } = entry.changes;
    if (!dealIds) return entry;
    const [before, after] = [shown(dealIds[0]), shown(dealIds[1])];
    return { ...entry, changes: before === after ? changes : { ...changes, dealIds: [before, after] } };
  });
}

/** Whether a record the visit came from is in the user's sight, to be linked. */
async function sees({ user }: Ctx, what: 'trip' | 'reception', id: string): Promise<boolean> {
  const count =
    what === 'trip'
      ? db().trip.count({ where: { AND: [{ id }, visibleTrips(user)] } })
      : db().reception.count({ where: { AND: [{ id }, visibleReceptions(user)] } });
  return (await count) > 0;
}

interface Told {
  place: string;
  occurredOn: Date;
  summary: string;
  outcome: string;
  nextStep: string | null;
  nextStepDue: Date | null;
}

/** @param works whether the reader works the record; others read the numbers that were typed into it masked */
function asTalk<V extends Told>(visit: V, works: boolean) {
  const { place, summary, outcome, nextStep } = visit;
  return {
    ...visit,
    ...(!works && {
      place: maskWithin(place),
      summary: maskWithin(summary),
      outcome: maskWithin(outcome),
      nextStep: nextStep && maskWithin(nextStep),
    }),
    occurredOn: fromDateColumn(visit.occurredOn),
    nextStepDue: fromOptionalDate(visit.nextStepDue),
  };
}

export type Talk = Awaited<ReturnType<typeof listVisitsOfDeal>>[number];
