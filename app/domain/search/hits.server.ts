import type { Ctx } from '#app/auth/user.ts';
import {
  visibleCompanies,
  visibleContacts,
  visibleDeals,
  visibleEditions,
  visibleTrips,
  visibleVisits,
} from '#app/auth/visible.ts';
import { db } from '#app/db/client.server.ts';
import { EDITION_NAME, editionNames } from '#app/domain/events/edition.name.server.ts';
import { fromDateColumn } from '#app/lib/dates.ts';
import type { Hit, SearchKind } from './search.schema.ts';

const PLACE = { select: { name: true, shortName: true, nameEn: true } } as const;

const noteOf = (...parts: (string | null | undefined)[]) => parts.filter(Boolean).join(' · ');

function placeName(ctx: Ctx, place: { shortName: string; nameEn: string } | null): string | undefined {
  return ctx.locale === 'en' ? place?.nameEn : place?.shortName;
}

/** How records that were found are shown, in no order; each is asked for within the user's scope once more. */
export const hitsOf: Record<SearchKind, (ctx: Ctx, ids: string[]) => Promise<Hit[]>> = {
  company: async (ctx, ids) => {
    const rows = await db().company.findMany({
      where: { AND: [{ id: { in: ids } }, visibleCompanies(ctx.user)] },
      select: { id: true, name: true, uscc: true, origin: PLACE },
    });
    return rows.map(({ id, name, uscc, origin }) => ({
      id,
      to: `/companies/${id}`,
      text: name,
      note: noteOf(placeName(ctx, origin), uscc),
    }));
  },
  contact: async (ctx, ids) => {
    const rows = await db().contact.findMany({
      where: { AND: [{ id: { in: ids } }, visibleContacts(ctx.user)] },
      select: { id: true, name: true, title: true, company: { select: { id: true, name: true } } },
    });
    return rows.map(({ id, name, title, company }) => ({
      id,
      to: `/companies/${company.id}`,
      text: name,
      note: noteOf(title, company.name),
    }));
  },
  deal: async (ctx, ids) => {
    const rows = await db().deal.findMany({
      where: { AND: [{ id: { in: ids } }, visibleDeals(ctx.user)] },
      select: {
        id: true,
        code: true,
        name: true,
        county: PLACE,
        investors: { where: { isLead: true }, select: { company: { select: { name: true } } } },
      },
    });
    return rows.map(({ id, code, name, county, investors }) => ({
      id,
      to: `/deals/${id}`,
      text: name,
      note: noteOf(code, placeName(ctx, county), investors[0]?.company.name),
    }));
  },
  trip: async (ctx, ids) => {
    const rows = await db().trip.findMany({
      where: { AND: [{ id: { in: ids } }, visibleTrips(ctx.user)] },
      select: { id: true, title: true, leaderName: true, startsOn: true, endsOn: true },
    });
    return rows.map(({ id, title, leaderName, startsOn, endsOn }) => ({
      id,
      to: `/trips/${id}`,
      text: title,
      note: noteOf(days(startsOn, endsOn), leaderName),
    }));
  },
  visit: async (ctx, ids) => {
    const rows = await db().visit.findMany({
      where: { AND: [{ id: { in: ids } }, visibleVisits(ctx.user)] },
      select: { id: true, occurredOn: true, place: true, company: { select: { name: true } } },
    });
    return rows.map(({ id, occurredOn, place, company }) => ({
      id,
      to: `/visits/${id}`,
      text: company.name,
      note: noteOf(fromDateColumn(occurredOn), place),
    }));
  },
  event: async (ctx, ids) => {
    const [nameOf, rows] = await Promise.all([
      editionNames(ctx.locale),
      db().eventEdition.findMany({
        where: { AND: [{ id: { in: ids } }, visibleEditions(ctx.user)] },
        select: { id: true, endsOn: true, venue: true, ...EDITION_NAME },
      }),
    ]);
    return rows.map((edition) => ({
      id: edition.id,
      to: `/events/${edition.id}`,
      text: nameOf(edition),
      note: noteOf(days(edition.startsOn, edition.endsOn), edition.venue),
    }));
  },
};

function days(from: Date, to: Date): string {
  const [first, last] = [fromDateColumn(from), fromDateColumn(to)];
  return first === last ? first : `${first} – ${last}`;
}
