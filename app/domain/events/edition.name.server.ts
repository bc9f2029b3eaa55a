import { i18nFor } from '#app/i18n/i18n.server.ts';
import { fromDateColumn } from '#app/lib/dates.ts';
import type { Locale } from '#app/lib/locale.ts';

export interface Series {
  name: string;
  nameTw: string;
  nameEn: string;
}

export const SERIES_NAMES = { name: true, nameTw: true, nameEn: true } as const;

/** What an edition's name is made of, as a query selects it. */
export const EDITION_NAME = {
  title: true,
  ordinal: true,
  startsOn: true,
  series: { select: SERIES_NAMES },
} as const;

interface Named {
  title: string;
  ordinal: number | null;
  startsOn: Date;
  series: Series;
}

const ORDINAL = new Intl.PluralRules('en', { type: 'ordinal' });
const SUFFIX: Partial<Record<Intl.LDMLPluralRule, string>> = { one: 'st', two: 'nd', few: 'rd' };
const nth = (ordinal: number) => `${ordinal}${SUFFIX[ORDINAL.select(ordinal)] ?? 'th'}`;

/** The name of a series as the reader's language has it. */
export function seriesName(series: Series, locale: Locale): string {
  return locale === 'en' ? series.nameEn : locale === 'zh-TW' ? series.nameTw : series.name;
}

/** Names editions in the reader's language: by their own title, else by number and series, else by year and series. */
export async function editionNames(locale: Locale): Promise<(edition: Named) => string> {
  const { t } = await i18nFor(locale);
  return ({ title, ordinal, startsOn, series }) => {
    if (title !== '') return title;
    const name = seriesName(series, locale);
    const year = fromDateColumn(startsOn).slice(0, 4);
    if (ordinal === null) return t('events:name.plain', { year, series: name });
    return t('events:name.numbered', { ordinal: locale === 'en' ? nth(ordinal) : ordinal, series: name });
  };
}
