import type { Prisma } from '#app/db/generated/client.ts';
import type { Stage } from '#app/domain/deals/stage.ts';
import { addDays, fromDateColumn, type LocalDate } from '#app/lib/dates.ts';
import { usccCheckCharacter } from '#app/lib/uscc.ts';
import type { SignedDeal } from './agreements.ts';
import { scaled } from './amounts.ts';
import { LAST_DAY, workday } from './calendar.ts';
import type { DealPlan } from './plan.ts';
import { CHAINS } from './products.ts';
import { random } from './random.ts';
import { countyOf } from './teams.ts';

/** A stage after the signing, and the day the deal entered it. */
export interface BuiltStep {
  stage: Stage;
  on: LocalDate;
}

// Days a deal of some size takes to the next stage, and how many of ten go on. Nobody has published how fast the
// signings of 2023 were built: this is made up, of the order that other places report.
const WAY: [stage: Stage, least: number, most: number, goOn: number][] = [
  ['registered', 10, 45, 0.92],
  ['approved', 10, 45, 0.9],
  ['started', 15, 75, 0.88],
  ['in_statistics', 15, 45, 0.85],
  ['completed', 80, 200, 0.9],
  ['producing', 8, 30, 0.9],
  ['at_capacity', 120, 300, 0.6],
];

/** How far a signed deal has come on the ground by the last working day; none starts without a contract. */
export function builtSteps(plan: DealPlan, signed: SignedDeal | null): BuiltStep[] {
  if (!signed) return [];
  const draw = random(`built:${plan.key}`);
  const contract = signed.rows.find(({ kind }) => kind === 'contract');
  // A workshop stands within months, a large plant does not.
  const pace = Math.min(1.4, 0.4 + Math.log10(1 + Number(signed.figures.amount) / 1e8) / 2);
  const steps: BuiltStep[] = [];
  let last = signed.figures.signedOn;
  for (const [stage, least, most, goOn] of WAY) {
    const days = Math.max(3, Math.round(draw.int(least, most) * pace));
    if (!draw.chance(goOn) || (stage === 'started' && !contract)) break;
    const agreed = stage === 'started' && contract ? fromDateColumn(new Date(contract.signedOn)) : last;
    const since = latest(last, agreed);
    const day = addDays(since, days);
    if (day > LAST_DAY) break;
    last = latest(since, workday(day));
    steps.push({ stage, on: last });
  }
  return steps;
}

const latest = (...days: LocalDate[]): LocalDate => days.sort().at(-1) ?? LAST_DAY;

/** What the gates of these stages asked for. There are no photos: a demo has nothing to show of works. */
export function builtFacts(
  plan: DealPlan,
  code: string,
  steps: BuiltStep[],
  signedAmount: string,
): Partial<Prisma.DealCreateManyInput> {
  const draw = random(`built-facts:${plan.key}`);
  const [, year = '', number = ''] = code.split('-');
  const serial = `${year.slice(2)}${number}`;
  const filedAmount = scaled(signedAmount, 0.9 + draw.next() * 0.15);
  const statisticsAmount = scaled(filedAmount, 0.85 + draw.next() * 0.15);
  const place = draw.pick(['昭通', '云南', countyOf(plan.county).name]);
  const company = `${place}${plan.investor.short}${draw.pick(CHAINS[plan.chain].trades)}`;
  const body = `91${plan.county}MAC${serial}`;
  const reached = (stage: Stage) => steps.find((step) => step.stage === stage);
  const filed = reached('approved')?.on;
  return {
    ...(reached('registered') && {
      projectCompany: `${company}有限公司`,
      projectUscc: body + usccCheckCharacter(body),
    }),
    ...(filed && {
      filingCode: `${filed.slice(2, 4)}${filed.slice(5, 7)}-${plan.county}-04-01-${serial}`,
      filedAmount,
    }),
    ...(reached('in_statistics') && { statisticsName: plan.name, statisticsAmount }),
  };
}
