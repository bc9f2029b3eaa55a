import * as z from 'zod/mini';
import { LATER_STAGES, type Stage } from '#app/domain/deals/stage.ts';
import { count, oneOf, requiredText, version } from '#app/lib/schema.ts';
import { STUCK } from './definition.ts';

/** What the office says; what a definition does not have is left out. */
export interface DefinitionInput {
  version: number;
  name: string;
  nameEn: string;
  note: string;
  noteEn: string;
  stage?: Stage;
  days?: number;
  active?: boolean;
}

const words = {
  version,
  name: requiredText(20),
  nameEn: requiredText(60),
  note: requiredText(200),
  noteEn: requiredText(300),
};
const stage = oneOf(LATER_STAGES);
const days = z.pipe(count(3650), z.number().check(z.gte(1, 'definitions:problem.days')));
const active = z.pipe(
  oneOf(['yes', 'no']),
  z.transform((answer) => answer === 'yes'),
);

/** The form of one definition: from when a deal is stuck, the rate by money, or a rate by stage. */
export function definitionSchema(of: { code: string; stage: Stage | null }): z.ZodMiniType<DefinitionInput> {
  if (of.code === STUCK) return z.object({ ...words, stage, days });
  return of.stage === null ? z.object({ ...words, active }) : z.object({ ...words, stage, active });
}
