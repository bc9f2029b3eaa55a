import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '#app/lib/refusal.ts';
import { useDeskCopy } from '#app/ui/offline/desk-copy.ts';
import { enqueue, newKey } from '#app/ui/outbox/outbox.ts';
import { useTapped } from '#app/ui/outbox/use-tapped.ts';
import { postNow } from '#app/ui/post.ts';
import { usePolled } from '#app/ui/use-polled.ts';
import type { Desk, DeskLine } from '../desk.queries.server.ts';
import { GROUP, groupOf, stateOf } from './pending.ts';

/** A desk at work: what it shows, and what can be done there with and without a network. */
export function useDesk(editionId: string, first: { state: string; body: Desk }) {
  const { t } = useTranslation();
  const { body: desk, isLost, heardAt, refresh } = usePolled(`/events/${editionId}/signing.json`, first);
  useDeskCopy(desk);
  useDeskCopy(null, desk.mayRun ? `/events/${editionId}/signing/new` : null);
  const tapped = useTapped(GROUP, heardAt);
  const [problems, setProblems] = useState<Problem[]>([]);
  const [removed, setRemoved] = useState<DeskLine>();

  const tap = async (line: DeskLine, verb: 'sign' | 'undo', fields: [string, string][]) => {
    setProblems([]);
    const label = t(`signings:tapped.${verb}`, { name: line.deal.name });
    const entry = { key: newKey(), action: `/signings/${line.id}/${verb}`, fields, label };
    try {
      await enqueue({ ...entry, group: groupOf(line.id) });
    } catch {
      // This browser keeps nothing; then the tap needs the network now.
      setProblems(await postNow(entry.action, { ...Object.fromEntries(fields), key: entry.key }));
    }
    refresh();
  };
  const act = async (line: DeskLine, verb: 'remove' | 'restore') => {
    const refused = await postNow(`/signings/${line.id}/${verb}`);
    setProblems(refused);
    if (refused.length === 0) setRemoved(verb === 'remove' ? line : undefined);
    refresh();
  };
  return {
    mayRun: desk.mayRun,
    totals: desk.totals,
    isLost,
    /** Where the picture comes from. */
    reading: { heardAt, refresh },
    problems,
    removed,
    lines: desk.lines.map((line) => ({ ...line, now: stateOf(line, tapped) })),
    sign: (line: DeskLine, amount: string, signedBy: string) =>
      tap(line, 'sign', [
        ['amount', amount],
        ['signedBy', signedBy],
      ]),
    undo: (line: DeskLine, of: string | null) => tap(line, 'undo', of ? [['of', of]] : []),
    act,
  };
}

export type DeskAtWork = ReturnType<typeof useDesk>;
export type LineAtWork = DeskAtWork['lines'][number];
