import type { TFunction } from 'i18next';
import { type Fate, isStage } from './follow-through.rules.ts';

/** What became of signings, in words. */
export const fateText = (fate: Fate, t: TFunction): string =>
  isStage(fate)
    ? t('signings:follow.reached', { stage: t(`codes:stage.${fate}`) })
    : t(`signings:follow.fate.${fate}`);
