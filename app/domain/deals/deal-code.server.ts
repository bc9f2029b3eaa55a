import type { Tx } from '#app/db/client.server.ts';
import type { LocalDate } from '#app/lib/dates.ts';

/**
 * Takes the next codes for deals: ZT-2023-0427, the year of registration and the next number of that year.
 * @returns the code of the first, second … of `count` deals, counted from 0
 */
export async function takeCodes(tx: Tx, today: LocalDate, count: number): Promise<(index: number) => string> {
  const year = Number(today.slice(0, 4));
  const { last } = await tx.dealCounter.upsert({
    where: { year },
    create: { year, last: count },
    update: { last: { increment: count } },
  });
  return (index) => `ZT-${year}-${String(last - count + 1 + index).padStart(4, '0')}`;
}
