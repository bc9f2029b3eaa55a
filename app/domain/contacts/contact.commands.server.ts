import type { Ctx } from '#app/auth/user.ts';
import { visibleCompanies, visibleContacts } from '#app/auth/visible.ts';
import { inTransaction, type Tx } from '#app/db/client.server.ts';
import type { Prisma } from '#app/db/generated/client.ts';
import { recordChange, refuseStale } from '#app/domain/history/audit.server.ts';
import { saveChange } from '#app/domain/history/save.server.ts';
import { forbidden, notFound } from '#app/lib/refusal.ts';
import { searchNames } from '#app/lib/search-names.ts';
import { searchText } from '#app/lib/search-text.server.ts';
import { loggedFields } from './contact.mask.ts';
import { canContact } from './contact.policy.ts';
import type { ContactInput } from './contact.schema.ts';

/** Search finds people by name and title only: numbers are masked for some readers and must not be guessed. */
const searchKeys = (contact: ContactInput) => ({ searchText: searchText(searchNames.contact(contact)) });

/**
 * Enters a person at a company.
 * @throws Refusal `not_found` for a company outside the scope, `forbidden`
 */
export function createContact(
  ctx: Ctx,
  companyId: string,
  input: ContactInput,
): Promise<{ id: string; name: string }> {
  return inTransaction(async (tx) => {
    const company = await tx.company.findFirst({
      where: { id: companyId, ...visibleCompanies(ctx.user) },
      select: { teamId: true },
    });
    if (!company) throw notFound();
    if (!canContact(ctx.user, 'create', company)) throw forbidden();
    const contact = await tx.contact.create({
      data: { ...input, ...searchKeys(input), companyId, createdAt: ctx.now, updatedAt: ctx.now },
      select: { id: true, name: true },
    });
    await recordChange(tx, ctx, {
      action: 'create',
      subject: 'contacts',
      id: contact.id,
      label: contact.name,
      version: 1,
      after: loggedFields(input),
    });
    return contact;
  });
}

/**
 * Changes a person's data.
 * @throws Refusal `not_found`, `forbidden`, `stale` when someone saved in between
 */
export function editContact(ctx: Ctx, id: string, expected: number, input: ContactInput): Promise<void> {
  return inTransaction(async (tx) => {
    const before = await findToWrite(tx, ctx, { id, ...visibleContacts(ctx.user) }, 'edit', expected);
    await saveChange(tx, ctx, {
      action: 'edit',
      subject: 'contacts',
      id,
      label: input.name,
      version: expected,
      data: { ...input, ...searchKeys(input), updatedAt: ctx.now },
      before: loggedFields(before),
      after: loggedFields(input, before),
    });
  });
}

/**
 * Takes a person who left out of lists and pickers; visits keep naming them. restoreContact undoes it.
 * @returns the company, where the way leads next
 * @throws Refusal `not_found`, `forbidden`, `stale`
 */
export function archiveContact(
  ctx: Ctx,
  id: string,
  expected: number,
): Promise<{ companyId: string; name: string }> {
  return setArchived(ctx, id, visibleContacts(ctx.user), expected, ctx.now);
}

/** Brings an archived person back. @throws Refusal `not_found` unless archived, `forbidden`, `stale` */
export function restoreContact(
  ctx: Ctx,
  id: string,
  expected: number,
): Promise<{ companyId: string; name: string }> {
  const archived = { archivedAt: { not: null }, company: visibleCompanies(ctx.user) };
  return setArchived(ctx, id, archived, expected, null);
}

type Where = Prisma.ContactWhereInput;

function setArchived(ctx: Ctx, id: string, within: Where, expected: number, archivedAt: Date | null) {
  return inTransaction(async (tx) => {
    const { companyId, name } = await findToWrite(tx, ctx, { id, ...within }, 'archive', expected);
    await saveChange(tx, ctx, {
      action: archivedAt ? 'archive' : 'restore',
      subject: 'contacts',
      id,
      label: name,
      version: expected,
      data: { archivedAt, updatedAt: ctx.now },
    });
    return { companyId, name };
  });
}

async function findToWrite(tx: Tx, ctx: Ctx, where: Where, action: 'edit' | 'archive', expected: number) {
  const contact = await tx.contact.findFirst({ where, include: { company: { select: { teamId: true } } } });
  if (!contact) throw notFound();
  if (!canContact(ctx.user, action, contact.company)) throw forbidden();
  await refuseStale(tx, 'contacts', contact, expected);
  return contact;
}
