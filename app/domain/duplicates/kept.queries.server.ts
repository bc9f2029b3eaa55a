import type { Ctx } from '#app/auth/user.ts';
import { visibleCompanies, visibleDeals } from '#app/auth/visible.ts';
import { db } from '#app/db/client.server.ts';
import type { Kind } from './merge.schema.ts';

/** The record another was merged into, if the user may see it: where the other's address leads. */
export async function findKept(ctx: Ctx, kind: Kind, id: string): Promise<string | null> {
  const where = { mergedFrom: { some: { id } } };
  const kept =
    kind === 'companies'
      ? await db().company.findFirst({
          where: { AND: [where, visibleCompanies(ctx.user)] },
          select: { id: true },
        })
      : await db().deal.findFirst({ where: { AND: [where, visibleDeals(ctx.user)] }, select: { id: true } });
  return kept?.id ?? null;
}

/** What was merged into a record; the caller found the record within the user's scope. */
export async function readMergedFrom(kind: Kind, id: string): Promise<{ id: string; label: string }[]> {
  const merges = await db().merge.findMany({
    where: { kind, undoneAt: null, OR: [{ keptId: id }, { mergedId: { in: await mergedIds(kind, id) } }] },
    orderBy: { mergedAt: 'asc' },
    select: { mergedId: true, mergedLabel: true },
  });
  return merges.map(({ mergedId, mergedLabel }) => ({ id: mergedId, label: mergedLabel }));
}

async function mergedIds(kind: Kind, id: string): Promise<string[]> {
  const where = { mergedIntoId: id };
  const select = { id: true } as const;
  const rows =
    kind === 'companies'
      ? await db().company.findMany({ where, select })
      : await db().deal.findMany({ where, select });
  return rows.map((row) => row.id);
}
