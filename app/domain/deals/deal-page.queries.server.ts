import type { Ctx } from '#app/auth/user.ts';
import { visibleCompanies, visibleDeals, worksFor } from '#app/auth/visible.ts';
import { db } from '#app/db/client.server.ts';
import type { Prisma } from '#app/db/generated/client.ts';
import { isOutside } from '#app/domain/events/edition.rules.ts';
import { fromDateColumn, fromOptionalDate } from '#app/lib/dates.ts';
import { maskWithin } from '#app/lib/mask.ts';
import { notFound, type Problem } from '#app/lib/refusal.ts';
import { checkUscc, type UsccResult } from '#app/lib/uscc.ts';
import { canDeal } from './deal.policy.ts';
import { factsOf, readEvidence, readGates } from './deal-write.server.ts';
import { missingFor } from './gate.rules.ts';
import { isPast, isSignedOrLater, nextStage, STAGES, type Stage, stagesBehind } from './stage.ts';

const NAME = { select: { name: true, nameEn: true } } as const;
const PERSON = { select: { id: true, name: true } } as const;

const PAGE = {
  team: { select: { id: true, name: true } },
  owner: PERSON,
  nextStepOwner: PERSON,
  nextStepDoneBy: { select: { name: true } },
  county: NAME,
  industry: NAME,
  chain: NAME,
  sourceTrip: { select: { title: true } },
  sourceEdition: {
    select: { ordinal: true, startsOn: true, series: { select: { name: true, nameEn: true } } },
  },
  sourceVisit: { select: { occurredOn: true, place: true } },
  investors: {
    orderBy: { isLead: 'desc' },
    select: { isLead: true, company: { select: { id: true, name: true } } },
  },
  shares: { select: { team: { select: { id: true, name: true } } } },
  agreements: {
    where: { voidedAt: null },
    orderBy: [{ signedOn: 'asc' }, { seq: 'asc' }],
    include: {
      signatory: {
        select: { id: true, name: true, uscc: true, origin: { select: { level: true, groups: true } } },
      },
      edition: {
        select: {
          ordinal: true,
          startsOn: true,
          endsOn: true,
          series: { select: { name: true, nameEn: true } },
        },
      },
    },
  },
  history: {
    where: { voidedAt: null },
    orderBy: { seq: 'desc' },
    include: { reason: NAME, recordedBy: { select: { name: true } } },
  },
} satisfies Prisma.DealInclude;

/**
 * A deal with everything its page shows, what its next gate still lacks, and what the user may do with it.
 * @throws Refusal `not_found`
 */
export async function readDeal(ctx: Ctx, id: string) {
  const [deal, gates, evidence] = await Promise.all([
    db().deal.findFirst({ where: { AND: [{ id }, visibleDeals(ctx.user)] }, include: PAGE }),
    readGates(db()),
    readEvidence(db(), [id]),
  ]);
  if (!deal) throw notFound();
  const openable = await db().company.findMany({
    where: {
      AND: [{ id: { in: deal.investors.map(({ company }) => company.id) } }, visibleCompanies(ctx.user)],
    },
    select: { id: true },
  });
  const next = nextStage(deal.stage);
  const facts = factsOf(deal, evidence(id));
  const mayEdit = canDeal(ctx.user, 'edit', deal);
  const moves = canDeal(ctx.user, isSignedOrLater(deal.stage) ? 'build' : 'move', deal);
  const works = mayEdit || worksFor(ctx.user, [deal.teamId, ...deal.shares.map(({ team }) => team.id)]);
  return {
    ...shownDeal(deal),
    ...(!works && maskedTexts(deal)),
    /** Whether numbers in its texts are masked, so that its history hides them too. */
    masked: !works,
    openable: openable.map((company) => company.id),
    next,
    /** What each stage ahead still asks for. */
    missing: Object.fromEntries(
      STAGES.filter((stage) => isPast(stage, deal.stage)).map((stage) => [
        stage,
        missingFor(stage, facts, gates),
      ]),
    ) as Partial<Record<Stage, Problem[]>>,
    may: {
      edit: mayEdit,
      move: canDeal(ctx.user, 'move', deal),
      /** To the next stage: from the signing on, recording what is built. */
      advance: moves,
      return: moves && stagesBehind(deal.stage).length > 0,
      sign: canDeal(ctx.user, 'sign', deal),
      share: canDeal(ctx.user, 'share', deal),
      /** Also recording money that came. */
      build: canDeal(ctx.user, 'build', deal),
      writeOff: canDeal(ctx.user, 'writeOff', deal),
      finish: canDeal(ctx.user, 'edit', deal) || deal.nextStepOwnerId === ctx.user.id,
    },
  };
}

