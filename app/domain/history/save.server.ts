import type { Ctx } from '#app/auth/user.ts';
import type { Tx } from '#app/db/client.server.ts';
import { type Change, recordChange, refuseStale } from './audit.server.ts';

/** Where the records of a noun stand that are saved version by version. */
const TABLES = {
  companies: 'company',
  contacts: 'contact',
  visits: 'visit',
  receptions: 'reception',
  trips: 'trip',
  events: 'eventEdition',
  guests: 'eventGuest',
  meetings: 'eventMeeting',
  leads: 'eventLead',
  teams: 'team',
  users: 'user',
  views: 'savedView',
} as const;

type Noun = keyof typeof TABLES;
type Columns<N extends Noun> = Parameters<Tx[(typeof TABLES)[N]]['updateMany']>[0]['data'];

/** A change of a saved record, and the columns it writes. */
type Save<N extends Noun> = Change & { subject: N; version: number; data: Columns<N> };

/**
 * Writes the next version of a record and what was changed on it. It is written only onto the version that was read:
 * of two saves at the same moment the later is refused.
 * @param save `version` is the one that was read
 * @throws Refusal `stale`
 */
export async function saveChange<N extends Noun>(tx: Tx, ctx: Ctx, save: Save<N>): Promise<void> {
  const { version, data, ...change } = save;
  const { subject, id } = change;
  const table = tx[TABLES[subject]] as unknown as Table;
  const { count } = await table.updateMany({
    where: { id, version },
    data: { ...(data as object), version: { increment: 1 } },
  });
  if (count === 0) await refuseStale(tx, subject, { id, version: version + 1 }, version);
  await recordChange(tx, ctx, { ...change, version: version + 1 });
}

/** What the tables have in common; `Columns` is what the columns of each are held to. */
interface Table {
  updateMany(args: { where: { id: string; version: number }; data: object }): Promise<{ count: number }>;
}
