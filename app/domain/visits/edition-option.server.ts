import { codeName } from '#app/i18n/i18n.server.ts';
import type { Locale } from '#app/lib/locale.ts';

/** What an event is called by, where talks are linked to it. */
export const EDITION = {
  id: true,
  title: true,
  startsOn: true,
  series: { select: { name: true, nameEn: true } },
} as const;

interface Edition {
  id: string;
  title: string;
  startsOn: Date;
  series: { name: string; nameEn: string };
}

/** An event as a choice: its own title, else series and year. */
export function editionOption({ id, title, startsOn, series }: Edition, locale: Locale) {
  return { value: id, text: title || `${startsOn.getUTCFullYear()} ${codeName(series, locale)}` };
}
