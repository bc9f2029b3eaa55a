import type { Ctx } from '#app/auth/user.ts';
import { visibleEditions } from '#app/auth/visible.ts';
import { inTransaction, type Tx } from '#app/db/client.server.ts';
import type { EventSeries, Prisma } from '#app/db/generated/client.ts';
import { recordChange, refuseStale } from '#app/domain/history/audit.server.ts';
import { saveChange } from '#app/domain/history/save.server.ts';
import { toDateColumn } from '#app/lib/dates.ts';
import { forbidden, notFound, refused } from '#app/lib/refusal.ts';
import { searchNames } from '#app/lib/search-names.ts';
import { searchText } from '#app/lib/search-text.server.ts';
import { EDITION_NAME, editionNames } from './edition.name.server.ts';
import { canEvent } from './edition.policy.ts';
import type { EditionInput } from './edition.schema.ts';

/**
 * Enters an edition; an organizer's is its own team's.
 * @throws Refusal `forbidden`; `refused` for an unknown series or team, and for an edition that exists already
 */
export function createEdition(ctx: Ctx, input: EditionInput): Promise<{ id: string; name: string }> {
  if (!canEvent(ctx.user, 'create')) throw forbidden();
  return inTransaction(async (tx) => {
    const given = { ...input, organizerTeamId: organizerOf(ctx, input, ctx.user.teamId) };
    const series = await knownSeries(tx, given, null);
    await refuseDuplicate(tx, given);
    const edition = await tx.eventEdition.create({
      data: columns(given, series),
      select: { id: true, ...EDITION_NAME },
    });
    const name = (await editionNames(ctx.locale))(edition);
    await recordChange(tx, ctx, {
      action: 'create',
      subject: 'events',
      id: edition.id,
      label: name,
      version: 1,
      after: await loggedFields(tx, given),
    });
    return { id: edition.id, name };
  });
}

/**
 * Changes an edition's data. Only the city office moves it to another organizer.
 * @throws Refusal `not_found`, `forbidden`, `stale`, `refused`
 */
export function editEdition(ctx: Ctx, id: string, expected: number, input: EditionInput): Promise<void> {
  return inTransaction(async (tx) => {
    const where = { AND: [{ id }, visibleEditions(ctx.user)] };
    const before = await findToWrite(tx, ctx, where, 'edit', expected);
    const given = { ...input, organizerTeamId: organizerOf(ctx, input, before.organizerTeamId) };
    const series = await knownSeries(tx, given, before.organizerTeamId);
    await refuseDuplicate(tx, given, id);
    const data = columns(given, series);
    await saveChange(tx, ctx, {
      action: 'edit',
      subject: 'events',
      id,
      label: (await editionNames(ctx.locale))({ ...data, series }),
      version: expected,
      data,
      before: await loggedFields(tx, before),
      after: await loggedFields(tx, given),
    });
  });
}

/**
 * Takes an edition out of lists and choices; what hangs on it stays. restoreEdition undoes it.
 * @returns its name, to say so
 * @throws Refusal `not_found`, `forbidden`, `stale`
 */
export function archiveEdition(ctx: Ctx, id: string, expected: number): Promise<string> {
  return setArchived(ctx, { AND: [{ id }, visibleEditions(ctx.user)] }, expected, ctx.now);
}

/** Brings an archived edition back. @throws Refusal `not_found` unless archived, `forbidden`, `stale` */
export function restoreEdition(ctx: Ctx, id: string, expected: number): Promise<string> {
  const archived = { ...visibleEditions(ctx.user), archivedAt: { not: null } };
  return setArchived(ctx, { AND: [{ id }, archived] }, expected, null);
}

function setArchived(
  ctx: Ctx,
  where: Prisma.EventEditionWhereInput,
  expected: number,
  archivedAt: Date | null,
): Promise<string> {
  return inTransaction(async (tx) => {
    const edition = await findToWrite(tx, ctx, where, 'archive', expected);
    const name = (await editionNames(ctx.locale))(edition);
    await saveChange(tx, ctx, {
      action: archivedAt ? 'archive' : 'restore',
      subject: 'events',
      id: edition.id,
      label: name,
      version: expected,
      data: { archivedAt },
    });
    return name;
  });
}

async function findToWrite(
  tx: Tx,
  ctx: Ctx,
  where: Prisma.EventEditionWhereInput,
  action: 'edit' | 'archive',
  expected: number,
) {
  const edition = await tx.eventEdition.findFirst({ where, include: { series: true } });
  if (!edition) throw notFound();
  if (!canEvent(ctx.user, action, edition)) throw forbidden();
  await refuseStale(tx, 'events', edition, expected);
  return edition;
}

const organizerOf = (ctx: Ctx, input: EditionInput, fixed: string | null) =>
  ctx.user.role === 'city_office' ? input.organizerTeamId : fixed;

/**
 * The series, where it and the organizer are known.
 * @param kept the organizer it has already, which may stay whatever became of the team
 */
async function knownSeries(tx: Tx, input: EditionInput, kept: string | null): Promise<EventSeries> {
  const { seriesCode, organizerTeamId } = input;
  const series = await tx.eventSeries.findUnique({ where: { code: seriesCode } });
  if (!series) throw refused('errors:unknown', {}, 'seriesCode');
  if (!organizerTeamId || organizerTeamId === kept) return series;
  const where = { id: organizerTeamId, kind: 'organizer' as const, archivedAt: null };
  if ((await tx.team.count({ where })) === 0) throw refused('errors:unknown', {}, 'organizerTeamId');
  return series;
}

/** The same series on the same day under the same title is the same event, also when it was archived. */
async function refuseDuplicate(tx: Tx, { seriesCode, startsOn, title }: EditionInput, self?: string) {
  // Of two that are entered at the same moment the later waits here and is told.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`edition:${seriesCode}`}, 0))`;
  const where = { seriesCode, startsOn: toDateColumn(startsOn), title, ...(self && { id: { not: self } }) };
  if ((await tx.eventEdition.count({ where })) > 0) throw refused('events:problem.duplicate', {}, 'startsOn');
}

const columns = ({ startsOn, endsOn, ...fields }: EditionInput, series: EventSeries) => ({
  ...fields,
  searchText: searchText(searchNames.edition({ ...fields, year: startsOn.slice(0, 4), series })),
  startsOn: toDateColumn(startsOn),
  endsOn: toDateColumn(endsOn),
});

type Logged = Omit<EditionInput, 'startsOn' | 'endsOn'> & { startsOn: string | Date; endsOn: string | Date };

/** The fields the history tells of, series and team by name. */
async function loggedFields(tx: Tx, edition: Logged) {
  const { seriesCode, title, ordinal, startsOn, endsOn, venue, participation, organizerTeamId } = edition;
  const series = await tx.eventSeries.findUnique({ where: { code: seriesCode } });
  const team = organizerTeamId && (await tx.team.findUnique({ where: { id: organizerTeamId } }));
  return {
    seriesCode: series?.name,
    title,
    ordinal,
    startsOn,
    endsOn,
    venue,
    participation,
    organizerTeamId: team ? team.name : null,
  };
}
