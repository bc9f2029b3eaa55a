import { limiterOf } from '#app/auth/limiter.server.ts';
import type { CurrentUser } from '#app/auth/user.ts';
import { findUserOfCalendar } from '#app/auth/user-row.server.ts';
import {
  visibleDeals,
  visibleInstructions,
  visibleMeetings,
  visibleReceptions,
  visibleTrips,
  visibleVisits,
} from '#app/auth/visible.ts';
import { db } from '#app/db/client.server.ts';
import { businessNow } from '#app/db/clock.server.ts';
import { calendarKeyOf } from '#app/domain/users/calendar-key.server.ts';
import { i18nFor } from '#app/i18n/i18n.server.ts';
import { addDays, fromDateColumn, localDate, toDateColumn } from '#app/lib/dates.ts';
import { notFound, Refusal } from '#app/lib/refusal.ts';
import { type CalendarEntry, toIcs } from './ics.server.ts';
import { TRIP_FOR_CALENDAR, tripEntries } from './trip-entries.server.ts';

const DAYS_BACK = 90;
const DAYS_AHEAD = 365;
const MOST = 500;

/** Calendars ask a few times an hour; more than this in a quarter of one is no calendar. */
const ASKS = 60;
const WINDOW_MINUTES = 15;

/**
 * The private calendar that a secret opens: the user's own journeys with their stops, receptions, meetings, next
 * steps and instructions due, as far as the user still sees them. It is in Simplified Chinese; a feed has no language of its own.
 * @param address the asker's, whose wrong guesses are counted
 * @throws Refusal `not_found` for a secret that is none (any more), `busy` when asked too often
 */
export async function readFeed(secret: string, address: string): Promise<string> {
  const user = await findUserOfCalendar(calendarKeyOf(secret));
  // Wrong secrets are counted by address, right ones by user: one colleague's old address locks nobody else out.
  await spend(
    limiterOf(user ? 'calendar-user' : 'calendar-address', ASKS, WINDOW_MINUTES),
    user?.id ?? address,
  );
  if (!user) throw notFound();
  const now = await businessNow();
  const today = localDate(now);
  const span = {
    gte: toDateColumn(addDays(today, -DAYS_BACK)),
    lte: toDateColumn(addDays(today, DAYS_AHEAD)),
  };
  const { t } = await i18nFor('zh-CN');
  const parts = await Promise.all([
    trips(user, span, t),
    receptions(user, span, t),
    meetings(user, span, t),
    visitSteps(user, span, t),
    dealSteps(user, span, t),
    instructions(user, span, t),
  ]);
  return toIcs(t('documents:calendar.feed', { name: user.name }), parts.flat(), now);
}

async function spend(limiter: ReturnType<typeof limiterOf>, key: string): Promise<void> {
  await limiter.consume(key).catch(() => {
    throw new Refusal('busy');
  });
}

type Span = { gte: Date; lte: Date };
type T = Awaited<ReturnType<typeof i18nFor>>['t'];

async function trips(user: CurrentUser, span: Span, t: T): Promise<CalendarEntry[]> {
  const rows = await db().trip.findMany({
    where: {
      AND: [visibleTrips(user)],
      members: { some: { userId: user.id } },
      startsOn: { lte: span.lte },
      endsOn: { gte: span.gte },
    },
    orderBy: { startsOn: 'asc' },
    take: MOST,
    select: TRIP_FOR_CALENDAR,
  });
  return rows.flatMap((trip) => tripEntries(t, trip));
}

async function receptions(user: CurrentUser, span: Span, t: T): Promise<CalendarEntry[]> {
  const rows = await db().reception.findMany({
    where: {
      AND: [visibleReceptions(user)],
      coordinatorId: user.id,
      startsOn: { lte: span.lte },
      endsOn: { gte: span.gte },
    },
    take: MOST,
    select: { id: true, startsOn: true, endsOn: true, company: { select: { name: true } } },
  });
  return rows.map(({ id, startsOn, endsOn, company }) => ({
    uid: `reception-${id}`,
    title: t('documents:calendar.reception', { company: company.name }),
    from: fromDateColumn(startsOn),
    to: fromDateColumn(endsOn),
  }));
}

async function meetings(user: CurrentUser, span: Span, t: T): Promise<CalendarEntry[]> {
  const rows = await db().eventMeeting.findMany({
    where: { AND: [visibleMeetings(user)], hostId: user.id, day: span },
    take: MOST,
    select: {
      id: true,
      day: true,
      time: true,
      minutes: true,
      place: true,
      subject: true,
      counterpart: true,
      company: { select: { name: true } },
      guest: { select: { name: true } },
    },
  });
  return rows.map(({ id, day, time, minutes, place, subject, counterpart, company, guest }) => ({
    uid: `meeting-${id}`,
    title: t('documents:calendar.meeting', { whom: company?.name ?? guest?.name ?? counterpart }),
    from: fromDateColumn(day),
    time,
    minutes,
    place,
    note: subject,
  }));
}

async function visitSteps(user: CurrentUser, span: Span, t: T): Promise<CalendarEntry[]> {
  const rows = await db().visit.findMany({
    where: { AND: [visibleVisits(user)], nextStepOwnerId: user.id, nextStepDoneAt: null, nextStepDue: span },
    take: MOST,
    select: { id: true, nextStep: true, nextStepDue: true, company: { select: { name: true } } },
  });
  return rows.flatMap(({ id, nextStep, nextStepDue, company }) =>
    stepEntry(t, `visit-step-${id}`, nextStep, nextStepDue, company.name),
  );
}

async function dealSteps(user: CurrentUser, span: Span, t: T): Promise<CalendarEntry[]> {
  const rows = await db().deal.findMany({
    where: {
      AND: [visibleDeals(user)],
      status: 'active',
      nextStepOwnerId: user.id,
      nextStepDoneAt: null,
      nextStepDue: span,
    },
    take: MOST,
    select: { id: true, name: true, nextStep: true, nextStepDue: true },
  });
  return rows.flatMap(({ id, name, nextStep, nextStepDue }) =>
    stepEntry(t, `deal-step-${id}`, nextStep, nextStepDue, name),
  );
}

async function instructions(user: CurrentUser, span: Span, t: T): Promise<CalendarEntry[]> {
  const rows = await db().instruction.findMany({
    where: { AND: [visibleInstructions(user)], ownerId: user.id, doneAt: null, dueOn: span },
    take: MOST,
    select: {
      id: true,
      text: true,
      dueOn: true,
      deal: { select: { name: true } },
      county: { select: { name: true } },
    },
  });
  return rows.map(({ id, text, dueOn, deal, county }) => ({
    uid: `instruction-${id}`,
    title: t('documents:calendar.instruction', { text }),
    from: fromDateColumn(dueOn),
    note: deal?.name ?? county?.name,
  }));
}

function stepEntry(t: T, uid: string, step: string | null, due: Date | null, about: string): CalendarEntry[] {
  if (!step || !due) return [];
  return [{ uid, title: t('documents:calendar.step', { step }), from: fromDateColumn(due), note: about }];
}
