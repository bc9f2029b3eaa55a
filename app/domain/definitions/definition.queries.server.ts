import { db } from '#app/db/client.server.ts';
import type { RateDefinition } from '#app/db/generated/client.ts';
import { codeName } from '#app/i18n/i18n.server.ts';
import type { Locale } from '#app/lib/locale.ts';
import { notFound } from '#app/lib/refusal.ts';
import type { Definition } from './definition.ts';

/** Every definition, in the office's order; one statement. */
export async function readDefinitions(locale: Locale): Promise<Definition[]> {
  const rows = await db().rateDefinition.findMany({ orderBy: { sortOrder: 'asc' } });
  return rows.map(({ code, stage, days, active, name, nameEn, note, noteEn }) => ({
    code,
    stage,
    days,
    active,
    name: codeName({ name, nameEn }, locale),
    note: codeName({ name: note, nameEn: noteEn }, locale),
  }));
}

/** A definition as its form holds it, in both languages. @throws Refusal `not_found` */
export async function readDefinition(code: string): Promise<RateDefinition> {
  const definition = await db().rateDefinition.findUnique({ where: { code } });
  if (!definition) throw notFound();
  return definition;
}
