import { randomBytes } from 'node:crypto';
import type { Ctx } from '#app/auth/user.ts';
import { insideEditions, visibleCompanies, visibleGuests } from '#app/auth/visible.ts';
import { inTransaction, type Tx } from '#app/db/client.server.ts';
import type { GuestReply, Prisma } from '#app/db/generated/client.ts';
import { recordChange, refuseStale } from '#app/domain/history/audit.server.ts';
import { saveChange } from '#app/domain/history/save.server.ts';
import { forbidden, notFound, refused } from '#app/lib/refusal.ts';
import { searchLines } from '#app/lib/search-text.server.ts';
import { editionNames } from './edition.name.server.ts';
import { canInside } from './edition.policy.ts';
import { loggedGuest } from './guest.mask.ts';
import type { GuestInput } from './guest.schema.ts';
import { insideSelect, takeInside } from './inside.server.ts';

/** What the QR code of an invitation says: 128 random bits, so that nobody guesses another's. */
export const newTicket = (): string => randomBytes(16).toString('base64url');

/** Search finds guests by name and organization only: numbers are masked for some readers and must not be guessed. */
export const guestSearchText = (guest: { name: string; organization: string }): string =>
  searchLines([guest.name, guest.organization]).join('\n');

/**
 * Puts a guest on the list.
 * @throws Refusal `not_found`, `forbidden`; `refused` for a company outside the scope
 */
export function addGuest(ctx: Ctx, editionId: string, input: GuestInput): Promise<{ id: string }> {
  return inTransaction(async (tx) => {
    await takeInside(tx, ctx, editionId, 'arrange');
    const company = await findCompany(tx, ctx, input.companyId);
    const guest = await tx.eventGuest.create({
      data: {
        ...input,
        editionId,
        ticket: newTicket(),
        searchText: guestSearchText(input),
        recordedById: ctx.user.id,
        recordedAt: ctx.now,
      },
      select: { id: true },
    });
    await recordChange(tx, ctx, {
      action: 'create',
      subject: 'guests',
      id: guest.id,
      label: input.name,
      version: 1,
      after: loggedGuest(input, company),
    });
    return guest;
  });
}

/**
 * Changes a guest's data.
 * @returns the edition, where the way leads next
 * @throws Refusal `not_found`, `forbidden`, `stale`, `refused`
 */
export function editGuest(ctx: Ctx, id: string, expected: number, input: GuestInput): Promise<string> {
  return inTransaction(async (tx) => {
    const before = await findToWrite(tx, ctx, { AND: [{ id }, visibleGuests(ctx.user)] }, expected);
    const kept = input.companyId === before.companyId;
    const company = kept ? (before.company?.name ?? null) : await findCompany(tx, ctx, input.companyId);
    await saveChange(tx, ctx, {
      action: 'edit',
      subject: 'guests',
      id,
      label: input.name,
      version: expected,
      data: { ...input, searchText: guestSearchText(input) },
      before: { ...loggedGuest(before, before.company?.name ?? null), reply: before.reply },
      after: { ...loggedGuest(input, company, before), reply: input.reply },
    });
    return before.editionId;
  });
}

/** Notes what a guest answered to the invitation. @throws Refusal `not_found`, `forbidden`, `stale` */
export function setReply(ctx: Ctx, id: string, expected: number, reply: GuestReply): Promise<void> {
  return inTransaction(async (tx) => {
    const before = await findToWrite(tx, ctx, { AND: [{ id }, visibleGuests(ctx.user)] }, expected);
    await saveChange(tx, ctx, {
      action: 'edit',
      subject: 'guests',
      id,
      label: before.name,
      version: expected,
      data: { reply },
      before: { reply: before.reply },
      after: { reply },
    });
  });
}

/**
 * Takes a guest off the list. restoreGuest undoes it.
 * @returns name and edition, where the way leads next
 * @throws Refusal `not_found`, `forbidden`, `stale`
 */
export function archiveGuest(ctx: Ctx, id: string, expected: number) {
  return setArchived(ctx, { AND: [{ id }, visibleGuests(ctx.user)] }, expected, ctx.now);
}

/** Puts a guest back on the list. @throws Refusal `not_found` unless taken off, `forbidden`, `stale` */
export function restoreGuest(ctx: Ctx, id: string, expected: number) {
  const archived = { id, archivedAt: { not: null }, edition: insideEditions(ctx.user) };
  return setArchived(ctx, archived, expected, null);
}

function setArchived(
  ctx: Ctx,
  where: Prisma.EventGuestWhereInput,
  expected: number,
  archivedAt: Date | null,
): Promise<{ id: string; name: string; editionId: string; version: number }> {
  return inTransaction(async (tx) => {
    const { id, name, editionId } = await findToWrite(tx, ctx, where, expected);
    await saveChange(tx, ctx, {
      action: archivedAt ? 'archive' : 'restore',
      subject: 'guests',
      id,
      label: name,
      version: expected,
      data: { archivedAt },
    });
    return { id, name, editionId, version: expected + 1 };
  });
}

/**
 * Marks invitations as sent: that of one guest, or of all who have none yet and did not decline.
 * @returns how many were marked now
 * @throws Refusal `not_found`, `forbidden`
 */
export function markInvited(ctx: Ctx, editionId: string, guestId?: string): Promise<number> {
  return inTransaction(async (tx) => {
    const edition = await takeInside(tx, ctx, editionId, 'arrange');
    const whom = guestId ? { id: guestId } : { reply: { not: 'declined' as const } };
    const { count } = await tx.eventGuest.updateMany({
      where: { ...whom, editionId, archivedAt: null, invitedAt: null },
      data: { invitedAt: ctx.now },
    });
    if (count > 0)
      await recordChange(tx, ctx, {
        action: 'invite',
        subject: 'events',
        id: editionId,
        label: (await editionNames(ctx.locale))(edition),
        after: { guests: count },
      });
    return count;
  });
}

async function findToWrite(tx: Tx, ctx: Ctx, where: Prisma.EventGuestWhereInput, expected: number) {
  const guest = await tx.eventGuest.findFirst({
    where,
    include: { company: { select: { name: true } }, edition: { select: insideSelect(ctx) } },
  });
  if (!guest) throw notFound();
  if (!canInside(ctx.user, 'arrange', guest.edition)) throw forbidden();
  await refuseStale(tx, 'guests', guest, expected);
  return guest;
}

async function findCompany(tx: Tx, ctx: Ctx, id: string | null): Promise<string | null> {
  if (id === null) return null;
  const where = { AND: [{ id }, visibleCompanies(ctx.user)] };
  const company = await tx.company.findFirst({ where, select: { name: true } });
  if (!company) throw refused('errors:unknown', {}, 'companyId');
  return company.name;
}
