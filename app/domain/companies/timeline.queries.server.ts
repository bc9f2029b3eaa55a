import type { Ctx } from '#app/auth/user.ts';
import { visibleDeals, visibleVisits, worksFor } from '#app/auth/visible.ts';
import { db } from '#app/db/client.server.ts';
import { fromDateColumn, type LocalDate } from '#app/lib/dates.ts';
import { maskWithin } from '#app/lib/mask.ts';

const PER_SOURCE = 30;
const SHOWN = 40;

export interface TimelineEntry {
  id: string;
  on: LocalDate;
  what:
    | { type: 'visit'; kind: string; place: string; summary: string; outcome: string }
    | { type: 'stage'; stage: string; history: string; deal: { id: string; name: string } }
    | { type: 'agreement'; kind: string; amount: string; deal: { id: string; name: string } };
}

/** Visits, stage moves and signings with a company on one line of time, newest first, within the scope. */
export async function readCompanyTimeline(ctx: Ctx, companyId: string): Promise<TimelineEntry[]> {
  const deal = { ...visibleDeals(ctx.user), investors: { some: { companyId } } };
  const [visits, moves, agreements] = await Promise.all([
    db().visit.findMany({
      where: { companyId, ...visibleVisits(ctx.user) },
      orderBy: { occurredOn: 'desc' },
      take: PER_SOURCE,
      select: {
        id: true,
        kind: true,
        occurredOn: true,
        place: true,
        summary: true,
        outcome: true,
        teamId: true,
        deals: { select: { deal: { select: { teamId: true } } } },
      },
    }),
    db().dealHistory.findMany({
      where: {
        voidedAt: null,
        kind: { in: ['created', 'advanced', 'returned'] },
        stage: { not: 'signed' },
        deal,
      },
      orderBy: [{ effectiveOn: 'desc' }, { seq: 'desc' }],
      take: PER_SOURCE,
      select: {
        id: true,
        kind: true,
        stage: true,
        effectiveOn: true,
        deal: { select: { id: true, name: true } },
      },
    }),
    db().agreement.findMany({
      where: { voidedAt: null, deal },
      orderBy: { signedOn: 'desc' },
      take: PER_SOURCE,
      select: {
        id: true,
        kind: true,
        signedOn: true,
        amount: true,
        deal: { select: { id: true, name: true } },
      },
    }),
  ]);
  const entries: TimelineEntry[] = [
    ...visits.map(({ id, occurredOn, kind, place, summary, outcome, teamId, deals }) => {
      const works = worksFor(ctx.user, [teamId, ...deals.map(({ deal }) => deal.teamId)]);
      const told = works
        ? { place, summary, outcome }
        : { place: maskWithin(place), summary: maskWithin(summary), outcome: maskWithin(outcome) };
      return { id, on: fromDateColumn(occurredOn), what: { type: 'visit' as const, kind, ...told } };
    }),
    ...moves.map(({ id, effectiveOn, stage, kind, deal }) => ({
      id,
      on: fromDateColumn(effectiveOn),
      what: { type: 'stage' as const, stage, history: kind, deal },
    })),
    ...agreements.map(({ id, signedOn, kind, amount, deal }) => ({
      id,
      on: fromDateColumn(signedOn),
      what: { type: 'agreement' as const, kind, amount: amount.toFixed(2), deal },
    })),
  ];
  return entries.sort((a, b) => b.on.localeCompare(a.on)).slice(0, SHOWN);
}
