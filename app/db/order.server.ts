import type { Tx } from './client.server.ts';
import { Prisma } from './generated/client.ts';

/**
 * Writes the places of a list, from 0, so that it has neither gaps nor ties. The caller has locked what the list
 * belongs to, or two orders made at once could mix.
 */
export async function writeOrder(
  tx: Tx,
  table: 'event_delegate' | 'signing_item' | 'trip_stop',
  list: readonly { id: string }[],
): Promise<void> {
  await tx.$executeRaw`
    UPDATE ${Prisma.raw(table)} item SET position = o.place - 1
      FROM unnest(${list.map(({ id }) => id)}::uuid[]) WITH ORDINALITY o (id, place)
     WHERE item.id = o.id AND item.position <> o.place - 1`;
}
