import type { Prisma } from '#app/db/generated/client.ts';
import { toDateColumn } from '#app/lib/dates.ts';
import { searchNames } from '#app/lib/search-names.ts';
import { searchText } from '#app/lib/search-text.server.ts';
import type { SignedDeal } from './agreements.ts';
import { type BuiltStep, builtFacts } from './built.ts';
import { editionId } from './events.ts';
import { nextStep } from './next-steps.ts';
import type { DealPlan } from './plan.ts';
import { random } from './random.ts';
import { figuresOf } from './scale.ts';
import { teamId } from './teams.ts';
import { TRIPS, tripId } from './trips.ts';
import { userId } from './users.ts';

/** The deal's own row; code and signed figures come from outside, the rest from the plan. */
export function dealRow(
  plan: DealPlan,
  code: string,
  signed: SignedDeal | null,
  built: BuiltStep[],
  history: Prisma.DealHistoryCreateManyInput[],
): Prisma.DealCreateManyInput {
  const draw = random(`row:${plan.key}`);
  const at = built.at(-1) ?? { stage: plan.stage, on: plan.enteredOn };
  const { yuan, foreign } = plan.estimated;
  const last = [
    ...history.map((row) => row.recordedAt),
    ...(signed?.rows ?? []).map((row) => row.recordedAt),
  ];
  return {
    id: plan.id,
    code,
    name: plan.name,
    content: plan.content,
    stage: at.stage,
    status: plan.halted?.status ?? 'active',
    teamId: teamId(plan.team),
    ownerId: userId(plan.owner),
    countyCode: plan.county,
    industryCode: plan.industry,
    chainCode: plan.chain,
    estimatedAmount: yuan,
    estimatedOriginal: foreign?.original ?? null,
    estimatedCurrency: foreign?.currency ?? 'CNY',
    estimatedRate: foreign?.rate ?? null,
    estimatedRateOn: foreign ? toDateColumn(foreign.rateOn) : null,
    ...figuresOf(yuan, plan.chain, draw),
    ...sourceOf(plan),
    ...screeningOf(plan),
    ...nextStep(plan, at.stage, draw),
    ...(signed && builtFacts(plan, code, built, signed.figures.amount)),
    signedOn: signed ? toDateColumn(signed.figures.signedOn) : null,
    signedAmount: signed?.figures.amount ?? null,
    signedEditionId: signed?.figures.editionId ?? null,
    firstMetOn: toDateColumn(plan.metOn),
    recordedAt: plan.recordedAt,
    stageSince: toDateColumn(at.on),
    updatedAt: new Date(Math.max(...last.map((at) => new Date(at).getTime()))),
    searchText: searchText(searchNames.deal({ code, name: plan.name })),
    version: history.length,
  };
}

function sourceOf(plan: DealPlan): Partial<Prisma.DealCreateManyInput> {
  const { source: sourceKind } = plan;
  const trip = TRIPS.find(({ stops }) => stops.some(({ company }) => company === plan.tripVisit));
  if (sourceKind === 'trip' && trip) return { sourceKind, sourceTripId: tripId(trip.key) };
  if (sourceKind === 'event' && plan.metAt) return { sourceKind, sourceEditionId: editionId(plan.metAt) };
  if (sourceKind === 'visit' && plan.firstTalk) return { sourceKind, sourceVisitId: plan.firstTalk.id };
  const draw = random(`source:${plan.key}`);
  const referral = ['异地商会推荐', '在昭企业以商招商', '上级部门推介', '返乡人士引荐', '合作机构推荐'];
  const other = ['企业主动来函', '招商热线来电'];
  return { sourceKind, sourceNote: draw.pick(sourceKind === 'referral' ? referral : other) };
}

function screeningOf(plan: DealPlan): Partial<Prisma.DealCreateManyInput> {
  const positive = { screening: 'positive' as const, screeningNote: '符合产业规划，要素可保障，建议推进。' };
  if (plan.stage === 'lead') return {};
  if (plan.stage !== 'screening') return positive;
  if (plan.halted) {
    const ended = plan.halted.status === 'terminated';
    return ended ? { screening: 'negative', screeningNote: plan.halted.text } : {};
  }
  // Some wait only for the move.
  return random(`screening:${plan.key}`).chance(0.25) ? positive : {};
}
