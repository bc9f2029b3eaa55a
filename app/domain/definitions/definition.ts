import type { Stage } from '../deals/stage.ts';

/** What an office means by a word of its reports, in the reader's language. */
export interface Definition {
  code: string;
  name: string;
  note: string;
  /** What a signed deal must have reached to count; null where money is compared instead. */
  stage: Stage | null;
  /** Of `stuck` alone: for how long a deal may stand in one stage. */
  days: number | null;
  active: boolean;
}

/** The definition that says when a deal is stuck; all others are rates. */
export const STUCK = 'stuck';

/** A rate that counts the deals that have reached a stage. */
export type StageRate = Definition & { stage: Stage };

/** The rates in use that count deals by stage, in the office's order. */
export const stageRates = (definitions: readonly Definition[]): StageRate[] =>
  definitions.filter(
    (definition): definition is StageRate =>
      definition.active && definition.code !== STUCK && definition.stage !== null,
  );

/** The rate that compares money arrived with what was signed; undefined where the office does not use it. */
export const moneyRate = (definitions: readonly Definition[]): Definition | undefined =>
  definitions.find(({ active, stage }) => active && stage === null);
