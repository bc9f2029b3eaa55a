import type { Prisma } from '#app/db/generated/client.ts';
import type { Measure } from '#app/domain/targets/measure.ts';
import { yi } from './amounts.ts';
import { demoId } from './ids.ts';
import { CITY as BUREAU, COUNTIES, teamId, teamName } from './teams.ts';
import { demoUsers, userId } from './users.ts';

interface Year {
  year: number;
  /** As if handed down after the spring festival. */
  setAt: Date;
  /** The city's own, and the counties' in the order of COUNTIES; 0 is none. Money in 亿元. */
  places: [measure: Measure, city: number, counties: number[]][];
  /** What parks, chains and outposts are to bring besides. */
  teams: [measure: Measure, teams: Record<string, number>][];
}

/** All made up. */
const YEARS: Year[] = [
  {
    year: 2022,
    setAt: new Date('2022-02-14T10:00:00+08:00'),
    places: [
      ['signed_amount', 1100, [260, 105, 45, 85, 26, 65, 20, 130, 140, 110, 114]],
      ['signed_count', 150, [30, 20, 7, 9, 8, 10, 6, 20, 16, 10, 14]],
      ['visit_out_count', 120, [14, 10, 4, 4, 4, 5, 4, 12, 8, 4, 11]],
    ],
    teams: [['signed_amount', { 'park-zhaoyang': 20, 'park-shuifu': 20, 'park-zhenxiong': 45 }]],
  },
  {
    year: 2023,
    setAt: new Date('2023-02-06T10:00:00+08:00'),
    places: [
      ['signed_amount', 1400, [460, 120, 30, 32, 34, 190, 13, 250, 70, 30, 180]],
      ['signed_count', 220, [52, 32, 10, 12, 11, 14, 8, 36, 14, 8, 23]],
      ['large_count', 28, [10, 3, 1, 0, 1, 2, 0, 4, 2, 0, 3]],
      ['visit_out_count', 140, [16, 12, 4, 4, 4, 5, 5, 14, 8, 4, 12]],
    ],
    teams: [
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
    ],
  },
];

/** A year that starts slowly and is to be through before its end, in hundredths. */
const PACE = [3, 3, 8, 8, 9, 11, 9, 9, 11, 11, 10, 8];
/** Signing amounts that are due by this pace rather than evenly. */
const PACED = ['530602', '530627', '530681'];

/** What became of targets in the middle of 2023: the amount before, in 亿元. */
const ADJUSTED_AT = new Date('2023-07-10T16:20:00+08:00');
const ADJUSTED = [
  { code: '530602', name: '昭阳区', before: 430, after: 460 },
  { code: '530625', name: '永善县', before: 160, after: 190 },
  { code: '530622', name: '巧家县', before: 40, after: 30 },
];

const isMoney = (measure: Measure) => measure.endsWith('_amount');
const planned = (amount: number) => PACE.map((share) => yi((amount * share) / 100));

function row(
  { year, setAt }: Year,
  measure: Measure,
  amount: number,
  place: { countyCode?: string; teamId?: string },
): Prisma.TargetCreateManyInput {
  const key = place.teamId ?? place.countyCode ?? 'city';
  const isMonetary = measure === 'signed_amount';
  const wasAdjusted = year === 2023 && isMonetary && ADJUSTED.some(({ code }) => code === key);
  return {
    id: demoId(`target:${year}:${measure}:${key}`, setAt),
    year,
    measure,
    ...place,
    amount: isMoney(measure) ? yi(amount) : amount,
    months: isMonetary && PACED.includes(key) ? planned(amount) : [],
    updatedAt: wasAdjusted ? ADJUSTED_AT : setAt,
    version: wasAdjusted ? 2 : 1,
  };
}

export const targets: Prisma.TargetCreateManyInput[] = YEARS.flatMap((year) => [
  ...year.places.flatMap(([measure, city, counties]) => [
    row(year, measure, city, {}),
    ...COUNTIES.flatMap(({ code }, index) => {
      const amount = counties[index] ?? 0;
      return amount === 0 ? [] : [row(year, measure, amount, { countyCode: code })];
    }),
  ]),
  ...year.teams.flatMap(([measure, teams]) =>
    Object.entries(teams).map(([code, amount]) => row(year, measure, amount, { teamId: teamId(code) })),
  ),
]);

/** The log of the adjustments, by the city office. */
export const targetEntries: Prisma.AuditEntryCreateManyInput[] = ADJUSTED.map(
  ({ code, name, before, after }, index) => ({
    id: demoId(`audit:target:${code}`, new Date(ADJUSTED_AT.getTime() + index)),
    at: ADJUSTED_AT,
    actorId: userId('city'),
    actorName: demoUsers.find(({ username }) => username === 'city')?.name ?? '',
    teamName: teamName(BUREAU),
    action: 'set_target',
    subjectType: 'targets',
    subjectId: `2023~signed_amount~${code}`,
    subjectLabel: `2023 ${name} 签约金额`,
    subjectVersion: 2,
    changes: {
      amount: [yi(before), yi(after)],
      ...(PACED.includes(code) && { months: [planned(before), planned(after)] }),
    },
    requestId: 'demo',
  }),
);
