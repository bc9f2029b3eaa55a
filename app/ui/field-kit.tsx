import { useOfflineCopies } from './offline/copies.ts';
import { OfflineGuard } from './offline/offline-guard.tsx';
import { OutboxIndicator } from './outbox/indicator.tsx';
import { useOutboxOf } from './outbox/use-outbox.ts';

/** What every page of a signed-in user needs for the field; the frame loads it as soon as the page stands. */
export default function FieldKit({ owner, logsVisits }: { owner: string; logsVisits: boolean }) {
  useOutboxOf(owner);
  useOfflineCopies(owner);
  return (
    <>
      <OutboxIndicator />
      <OfflineGuard logsVisits={logsVisits} />
    </>
  );
}
