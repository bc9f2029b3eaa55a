/** A line of credit: whom a deal counts for, in which metric, by which share. */
export interface Credit {
  metric: 'all' | 'leads' | 'signed' | 'arrived';
  teamId: string;
  countyCode: string | null;
  share: string;
}

const METRICS = ['leads', 'signed', 'arrived'] as const;

/**
 * The lines to be added to a deal when another is merged into it, so that both reporters keep theirs. A metric with
 * lines of its own hides those for all; where only one of the two has such lines, the other's count there too. A team
 * that holds a line already keeps it as it is.
 */
export function creditsToAdd(kept: readonly Credit[], merged: readonly Credit[]): Credit[] {
  const spread = METRICS.filter((metric) => [...kept, ...merged].some((credit) => credit.metric === metric));
  const own = spread.flatMap((metric) => linesFor(kept, metric));
  const wanted = [
    ...own,
    ...linesFor(merged, 'all'),
    ...spread.flatMap((metric) => linesFor(merged, metric)),
  ];
  const held = new Set(kept.map(nameOf));
  return wanted.filter((credit) => {
    const isNew = !held.has(nameOf(credit));
    held.add(nameOf(credit));
    return isNew;
  });
}

/** The lines that count in a metric: its own, else those for all. */
function linesFor(credits: readonly Credit[], metric: Credit['metric']): Credit[] {
  const own = credits.filter((credit) => credit.metric === metric);
  if (own.length > 0 || metric === 'all') return own;
  return credits.filter((credit) => credit.metric === 'all').map((credit) => ({ ...credit, metric }));
}

const nameOf = ({ metric, teamId }: Credit) => `${metric} ${teamId}`;
