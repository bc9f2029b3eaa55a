import type { Prisma } from '#app/db/generated/client.ts';
import type { Measure } from '#app/domain/targets/measure.ts';
import { yi } from './amounts.ts';
import { demoId } from './ids.ts';
import { COUNTIES, teamId } from './teams.ts';

/** The targets of 2023 (made up), as if handed down after the spring festival. */
const SET_AT = new Date('2023-02-06T10:00:00+08:00');
const YEAR = 2023;

/** The city's own, and the counties' in the order of COUNTIES; 0 is none. Money in 亿元. */
const PLANS: [measure: Measure, city: number, counties: number[]][] = [
  ['signed_amount', 1400, [460, 120, 30, 32, 34, 190, 13, 250, 70, 30, 180]],
  ['signed_count', 220, [52, 32, 10, 12, 11, 14, 8, 36, 14, 8, 23]],
  ['large_count', 28, [10, 3, 1, 0, 1, 2, 0, 4, 2, 0, 3]],
  ['visit_out_count', 140, [16, 12, 4, 4, 4, 5, 5, 14, 8, 4, 12]],
];

/** What parks, chains and outposts are to bring besides. */
const TEAM_PLANS: [measure: Measure, teams: Record<string, number>][] = [
  ['signed_amount', { 'park-zhaoyang': 170, 'park-shuifu': 60, 'park-zhenxiong': 15 }],
  [
    'signed_count',
    {
      'chain-energy': 3,
      'chain-silicon': 4,
      'chain-battery': 3,
      'chain-farming': 5,
      'chain-tourism': 4,
      'chain-digital': 4,
      'outpost-beijing': 3,
      'outpost-shanghai': 3,
      'outpost-guangzhou': 3,
      'outpost-chengdu': 3,
    },
  ],
];

/** A year that starts slowly and is to be through before its end, in hundredths. */
const PACE = [3, 3, 8, 8, 9, 11, 9, 9, 11, 11, 10, 8];
/** Signing amounts that are due by this pace rather than evenly. */
const PACED = ['530602', '530627', '530681'];

const isMoney = (measure: Measure) => measure.endsWith('_amount');

function row(
  measure: Measure,
  amount: number,
  place: { countyCode?: string; teamId?: string },
): Prisma.TargetCreateManyInput {
  const key = place.teamId ?? place.countyCode ?? 'city';
  const isPaced = measure === 'signed_amount' && PACED.includes(key);
  return {
    id: demoId(`target:${YEAR}:${measure}:${key}`, SET_AT),
    year: YEAR,
    measure,
    ...place,
    amount: isMoney(measure) ? yi(amount) : amount,
    months: isPaced ? PACE.map((share) => yi((amount * share) / 100)) : [],
    updatedAt: SET_AT,
  };
}

export const targets: Prisma.TargetCreateManyInput[] = [
  ...PLANS.flatMap(([measure, city, counties]) => [
    row(measure, city, {}),
    ...COUNTIES.flatMap(({ code }, index) => {
      const amount = counties[index] ?? 0;
      return amount === 0 ? [] : [row(measure, amount, { countyCode: code })];
    }),
  ]),
  ...TEAM_PLANS.flatMap(([measure, teams]) =>
    Object.entries(teams).map(([code, amount]) => row(measure, amount, { teamId: teamId(code) })),
  ),
];
