import { db } from '#app/db/client.server.ts';
import { codeName } from '#app/i18n/i18n.server.ts';
import type { Locale } from '#app/lib/locale.ts';

/** A code and its name in the reader's language, for selects and filters. */
export interface CodeOption {
  value: string;
  text: string;
}

const inUse = { where: { archivedAt: null }, orderBy: { sortOrder: 'asc' as const } };

function named(rows: { code: string; name: string; nameEn: string }[], locale: Locale): CodeOption[] {
  return rows.map((row) => ({ value: row.code, text: codeName(row, locale) }));
}

/** GB/T 4754 sections. */
export const readIndustries = async (locale: Locale) => named(await db().industry.findMany(inUse), locale);

/** Local industry chains. */
export const readChains = async (locale: Locale) => named(await db().chain.findMany(inUse), locale);

export const readInvestorKinds = async (locale: Locale) =>
  named(await db().investorKind.findMany(inUse), locale);

/** Reasons for a status other than active, or for going back a stage. */
export async function readReasons(locale: Locale) {
  const rows = await db().reason.findMany(inUse);
  return rows.map((row) => ({ value: row.code, text: codeName(row, locale), appliesTo: row.appliesTo }));
}

/** Provinces and countries a company may come from. */
export async function readOrigins(locale: Locale): Promise<CodeOption[]> {
  const rows = await db().region.findMany({
    where: { level: { in: ['province', 'country'] } },
    orderBy: [{ level: 'desc' }, { sortOrder: 'asc' }],
  });
  return named(rows, locale);
}

/** The counties deals are located in. */
export async function readCounties(locale: Locale): Promise<CodeOption[]> {
  const rows = await db().region.findMany({ where: { level: 'county' }, orderBy: { sortOrder: 'asc' } });
  return named(rows, locale);
}

/** Everything the company form and list choose from. */
export async function readCompanyFormOptions(locale: Locale) {
  const [origins, industries, kinds] = await Promise.all([
    readOrigins(locale),
    readIndustries(locale),
    readInvestorKinds(locale),
  ]);
  return { origins, industries, kinds };
}
