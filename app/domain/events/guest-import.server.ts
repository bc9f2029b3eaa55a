import { randomUUID } from 'node:crypto';
import type { Ctx } from '#app/auth/user.ts';
import { visibleCompanies, visibleGuests } from '#app/auth/visible.ts';
import { db, inTransaction, type Tx } from '#app/db/client.server.ts';
import { recordChange } from '#app/domain/history/audit.server.ts';
import { once } from '#app/domain/history/once.server.ts';
import { foldChinese } from '#app/lib/chinese-text.server.ts';
import { readPastedTable } from '#app/lib/pasted-table.ts';
import { type Problem, refused } from '#app/lib/refusal.ts';
import { problemOf } from '#app/lib/schema.ts';
import { editionNames } from './edition.name.server.ts';
import { guestSearchText, newTicket } from './guest.commands.server.ts';
import { type GuestRow, guestRowSchema, LIST_ROWS } from './guest.schema.ts';
import { type GuestField, guestCells, readGuestTable } from './guest-table.rules.ts';
import { takeInside } from './inside.server.ts';

/** A line of the list as it would be taken over, or why not. */
export interface PlannedGuest {
  line: number;
  cells: Record<GuestField, string>;
  /** As the schema reads it; nothing when there are problems. */
  guest: GuestRow | null;
  problems: Problem[];
  /** Someone of the same name and organization stands further up (`list`) or is invited already (`guest`). */
  repeats: 'list' | 'guest' | null;
}

const keyOf = ({ name, organization }: { name: string; organization: string }) =>
  `${foldChinese(name)}|${foldChinese(organization)}`;

/**
 * Reads a list of guests.
 * @param known names and organizations of those who are on the edition's list already
 * @throws Refusal `refused` for a list without names, and for one of more than LIST_ROWS lines
 */
export function planGuests(
  table: string[][],
  known: { name: string; organization: string }[],
): PlannedGuest[] {
  const { columns, rows } = readGuestTable(table);
  if (rows.length > LIST_ROWS) throw refused('guests:problem.listRows', { max: LIST_ROWS }, 'text');
  if (rows.length === 0 || !columns.includes('name')) throw refused('guests:problem.listNames', {}, 'text');
  const invited = new Set(known.map(keyOf));
  const listed = new Set<string>();
  return rows.map(({ line, cells: raw }) => {
    const cells = guestCells(columns, raw);
    const read = guestRowSchema.safeParse(cells);
    if (!read.success) {
      return { line, cells, guest: null, problems: read.error.issues.map(problemOf), repeats: null };
    }
    const key = keyOf(read.data);
    const repeats = invited.has(key) ? 'guest' : listed.has(key) ? 'list' : null;
    listed.add(key);
    return { line, cells, guest: read.data, problems: [], repeats };
  });
}

/** What taking a pasted list over would do. @throws Refusal `not_found`, `forbidden`, `refused` */
export function previewGuests(ctx: Ctx, editionId: string, text: string): Promise<PlannedGuest[]> {
  return inTransaction(async (tx) => {
    await takeInside(tx, ctx, editionId, 'arrange');
    return planGuests(readPastedTable(text), await readKnown(tx, editionId));
  });
}

/**
 * Takes a pasted list over: lines with problems are left out, and so are repeated guests unless asked for. A guest
 * whose organization is the name of a company in sight is linked to it.
 * @returns the import, by which undoImport takes all of it back, and how many guests it brought
 * @throws Refusal `not_found`, `forbidden`; `refused` when the list is not readable or brings nobody
 */
export function importGuests(
  ctx: Ctx,
  editionId: string,
  { text, repeated, key }: { text: string; repeated: boolean; key: string | null },
): Promise<{ importId: string; count: number }> {
  return inTransaction(async (tx) => {
    const edition = await takeInside(tx, ctx, editionId, 'arrange');
    return once(tx, ctx, { key, action: 'guests.import' }, async () => {
      // One list at a time, or two of them at once would not see each other's guests.
      await tx.$queryRaw`SELECT 1 FROM event_edition WHERE id = ${editionId}::uuid FOR UPDATE`;
      const planned = planGuests(readPastedTable(text), await readKnown(tx, editionId));
      const taken = planned.flatMap(({ guest, repeats }) => (guest && (repeated || !repeats) ? [guest] : []));
      if (taken.length === 0) throw refused('guests:problem.listNobody', {}, 'text');
      const companies = await findCompanies(tx, ctx, taken);
      const importId = randomUUID();
      await tx.eventGuest.createMany({
        data: taken.map((guest) => ({
          ...guest,
          editionId,
          importId,
          companyId: companies.get(guest.organization) ?? null,
          ticket: newTicket(),
          searchText: guestSearchText(guest),
          recordedById: ctx.user.id,
          recordedAt: ctx.now,
        })),
      });
      await recordChange(tx, ctx, {
        action: 'import',
        subject: 'events',
        id: editionId,
        label: (await editionNames(ctx.locale))(edition),
        after: { guests: taken.length },
      });
      return { importId, count: taken.length };
    });
  });
}

/**
 * Takes back what an import brought, except guests who have since arrived or have a meeting or a lead.
 * @returns how many went and how many stayed
 * @throws Refusal `not_found`, `forbidden`
 */
export function undoImport(
  ctx: Ctx,
  editionId: string,
  importId: string,
): Promise<{ removed: number; kept: number }> {
  return inTransaction(async (tx) => {
    const edition = await takeInside(tx, ctx, editionId, 'arrange');
    const brought = { editionId, importId, archivedAt: null };
    const total = await tx.eventGuest.count({ where: brought });
    const current = { none: { archivedAt: null } };
    const { count: removed } = await tx.eventGuest.updateMany({
      where: { ...brought, checkedInAt: null, meetings: current, leads: current },
      data: { archivedAt: ctx.now, version: { increment: 1 } },
    });
    if (removed > 0)
      await recordChange(tx, ctx, {
        action: 'undo_import',
        subject: 'events',
        id: editionId,
        label: (await editionNames(ctx.locale))(edition),
        before: { guests: total },
        after: { guests: total - removed },
      });
    return { removed, kept: total - removed };
  });
}

const IMPORTS_SHOWN = 10;

/** The latest imports whose guests are still there, for taking them back. */
export async function listImports(ctx: Ctx, editionId: string) {
  const rows = await db().eventGuest.groupBy({
    by: ['importId', 'recordedAt'],
    where: { AND: [visibleGuests(ctx.user), { editionId, importId: { not: null } }] },
    orderBy: { recordedAt: 'desc' },
    take: IMPORTS_SHOWN,
    _count: { _all: true },
  });
  return rows.map(({ importId, recordedAt, _count }) => ({
    importId: importId ?? '',
    at: recordedAt.toISOString(),
    count: _count._all,
  }));
}

const readKnown = (tx: Tx, editionId: string) =>
  tx.eventGuest.findMany({
    where: { editionId, archivedAt: null },
    select: { name: true, organization: true },
  });

/** Companies in sight by exact name. */
async function findCompanies(tx: Tx, ctx: Ctx, guests: GuestRow[]): Promise<Map<string, string>> {
  const names = [...new Set(guests.map(({ organization }) => organization))].filter(Boolean);
  const companies = await tx.company.findMany({
    where: { AND: [{ name: { in: names } }, visibleCompanies(ctx.user)] },
    select: { id: true, name: true },
  });
  return new Map(companies.map(({ id, name }) => [name, id]));
}
