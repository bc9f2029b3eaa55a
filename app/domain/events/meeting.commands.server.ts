import type { Ctx } from '#app/auth/user.ts';
import { visibleCompanies, visibleEditions, visibleGuests, visibleMeetings } from '#app/auth/visible.ts';
import { inTransaction, type Tx } from '#app/db/client.server.ts';
import type { Prisma } from '#app/db/generated/client.ts';
import { recordChange, refuseStale } from '#app/domain/history/audit.server.ts';
import { saveChange } from '#app/domain/history/save.server.ts';
import { toDateColumn } from '#app/lib/dates.ts';
import { maskWithin } from '#app/lib/mask.ts';
import { forbidden, notFound, refused } from '#app/lib/refusal.ts';
import { canInside } from './edition.policy.ts';
import { insideSelect, takeInside } from './inside.server.ts';
import { possibleHosts } from './meeting.queries.server.ts';
import type { MeetingInput } from './meeting.schema.ts';

/**
 * Books a meeting. One that clashes with another is booked all the same; the timetable points it out.
 * @throws Refusal `not_found`, `forbidden`; `refused` for a company, guest or host that is not offered
 */
export function bookMeeting(ctx: Ctx, editionId: string, input: MeetingInput): Promise<{ id: string }> {
  return inTransaction(async (tx) => {
    const edition = await takeInside(tx, ctx, editionId, 'work');
    const names = await findLinks(tx, ctx, edition, input, null);
    const meeting = await tx.eventMeeting.create({
      data: { ...columns(input), editionId, recordedById: ctx.user.id, recordedAt: ctx.now },
      select: { id: true },
    });
    await recordChange(tx, ctx, {
      action: 'create',
      subject: 'meetings',
      id: meeting.id,
      label: labelOf(input, names),
      version: 1,
      after: loggedFields(input, names),
    });
    return meeting;
  });
}

/**
 * Changes a meeting.
 * @returns the edition, where the way leads next
 * @throws Refusal `not_found`, `forbidden`, `stale`, `refused`
 */
export function editMeeting(ctx: Ctx, id: string, expected: number, input: MeetingInput): Promise<string> {
  return inTransaction(async (tx) => {
    const before = await findToWrite(tx, ctx, { AND: [{ id }, visibleMeetings(ctx.user)] }, expected);
    const names = await findLinks(tx, ctx, before.edition, input, before);
    await saveChange(tx, ctx, {
      action: 'edit',
      subject: 'meetings',
      id,
      label: labelOf(input, names),
      version: expected,
      data: columns(input),
      before: loggedFields(before, namesOf(before)),
      after: loggedFields(input, names),
    });
    return before.editionId;
  });
}

/** Calls a meeting off. restoreMeeting undoes it. @throws Refusal `not_found`, `forbidden`, `stale` */
export function cancelMeeting(ctx: Ctx, id: string, expected: number) {
  return setArchived(ctx, { AND: [{ id }, visibleMeetings(ctx.user)] }, expected, ctx.now);
}

/** Puts a meeting back that was called off. @throws Refusal `not_found`, `forbidden`, `stale` */
export function restoreMeeting(ctx: Ctx, id: string, expected: number) {
  const archived = { id, archivedAt: { not: null }, edition: visibleEditions(ctx.user) };
  return setArchived(ctx, archived, expected, null);
}

function setArchived(
  ctx: Ctx,
  where: Prisma.EventMeetingWhereInput,
  expected: number,
  archivedAt: Date | null,
): Promise<{ editionId: string; label: string; version: number }> {
  return inTransaction(async (tx) => {
    const meeting = await findToWrite(tx, ctx, where, expected);
    const label = labelOf(meeting, namesOf(meeting));
    await saveChange(tx, ctx, {
      action: archivedAt ? 'archive' : 'restore',
      subject: 'meetings',
      id: meeting.id,
      label,
      version: expected,
      data: { archivedAt },
    });
    return { editionId: meeting.editionId, label, version: expected + 1 };
  });
}

async function findToWrite(tx: Tx, ctx: Ctx, where: Prisma.EventMeetingWhereInput, expected: number) {
  const meeting = await tx.eventMeeting.findFirst({
    where,
    include: { company: true, guest: true, host: true, edition: { select: insideSelect(ctx) } },
  });
  if (!meeting) throw notFound();
  if (!canInside(ctx.user, 'work', meeting.edition)) throw forbidden();
  await refuseStale(tx, 'meetings', meeting, expected);
  return meeting;
}

interface Names {
  company: string | null;
  guest: string | null;
  host: string;
}

type Before = Awaited<ReturnType<typeof findToWrite>>;

const namesOf = ({ company, guest, host }: Before): Names => ({
  company: company?.name ?? null,
  guest: guest?.name ?? null,
  host: host.name,
});

/** Names of what the meeting is linked to; what it was linked to before may stay, whatever became of it. */
async function findLinks(
  tx: Tx,
  ctx: Ctx,
  edition: { id: string; organizerTeamId: string | null },
  { companyId, guestId, hostId }: MeetingInput,
  before: Before | null,
): Promise<Names> {
  const find = async (field: string, isKept: boolean, kept: string | null, found: () => Promise<Named>) => {
    if (isKept) return kept;
    const row = await found();
    if (!row) throw refused('errors:unknown', {}, field);
    return row.name;
  };
  const names = before && namesOf(before);
  const select = { name: true };
  const company = await find(
    'companyId',
    companyId === (before?.companyId ?? null),
    names?.company ?? null,
    () =>
      tx.company.findFirst({ where: { AND: [{ id: companyId ?? '' }, visibleCompanies(ctx.user)] }, select }),
  );
  const guest = await find('guestId', guestId === (before?.guestId ?? null), names?.guest ?? null, () =>
    tx.eventGuest.findFirst({
      where: { AND: [{ id: guestId ?? '', editionId: edition.id }, visibleGuests(ctx.user)] },
      select,
    }),
  );
  const host = await find('hostId', hostId === before?.hostId, names?.host ?? null, () =>
    tx.user.findFirst({ where: { AND: [{ id: hostId }, possibleHosts(ctx, edition)] }, select }),
  );
  return { company, guest, host: host ?? '' };
}

type Named = { name: string } | null;

const columns = ({ day, ...fields }: MeetingInput) => ({ ...fields, day: toDateColumn(day) });

type Logged = Omit<MeetingInput, 'day'> & { day: string | Date };

const labelOf = ({ day, time, counterpart }: Logged, { guest, company }: Names) =>
  [
    typeof day === 'string' ? day : day.toISOString().slice(0, 10),
    time,
    guest ?? company ?? maskWithin(counterpart),
  ].join(' ');

/** The fields the history tells of, people and company by name. */
const loggedFields = ({ day, time, minutes, place, counterpart, subject }: Logged, names: Names) => ({
  day,
  time,
  minutes,
  place,
  companyId: names.company,
  guestId: names.guest,
  counterpart,
  subject,
  hostId: names.host,
});
