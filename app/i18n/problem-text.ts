import type { TFunction } from 'i18next';
import type { Problem } from '#app/lib/refusal.ts';

/** Words a problem. Rules and schemas speak in keys, so the key is only known at run time. */
export function problemText(t: TFunction, problem: Problem): string {
  return t(problem.key as 'errors:invalid', problem.params ?? {});
}
