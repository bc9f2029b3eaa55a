import type { Ctx } from '#app/auth/user.ts';
import { visibleEditions } from '#app/auth/visible.ts';
import { db } from '#app/db/client.server.ts';
import { addDays, toDateColumn } from '#app/lib/dates.ts';
import { EDITION, editionOption } from './edition-option.server.ts';
import { listCompaniesToMeet } from './known-companies.queries.server.ts';
import { offeredStaff } from './staff.ts';
import { readsOnly } from './visit.policy.ts';
import { openTrips } from './visit-links.server.ts';

/** How long after a trip or an event its talks are still entered with one tap. */
const RECENT_DAYS = 30;
const OFFERED = 30;
const PEOPLE = 500;

/**
 * What the log form offers: our people (the user first, then the own team), companies, trips under way and events
 * just held. It is complete enough for the form to work from a copy the browser kept.
 */
export async function readVisitFormOptions(ctx: Ctx) {
  const since = toDateColumn(addDays(ctx.today, -RECENT_DAYS));
  const [people, companies, trips, editions] = await Promise.all([
    readPeople(ctx),
    listCompaniesToMeet(ctx),
    db().trip.findMany({
      where: { AND: [openTrips(ctx.user), { endsOn: { gte: since } }] },
      orderBy: [{ startsOn: 'desc' }, { id: 'asc' }],
      take: OFFERED,
      select: { id: true, title: true },
    }),
    db().eventEdition.findMany({
      where: {
        AND: [
          visibleEditions(ctx.user),
          { endsOn: { gte: since }, startsOn: { lte: toDateColumn(ctx.today) } },
        ],
      },
      orderBy: [{ startsOn: 'desc' }, { id: 'asc' }],
      take: OFFERED,
      select: EDITION,
    }),
  ]);
  return {
    people,
    companies,
    trips: trips.map(({ id, title }) => ({ value: id, text: title })),
    editions: editions.map((edition) => editionOption(edition, ctx.locale)),
    self: ctx.user.id,
    today: ctx.today,
    // For a page opened later from the browser's copy: how far the office's clock is from that of the machine.
    clockOffset: ctx.now.getTime() - Date.now(),
  };
}

async function readPeople(ctx: Ctx) {
  const people = await db().user.findMany({
    where: offeredStaff(ctx.user),
    orderBy: [{ team: { name: 'asc' } }, { name: 'asc' }],
    take: PEOPLE,
    select: { id: true, name: true, role: true, teamId: true, team: { select: { name: true } } },
  });
  const rows = people.map(({ id, name, role, teamId, team }) => ({
    id,
    name,
    team: team.name,
    own: teamId === ctx.user.teamId,
    readsOnly: readsOnly(role),
  }));
  const rank = (row: (typeof rows)[number]) => (row.id === ctx.user.id ? 0 : row.own ? 1 : 2);
  return rows.sort((a, b) => rank(a) - rank(b));
}

export type VisitFormOptions = Awaited<ReturnType<typeof readVisitFormOptions>>;
export type Person = VisitFormOptions['people'][number];
