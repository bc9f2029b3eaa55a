import { db } from './client.server.ts';

let offset: Promise<number> | undefined;

/**
 * The business clock: the real one, shifted in a demo so that its records are recent. The only place the
 * application takes `now` from; rules, queries and commands are handed it.
 */
export async function businessNow(): Promise<Date> {
  offset ??= readOffset();
  return new Date(Date.now() + (await offset));
}

async function readOffset(): Promise<number> {
  const row = await db().setting.findUnique({ where: { key: 'clock' } });
  const value = row?.value as { offsetMs?: number } | undefined;
  return value?.offsetMs ?? 0;
}
