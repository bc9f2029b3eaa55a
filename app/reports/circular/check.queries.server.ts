import type { Ctx } from '#app/auth/user.ts';
import { readCircular } from '#app/domain/circulars/circular.queries.server.ts';
import { monthText } from '#app/domain/periods/month.ts';
import { readMonthState } from '#app/domain/periods/period.queries.server.ts';
import { forbidden } from '#app/lib/refusal.ts';

/** `missing` stands against issuing; `note` is to be known before. */
export interface Check {
  state: 'met' | 'missing' | 'note';
  text: 'locked.met' | 'locked.missing' | 'reviewed.met' | 'reviewed.note' | 'edited.met' | 'edited.note';
  params: Record<string, string | number>;
  /** Where it is put right. */
  to?: string;
}

/**
 * What is looked at before a circular is issued: whether its month is locked, every county reviewed, and which parts
 * were written by hand.
 * @throws Refusal `not_found`, `forbidden` once it is issued
 */
export async function readChecks(ctx: Ctx, id: string) {
  const circular = await readCircular(ctx, id);
  if (!circular.canIssue) throw forbidden();
  const { period, texts } = circular;
  const { counties } = await readMonthState(ctx, period);
  const month = monthText(period);
  const to = `/reports/months/${month}`;
  const open = counties.filter(({ state }) => state !== 'reviewed').length;
  const edited = Object.keys(texts).length;
  const checks: Check[] = [
    {
      params: { month },
      ...(period.lockedAt
        ? { state: 'met', text: 'locked.met' }
        : { state: 'missing', text: 'locked.missing', to }),
    },
    {
      params: { open, counties: counties.length },
      ...(open === 0 ? { state: 'met', text: 'reviewed.met' } : { state: 'note', text: 'reviewed.note', to }),
    },
    {
      params: { edited },
      ...(edited === 0
        ? { state: 'met', text: 'edited.met' }
        : { state: 'note', text: 'edited.note', to: `/reports/circulars/${id}/edit` }),
    },
  ];
  return { circular, checks, isReady: checks.every(({ state }) => state !== 'missing') };
}
