import { addDays, type LocalDate } from '#app/lib/dates.ts';
import { distribute, scaled, yi } from './amounts.ts';
import { between, instant, workday } from './calendar.ts';
import { demoId } from './ids.ts';
import type { DealPlan } from './plan.ts';
import { random } from './random.ts';
import type { DealSeed } from './seeds.ts';
import { countyOf } from './teams.ts';
import { FOLLOW_UPS } from './visit-texts.ts';
import type { VisitPlan } from './visits.ts';

/*
 * 2022 in brief, so that 2023 has a year to be compared with. Nothing of it was published: these deals and amounts
 * are made up, and none of them counts in any figure of 2023.
 */

const SIGNED = 140;
const TOTAL = 986.5;

/** How many signings each month of 2022 had, by weight. */
const MONTHS = [
  [1, 6],
  [2, 8],
  [3, 15],
  [4, 12],
  [5, 11],
  [6, 17],
  [7, 10],
  [8, 12],
  [9, 13],
  [10, 9],
  [11, 10],
  [12, 17],
] as const;

const ENDED = [
  { stage: 'lead', reason: 'elsewhere', text: '投资方已在外省落地同类项目。' },
  { stage: 'lead', reason: 'unfit', text: '工艺属限制类，不符合产业政策。' },
  { stage: 'screening', reason: 'environment', text: '研判认为能耗、环评难以通过。' },
  { stage: 'screening', reason: 'terms', text: '用电价格条件未谈拢。' },
  { stage: 'screening', reason: 'market', text: '产品价格下行，投资方撤回意向。' },
] as const;

/** 140 deals signed in 2022, 986.50 亿元, and 50 that came to an end in it before negotiation. */
export function lastYearSeeds(): DealSeed[] {
  const draw = random('last-year');
  const weights = Array.from({ length: SIGNED }, () => draw.logNormal(1.1, 12));
  const signed = distribute(yi(TOTAL), weights).map((yuan, index): DealSeed => {
    const papers = draw.weighted([
      ['contract', 80],
      ['framework', 12],
      ['intent', 8],
    ] as const);
    return {
      key: `last-year-signed-${index}`,
      stage: 'signed',
      estimated: { yuan },
      enteredOn: signingDay(),
      signed: { money: { yuan }, edition: null, papers },
    };
  });
  const ended = Array.from({ length: 50 }, (_, index): DealSeed => {
    const { stage, reason, text } = draw.pick(ENDED);
    const enteredOn = workday(addDays('2022-02-10', draw.int(0, 210)));
    return {
      key: `last-year-ended-${index}`,
      stage,
      estimated: { yuan: scaled(yi(4), draw.logNormal(1.2, 20)) },
      enteredOn,
      halted: { status: 'terminated', reason, text, on: workday(addDays(enteredOn, draw.int(20, 90))) },
    };
  });
  return [...signed, ...ended];

  function signingDay(): LocalDate {
    const month = String(draw.weighted(MONTHS)).padStart(2, '0');
    const day = workday(`2022-${month}-${String(draw.int(5, 28)).padStart(2, '0')}`);
    return day < '2022-01-04' ? signingDay() : day;
  }
}

/** One more talk about some of the deals signed in 2022: we went there, or they came. */
export function lastYearVisits(plans: DealPlan[]): VisitPlan[] {
  const signed = plans.filter(({ key }) => key.startsWith('last-year-signed-'));
  return signed.flatMap((plan): VisitPlan[] => {
    const draw = random(`last-year-visit:${plan.key}`);
    const on = between(plan.entries[1] ?? plan.metOn, plan.enteredOn, 0.3 + draw.next() * 0.4);
    const talk = draw.pick(FOLLOW_UPS.filter(({ kind }) => kind === 'outbound' || kind === 'inbound'));
    if (on < '2022-01-04' || draw.chance(0.35)) return [];
    const { kind, place, summary, outcome } = talk;
    const at = instant(on, draw);
    return [
      {
        id: demoId(`visit:last-year:${plan.key}`, at),
        kind,
        company: plan.investor.key,
        on,
        place: kind === 'outbound' ? place : `${countyOf(plan.county).name}${place}`,
        summary,
        outcome,
        team: plan.team,
        recordedBy: plan.owner,
        staff: [plan.owner],
        at,
        deals: [plan.id],
        more: kind === 'inbound' ? { headcount: draw.int(3, 12) } : {},
      },
    ];
  });
}
