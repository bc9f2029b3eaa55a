import { type RateLimiterAbstract, RateLimiterPostgres } from 'rate-limiter-flexible';
import { db } from '#app/db/client.server.ts';

/** Counts live in the database, so that every process and every parallel guess shares them. */
export function limiterOf(keyPrefix: string, points: number, minutes: number): RateLimiterAbstract {
  return new RateLimiterPostgres({
    storeClient,
    storeType: 'client',
    tableName: 'rate_limit',
    tableCreated: true,
    clearExpiredByTimeout: false,
    keyPrefix,
    points,
    duration: minutes * 60,
    blockDuration: minutes * 60,
  });
}

/** The limiter speaks node-postgres; Prisma's connection serves it as well, with 64-bit numbers as text. */
const storeClient = {
  query: async ({ text, values }: { text: string; values: unknown[] }) => {
    const rows = await db().$queryRawUnsafe<Record<string, unknown>[]>(text, ...values);
    return {
      rows: rows.map((row) => ({ ...row, expire: row.expire === null ? null : String(row.expire) })),
      rowCount: rows.length,
    };
  },
};
