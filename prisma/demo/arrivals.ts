import type { Prisma } from '#app/db/generated/client.ts';
import { addDays, toDateColumn } from '#app/lib/dates.ts';
import type { SignedDeal } from './agreements.ts';
import { scaled } from './amounts.ts';
import type { BuiltStep } from './built.ts';
import { LAST_DAY, workday } from './calendar.ts';
import { demoId } from './ids.ts';
import type { DealPlan } from './plan.ts';
import { random } from './random.ts';
import { teamId } from './teams.ts';
import { userId } from './users.ts';

// What comes with a stage, as a part of the signed amount, and what proves it. Made up, as the pace of building is.
const PARTS: Partial<Record<BuiltStep['stage'], [least: number, most: number, proof: string]>> = {
  registered: [0.04, 0.12, '验资报告'],
  approved: [0.05, 0.12, '银行进账单'],
  started: [0.12, 0.25, '银行进账单'],
  in_statistics: [0.1, 0.2, '项目公司付款凭证'],
  completed: [0.15, 0.25, '工程结算凭证'],
  producing: [0.05, 0.12, '设备购置发票'],
};

/** Money that came for a deal as it was built: one sum after each stage, less than what was signed. */
export function arrivalsOf(
  plan: DealPlan,
  signed: SignedDeal | null,
  built: readonly BuiltStep[],
): Prisma.ArrivalCreateManyInput[] {
  if (!signed) return [];
  const draw = random(`arrived:${plan.key}`);
  return built.flatMap(({ stage, on }) => {
    const part = PARTS[stage];
    if (!part) return [];
    const [least, most, proof] = part;
    const amount = scaled(signed.figures.amount, least + draw.next() * (most - least));
    const day = workday(addDays(on, draw.int(3, 25)));
    // Some counties record the money of one stage with that of the next.
    if (!draw.chance(0.85) || day >= LAST_DAY) return [];
    const recordedAt = new Date(`${addDays(day, 1)}T10:00:00+08:00`);
    return [
      {
        id: demoId(`arrival:${plan.key}:${stage}`, recordedAt),
        dealId: plan.id,
        arrivedOn: toDateColumn(day),
        amount,
        evidence: `${proof}（演示）`,
        teamId: teamId(plan.team),
        countyCode: plan.county,
        recordedAt,
        recordedById: userId(plan.owner),
      },
    ];
  });
}
