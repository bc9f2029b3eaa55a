import { useEffect } from 'react';
import { useWatch } from 'react-hook-form';
import { isLocalDate } from '#app/lib/dates.ts';
import { useLookup } from '#app/ui/use-lookup.ts';
import type { Overlap } from '../trip.rules.ts';
import { OverlapList } from './overlap-list.tsx';

const PAUSE_MS = 300;

/** Points out, while a journey is planned, who of its leader and members is elsewhere on its days. */
export function OverlapHint({ self }: { self?: string }) {
  const { load, data } = useLookup<{ overlaps: Overlap[] }>();
  const [from, to, members, leaderName] = useWatch({
    name: ['startsOn', 'endsOn', 'memberIds', 'leaderName'],
  }) as unknown[];
  const leader = typeof leaderName === 'string' ? leaderName.trim() : '';
  const asked = Array.isArray(members) ? members.join() : '';
  const isSpan =
    typeof from === 'string' && typeof to === 'string' && isLocalDate(from) && isLocalDate(to) && from <= to;
  const query =
    isSpan && (asked || leader)
      ? new URLSearchParams({ from, to, members: asked, leader, self: self ?? '' }).toString()
      : '';
  useEffect(() => {
    if (!query) return;
    const timer = setTimeout(() => load(`/trips/overlaps?${query}`), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [query, load]);
  return <OverlapList overlaps={query ? (data?.overlaps ?? []) : []} />;
}
