import type { Ctx } from '#app/auth/user.ts';
import { visibleDeals, visibleVisits, worksFor } from '#app/auth/visible.ts';
import { db } from '#app/db/client.server.ts';
import { readTrip } from '#app/domain/trips/trip-page.queries.server.ts';
import { i18nFor } from '#app/i18n/i18n.server.ts';
import { fromDateColumn, fromOptionalDate, localDate } from '#app/lib/dates.ts';
import { maskWithin } from '#app/lib/mask.ts';
import { type ReportData, reportText } from './trip-report.server.ts';

/**
 * The report of a journey: as it was edited, else as it writes itself from the visits and deals in the user's sight.
 * It is a Chinese document in the user's script; who reads no Chinese gets it in Simplified.
 * @throws Refusal `not_found`
 */
export async function readTripReport(ctx: Ctx, id: string) {
  const trip = await readTrip(ctx, id);
  const [{ report }, data, { t }] = await Promise.all([
    db().trip.findUniqueOrThrow({ where: { id }, select: { report: true } }),
    readData(ctx, trip),
    i18nFor(ctx.locale === 'zh-TW' ? 'zh-TW' : 'zh-CN'),
  ]);
  const works = trip.may.work || worksFor(ctx.user, [trip.team.id]);
  const written = reportText(t, data);
  const [year, month, date] = localDate(trip.closedAt ?? ctx.now)
    .split('-')
    .map(Number);
  return {
    id,
    title: t('documents:report.title', { title: trip.title }),
    trip: { title: trip.title, version: trip.version },
    text: report === null ? written : works ? report : maskWithin(report),
    isEdited: report !== null,
    signedBy: trip.team.name,
    signedOn: t('documents:report.day', { year, month, date }),
    mayEdit: trip.may.work,
  };
}

export type TripReport = Awaited<ReturnType<typeof readTripReport>>;

type Trip = Awaited<ReturnType<typeof readTrip>>;

async function readData(ctx: Ctx, trip: Trip): Promise<ReportData> {
  const brought = { OR: [{ sourceTripId: trip.id }, { sourceVisit: { tripId: trip.id, archivedAt: null } }] };
  const [visits, deals, sources] = await Promise.all([
    db().visit.findMany({
      where: { AND: [{ tripId: trip.id }, visibleVisits(ctx.user)] },
      orderBy: [{ occurredOn: 'asc' }, { time: 'asc' }, { id: 'asc' }],
      select: {
        teamId: true,
        companyId: true,
        occurredOn: true,
        place: true,
        summary: true,
        outcome: true,
        nextStep: true,
        nextStepDue: true,
        nextStepDoneAt: true,
        nextStepOwner: { select: { name: true } },
        company: { select: { name: true } },
        guests: { orderBy: { id: 'asc' }, select: { name: true, title: true } },
        deals: { select: { deal: { select: { teamId: true } } } },
      },
    }),
    db().deal.findMany({
      where: {
        AND: [
          visibleDeals(ctx.user),
          {
            OR: [brought, { visits: { some: { visit: { tripId: trip.id, archivedAt: null } } } }],
          },
        ],
      },
      orderBy: [{ estimatedAmount: { sort: 'desc', nulls: 'last' } }, { id: 'asc' }],
      select: {
        id: true,
        name: true,
        status: true,
        estimatedAmount: true,
        investors: { where: { isLead: true }, select: { company: { select: { name: true } } } },
      },
    }),
    db().deal.findMany({ where: { AND: [visibleDeals(ctx.user), brought] }, select: { id: true } }),
  ]);
  const isBrought = new Set(sources.map(({ id }) => id));
  const dealsWhere = (wanted: boolean) =>
    deals
      .filter(({ id }) => isBrought.has(id) === wanted)
      .map(({ name, status, estimatedAmount, investors }) => ({
        name,
        company: investors[0]?.company.name ?? '',
        amount: estimatedAmount?.toFixed(2) ?? null,
        isOver: status === 'terminated' || status === 'rescinded',
      }));
  return {
    ...trip,
    leader: trip.leaderName,
    members: trip.members.map(({ name }) => name),
    visits: visits.map((visit) => {
      const works = worksFor(ctx.user, [visit.teamId, ...visit.deals.map(({ deal }) => deal.teamId)]);
      const told = (text: string) => (works ? text : maskWithin(text));
      return {
        companyId: visit.companyId,
        company: visit.company.name,
        on: fromDateColumn(visit.occurredOn),
        place: told(visit.place),
        guests: visit.guests,
        summary: told(visit.summary),
        outcome: told(visit.outcome),
        step: visit.nextStep && told(visit.nextStep),
        owner: visit.nextStepOwner?.name ?? '',
        due: fromOptionalDate(visit.nextStepDue) ?? '',
        isDone: visit.nextStepDoneAt !== null,
      };
    }),
    deals: dealsWhere(true),
    advanced: dealsWhere(false),
  };
}
