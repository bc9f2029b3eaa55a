import { db } from '#app/db/client.server.ts';
import type { LedgerNames } from './reading.ts';

/** The names by which cells are recognised, from the office's code tables. */
export async function readLedgerNames(): Promise<LedgerNames> {
  const regions = await db().region.findMany({ orderBy: [{ sortOrder: 'asc' }, { code: 'asc' }] });
  const chains = await db().chain.findMany({ orderBy: { sortOrder: 'asc' } });
  const series = await db().eventSeries.findMany({ orderBy: { sortOrder: 'asc' } });
  const named = ({ code, name, shortName }: (typeof regions)[number]) => ({
    code,
    names: [...new Set([name, shortName])],
  });
  return {
    counties: regions.filter(({ level }) => level === 'county').map(named),
    origins: regions.filter(({ level }) => level !== 'county').map(named),
    chains: chains.map(({ code, name }) => ({ code, names: [name] })),
    series: series.map(({ code, name, nameTw, nameEn, fullName }) => ({
      code,
      names: [name, nameTw, nameEn, fullName],
    })),
  };
}
