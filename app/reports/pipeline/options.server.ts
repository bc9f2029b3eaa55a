import type { TFunction } from 'i18next';
import { codeName } from '#app/i18n/i18n.server.ts';
import type { Locale } from '#app/lib/locale.ts';
import type { FilterName } from './filters.ts';
import { type Labels, seriesName } from './labels.server.ts';
import { ORIGIN_GROUPS } from './origin-groups.ts';

export type FilterOptions = Record<FilterName, { value: string; text: string }[]>;

/** What the report's filters offer this user, in the reader's language. */
export function filterOptions(labels: Labels, t: TFunction, locale: Locale): FilterOptions {
  const coded = (rows: { code: string; name: string; nameEn: string }[]) =>
    rows.map((row) => ({ value: row.code, text: codeName(row, locale) }));
  const withId = (rows: { id: string; name: string }[]) =>
    rows.map((row) => ({ value: row.id, text: row.name }));
  return {
    county: coded(labels.counties),
    team: withId(labels.teams.filter(({ offered }) => offered)),
    industry: coded(labels.industries),
    chain: coded(labels.chains),
    event: labels.series.map((series) => ({ value: series.code, text: seriesName(series, locale) })),
    originGroup: ORIGIN_GROUPS.map((group) => ({ value: group, text: t(`codes:originGroup.${group}`) })),
    kind: coded(labels.kinds),
    owner: withId(labels.owners),
  };
}