/** What people typed, without the numbers and addresses in it, for readers who do not work the deal. */
const maskedTexts = ({ content, remark, sourceNote, screeningNote, nextStep }: Deal) => ({
  content: maskWithin(content),
  remark: maskWithin(remark),
  sourceNote: maskWithin(sourceNote),
  screeningNote: maskWithin(screeningNote),
  nextStep: nextStep && maskWithin(nextStep),
});

type Deal = Prisma.DealGetPayload<{ include: typeof PAGE }>;

export type DealPage = Awaited<ReturnType<typeof readDeal>>;

/** Decimals as text and dates as days, as they go over the wire. */
function shownDeal(deal: Deal) {
  return {
    ...deal,
    estimatedAmount: deal.estimatedAmount?.toFixed(2) ?? null,
    estimatedOriginal: deal.estimatedOriginal?.toFixed(2) ?? null,
    estimatedRate: deal.estimatedRate?.toString() ?? null,
    estimatedRateOn: fromOptionalDate(deal.estimatedRateOn),
    landMu: deal.landMu?.toString() ?? null,
    annualOutput: deal.annualOutput?.toFixed(2) ?? null,
    annualTax: deal.annualTax?.toFixed(2) ?? null,
    nextStepDue: fromOptionalDate(deal.nextStepDue),
    nextStepDoneAt: deal.nextStepDoneAt?.toISOString() ?? null,
    signedOn: fromOptionalDate(deal.signedOn),
    signedAmount: deal.signedAmount?.toFixed(2) ?? null,
    filedAmount: deal.filedAmount?.toFixed(2) ?? null,
    statisticsAmount: deal.statisticsAmount?.toFixed(2) ?? null,
    writtenOffOn: fromOptionalDate(deal.writtenOffOn),
    firstMetOn: fromDateColumn(deal.firstMetOn),
    stageSince: fromDateColumn(deal.stageSince),
    agreements: deal.agreements.map((agreement) => ({
      ...agreement,
      signatory: { id: agreement.signatory.id, name: agreement.signatory.name },
      uscc: usccOf(agreement.signatory),
      isOutsideEvent:
        agreement.edition !== null &&
        isOutside(fromDateColumn(agreement.signedOn), daysOf(agreement.edition)),
      signedOn: fromDateColumn(agreement.signedOn),
      amount: agreement.amount.toFixed(2),
      original: agreement.original?.toFixed(2) ?? null,
      rate: agreement.rate?.toString() ?? null,
      rateOn: fromOptionalDate(agreement.rateOn),
    })),
    history: deal.history.map((row) => ({
      ...row,
      estimatedAmount: row.estimatedAmount?.toFixed(2) ?? null,
      effectiveOn: fromDateColumn(row.effectiveOn),
    })),
  };
}

const daysOf = ({ startsOn, endsOn }: { startsOn: Date; endsOn: Date }) => ({
  startsOn: fromDateColumn(startsOn),
  endsOn: fromDateColumn(endsOn),
});

interface Signatory {
  uscc: string | null;
  origin: { level: string; groups: string[] } | null;
}

/** What is wrong with a signatory's credit code; only companies of the mainland must have one. */
function usccOf({ uscc, origin }: Signatory): UsccResult | 'missing' {
  if (uscc) return checkUscc(uscc);
  return origin?.level === 'province' && !origin.groups.includes('hmt') ? 'missing' : 'ok';
}

/**
 * A deal about to be moved: to which stage, and what that still asks for.
 * @param asked the stage in the URL; without one the next
 * @throws Refusal `not_found` also when there is no such stage ahead
 */
export async function readMove(ctx: Ctx, id: string, asked: string | null) {
  const deal = await readDeal(ctx, id);
  const to = STAGES.find((stage) => stage === (asked ?? deal.next));
  const missing = to && deal.missing[to];
  if (!to || !missing) throw notFound();
  return { deal, to, missing };
}
