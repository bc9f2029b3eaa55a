import type { TFunction } from 'i18next';
import type { Definition } from './definition.ts';

/** A definition as it is printed under tables: its formula and what the office adds to it. */
export function definitionText(
  { name, note, stage, days }: Omit<Definition, 'code' | 'active'>,
  t: TFunction,
): string {
  if (stage === null) return t('definitions:text.money', { name, note });
  const words = { name, note, stage: t(`codes:stage.${stage}`) };
  return days === null ? t('definitions:text.stage', words) : t('definitions:text.stuck', { ...words, days });
}
