import type { Ctx } from '#app/auth/user.ts';
import { visibleDeals, visibleTeams, visibleVisits } from '#app/auth/visible.ts';
import { db } from '#app/db/client.server.ts';
import { fromDateColumn, fromOptionalDate } from '#app/lib/dates.ts';
import { notFound } from '#app/lib/refusal.ts';
import { NO_STAFF_ROLES } from './staff.ts';
import { canLogVisit } from './visit.policy.ts';

const SHOWN = 100;

const TALK = {
  id: true,
  kind: true,
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
    select: TALK,
  });
  return visits.map(asTalk);
}

/** A visit with everything its page shows; deals only as far as the user sees them. @throws Refusal `not_found` */
export async function readVisit(ctx: Ctx, id: string) {
  const visit = await db().visit.findFirst({
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
        select: { deal: { select: { id: true, code: true, name: true } } },
      },
    },
  });
  if (!visit) throw notFound();
  return {
    ...asTalk(visit),
    recordedAt: visit.recordedAt.toISOString(),
    deals: visit.deals.map(({ deal }) => deal),
  };
}

function asTalk<V extends { occurredOn: Date; nextStepDue: Date | null }>(visit: V) {
  return {
    ...visit,
    occurredOn: fromDateColumn(visit.occurredOn),
    nextStepDue: fromOptionalDate(visit.nextStepDue),
  };
}

/**
 * The deal a talk is to be logged on, with its investors (the lead first) and the people known there.
 * @throws Refusal `not_found` outside the scope
 */
export async function readTalkedDeal(ctx: Ctx, dealId: string) {
  const deal = await db().deal.findFirst({
    where: { AND: [{ id: dealId }, visibleDeals(ctx.user)] },
    select: {
      id: true,
      name: true,
      teamId: true,
      shares: { select: { teamId: true } },
      investors: {
        where: { company: { archivedAt: null, mergedIntoId: null } },
        orderBy: [{ isLead: 'desc' }, { company: { name: 'asc' } }],
        select: {
          company: {
            select: {
              id: true,
              name: true,
              contacts: {
                where: { archivedAt: null },
                orderBy: { updatedAt: 'desc' },
                take: 12,
                select: { name: true, title: true },
              },
            },
          },
        },
      },
    },
  });
  if (!deal) throw notFound();
  const { id, name } = deal;
  return {
    id,
    name,
    canLog: canLogVisit(ctx.user, deal),
    companies: deal.investors.map(({ company }) => company),
  };
}

/** Our people a visit can name: those of the teams the user sees, the user first, then the own team. */
export async function readVisitFormOptions(ctx: Ctx) {
  const people = await db().user.findMany({
    where: { archivedAt: null, role: { notIn: [...NO_STAFF_ROLES] }, team: visibleTeams(ctx.user) },
    orderBy: [{ team: { name: 'asc' } }, { name: 'asc' }],
    select: { id: true, name: true, teamId: true, team: { select: { name: true } } },
  });
  const rows = people.map(({ id, name, teamId, team }) => ({
    id,
    name,
    team: team.name,
    own: teamId === ctx.user.teamId,
  }));
  const rank = (row: (typeof rows)[number]) => (row.id === ctx.user.id ? 0 : row.own ? 1 : 2);
  return { people: rows.sort((a, b) => rank(a) - rank(b)), self: ctx.user.id, today: ctx.today };
}

export type VisitFormOptions = Awaited<ReturnType<typeof readVisitFormOptions>>;
export type TalkedDealForm = Awaited<ReturnType<typeof readTalkedDeal>>;
export type Talk = Awaited<ReturnType<typeof listVisitsOfDeal>>[number];
