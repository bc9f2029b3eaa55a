import type { Ctx } from '#app/auth/user.ts';
import { db } from '#app/db/client.server.ts';
import { dueMonth, type Month } from './month.ts';
import { canPeriod } from './period.policy.ts';
import type { SubmissionState } from './period.rules.ts';

/** The month a county office has still to hand in, or to put right; null when there is none. */
export async function readDueMonth({
  user,
  today,
}: Ctx): Promise<(Month & { state: SubmissionState }) | null> {
  if (!canPeriod(user, 'submit')) return null;
  const due = dueMonth(today);
  const period = await db().period.findUnique({
    where: { year_month: due },
    select: {
      lockedAt: true,
      submissions: { where: { countyCode: user.regionCode ?? '' }, select: { state: true } },
    },
  });
  const state = period?.submissions[0]?.state ?? 'none';
  return period?.lockedAt || state === 'submitted' || state === 'reviewed' ? null : { ...due, state };
}
