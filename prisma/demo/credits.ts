import type { Prisma } from '#app/db/generated/client.ts';
import { demoId } from './ids.ts';
import type { DealPlan } from './plan.ts';
import { random } from './random.ts';
import { bureauOf, COUNTIES, teamId } from './teams.ts';

/** Teams without a county of their own; the county's bureau works their deals with them. */
function isCitywide(team: string): boolean {
  return team.startsWith('chain-') || team.startsWith('outpost-');
}

/** The county's bureau sees and works what a task force or an outpost brought. */
export function shareRows(plan: DealPlan): Prisma.DealShareCreateManyInput[] {
  return isCitywide(plan.team) ? [{ dealId: plan.id, teamId: teamId(bureauOf(plan.county)) }] : [];
}

/**
 * For whom a deal counts: its team alone; team and bureau by shares; or, for two deals under screening that
 * moved between counties, both in full.
 */
export function creditRows(plan: DealPlan): Prisma.DealCreditCreateManyInput[] {
  const draw = random(`credit:${plan.key}`);
  const row = (team: string, countyCode: string, share: string): Prisma.DealCreditCreateManyInput => ({
    id: demoId(`credit:${plan.key}:${team}`, plan.recordedAt),
    dealId: plan.id,
    metric: 'all',
    teamId: teamId(team),
    countyCode,
    share,
  });
  if (plan.key === 'screening-20' || plan.key === 'screening-30') {
    const other = COUNTIES.find(({ code }) => code !== plan.county)?.code ?? plan.county;
    return [row(plan.team, plan.county, '1'), row(bureauOf(other), other, '1')];
  }
  if (isCitywide(plan.team) && draw.chance(0.35)) {
    const share = draw.pick([0.5, 0.6, 0.7]);
    return [
      row(plan.team, plan.county, share.toFixed(4)),
      row(bureauOf(plan.county), plan.county, (1 - share).toFixed(4)),
    ];
  }
  return [row(plan.team, plan.county, '1')];
}
