import type { Tx } from '#app/db/client.server.ts';
import type { Month } from '#app/domain/periods/month.ts';
import { yearTo } from '../facts/span.ts';
import type { LockedBase } from './changes.sql.server.ts';

/** The latest month locked before another, with the days it counted. */
export async function readBase(tx: Tx, { year, month }: Month, today: string): Promise<LockedBase | null> {
  const period = await tx.period.findFirst({
    where: { lockedAt: { not: null }, OR: [{ year: { lt: year } }, { year, month: { lt: month } }] },
    orderBy: [{ year: 'desc' }, { month: 'desc' }],
    select: { id: true, year: true, month: true, lockedAt: true },
  });
  if (!period?.lockedAt) return null;
  return { id: period.id, lockedAt: period.lockedAt, span: yearTo(period.year, period.month, today) };
}
