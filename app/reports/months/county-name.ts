/** Name of a county in the reader's language. Browser-safe. */
export const countyName = ({ name, nameEn }: { name: string; nameEn: string }, locale: string): string =>
  locale === 'en' ? nameEn : name;
