import type { Ctx } from '#app/auth/user.ts';
import { visibleDeals, visibleVisits, worksFor } from '#app/auth/visible.ts';
import { db } from '#app/db/client.server.ts';
import { fromDateColumn, fromOptionalDate } from '#app/lib/dates.ts';
import { maskWithin } from '#app/lib/mask.ts';
import { notFound } from '#app/lib/refusal.ts';

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

/**
 * A visit with everything its page shows; deals only as far as the user sees them.
 * @returns also whether numbers in its texts are masked, so that its history hides them too
 * @throws Refusal `not_found`
 */
export async function readVisit(ctx: Ctx, id: string) {
  const found = await db().visit.findFirst({
    where: { AND: [{ id }, visibleVisits(ctx.user)] },
    select: {
      ...TALK,
      headcount: true,
      recordedAt: true,
      recordedBy: { select: { name: true } },
      team: { select: { name: true } },
      trip: { select: { title: true } },
      deals: {
        where: { deal: visibleDeals(ctx.user) },
        select: { deal: { select: { id: true, code: true, name: true, teamId: true } } },
      },
    },
  });
  if (!found) throw notFound();
  const { teamId, deals, ...visit } = found;
  const works = worksFor(ctx.user, [teamId, ...deals.map(({ deal }) => deal.teamId)]);
  return {
    ...asTalk(visit, works),
    masked: !works,
    recordedAt: visit.recordedAt.toISOString(),
    deals: deals.map(({ deal: { teamId: _, ...deal } }) => deal),
  };
}

interface Told {
  occurredOn: Date;
  summary: string;
  outcome: string;
  nextStep: string | null;
  nextStepDue: Date | null;
}

/** @param works whether the reader works the record; others read the numbers that were typed into it masked */
function asTalk<V extends Told>(visit: V, works: boolean) {
  const { summary, outcome, nextStep } = visit;
  return {
    ...visit,
    ...(!works && {
      summary: maskWithin(summary),
      outcome: maskWithin(outcome),
      nextStep: nextStep && maskWithin(nextStep),
    }),
    occurredOn: fromDateColumn(visit.occurredOn),
    nextStepDue: fromOptionalDate(visit.nextStepDue),
  };
}

export type Talk = Awaited<ReturnType<typeof listVisitsOfDeal>>[number];
