import { wipeDrafts } from '../form/draft.tsx';
import { sendNow, wipeOutbox } from '../outbox/outbox.ts';
import { wipeRecent } from '../search/recent.ts';
import { wipeCopies } from './copies.ts';

/** Sends what waits. @returns how many entries are left; none where the browser keeps no databases */
export const sendRest = (): Promise<number> => sendNow().catch(() => 0);

/** Forgets everything of the signed-in user in this browser. One that keeps no databases or copies has none. */
export async function forget(): Promise<void> {
  wipeDrafts();
  wipeRecent();
  await Promise.allSettled([wipeOutbox(), wipeCopies()]);
}
