import type { HistoryKind, Prisma } from '#app/db/generated/client.ts';
import type { Stage } from '#app/domain/deals/stage.ts';
import { type LocalDate, toDateColumn } from '#app/lib/dates.ts';
import type { SignedDeal } from './agreements.ts';
import { scaled } from './amounts.ts';
import type { BuiltStep } from './built.ts';
import { between, instant, LAST_DAY, notedOn } from './calendar.ts';
import { demoId } from './ids.ts';
import type { DealPlan } from './plan.ts';
import { random } from './random.ts';
import { teamId } from './teams.ts';
import { userId } from './users.ts';

const STAGES = ['lead', 'screening', 'negotiating', 'signed'] as const;

/** How the deal came to where it stands: one row for each stage, revision of the estimate and change of status. */
export function historyRows(
  plan: DealPlan,
  signed: SignedDeal | null,
  built: BuiltStep[],
): Prisma.DealHistoryCreateManyInput[] {
  const draw = random(`history:${plan.key}`);
  const now = plan.estimated.yuan;
  const revises = plan.entries.length > 2 && !plan.estimated.foreign && draw.chance(0.15);
  const before = revises ? scaled(now, draw.pick([0.7, 0.8, 1.15, 1.3])) : now;
  const steps: { kind: HistoryKind; stage: Stage; on: LocalDate; amount: string }[] = [];
  plan.entries.forEach((on, index) => {
    const stage = STAGES[index] ?? 'signed';
    const amount = stage === 'signed' ? now : before;
    if (stage === 'signed' && before !== now) steps.push(revision(index, on));
    steps.push({ kind: index === 0 ? 'created' : 'advanced', stage, on, amount });
  });
  if (plan.stage === 'negotiating' && before !== now) steps.push(revision(plan.entries.length, LAST_DAY));
  if (plan.halted) steps.push({ kind: 'status', stage: plan.stage, on: plan.halted.on, amount: now });

  steps.push(...built.map((step) => ({ ...step, kind: 'advanced' as const, amount: now })));

  let recorded = plan.recordedAt.getTime();
  return steps.map((step, index) => {
    const late = draw.chance(0.2) ? draw.int(1, 2) : 0;
    const noted = Math.max(recorded + 300_000, instant(notedOn(step.on, late), draw).getTime());
    recorded = index === 0 ? recorded : noted;
    const recordedAt = new Date(recorded);
    const halted = step.kind === 'status' ? plan.halted : undefined;
    return {
      id: demoId(`history:${plan.key}:${index}`, recordedAt),
      dealId: plan.id,
      seq: index + 1,
      kind: step.kind,
      stage: step.stage,
      status: halted?.status ?? 'active',
      reasonCode: halted?.reason ?? null,
      reasonText: halted?.text ?? '',
      estimatedAmount: step.amount,
      teamId: teamId(plan.team),
      countyCode: plan.county,
      agreementId: step.stage === 'signed' ? (signed?.rows[0]?.id ?? null) : null,
      effectiveOn: toDateColumn(step.on),
      recordedAt,
      recordedById: userId(plan.owner),
    };
  });

  function revision(index: number, until: LocalDate) {
    const on = between(plan.entries[index - 1] ?? until, until, 0.5);
    return { kind: 'revised' as const, stage: 'negotiating' as const, on, amount: now };
  }
}
