import { Prisma } from '#app/db/generated/client.ts';
import { addDays, type LocalDate } from '#app/lib/dates.ts';
import { distribute, foreign, type Money, scaled, yi } from './amounts.ts';
import { LAST_DAY, workday } from './calendar.ts';
import { EDITIONS, type EditionKey } from './events.ts';
import { KNOWN } from './known-companies.ts';
import { LARGE_DEALS } from './large-deals.ts';
import { type Random, random } from './random.ts';
import type { DealSeed, Papers } from './seeds.ts';
import { TRIPS } from './trips.ts';

/** The published figures of the signed deals below 10 亿元: how many, and their sum with the large ones. */
const GROUPS: {
  edition: EditionKey | null;
  deals: number;
  total: number;
  sigma: number;
  foreign: Placed[];
}[] = [
  {
    edition: 'csa-7',
    deals: 17,
    total: 291.73,
    sigma: 0.9,
    foreign: [
      { company: 'lanxang', money: foreign('6000000', 'USD', '7.2006', '2023-08-18'), on: '2023-08-18' },
    ],
  },
  { edition: 'apple-2023', deals: 10, total: 34.53, sigma: 0.6, foreign: [] },
  {
    edition: null,
    deals: 139,
    // 1240.90 less the two fairs.
    total: 914.64,
    sigma: 1.2,
    foreign: [
      { company: 'mekong', money: foreign('13333333.33', 'USD', '7.1596', '2023-06-20'), on: '2023-06-21' },
      {
        company: 'hkMaterials',
        money: foreign('180000000', 'HKD', '0.88861', '2023-05-16'),
        on: '2023-05-17',
      },
      { company: 'straits', money: foreign('45500000', 'USD', '7.1786', '2023-09-15'), on: '2023-09-18' },
    ],
  },
];

interface Placed {
  company: string;
  money: Money;
  on: LocalDate;
}

// Deals of companies that a trip had called on, among the small ones.
const FROM_TRIPS = ['shuzhi', 'chaguo', 'tianfu', 'yunsuan'];

const MONTHS = [
  [1, 8],
  [2, 14],
  [3, 20],
  [4, 17],
  [5, 16],
  [6, 24],
  [7, 14],
  [8, 9],
  [9, 18],
  [10, 12],
  [11, 5],
] as const;

// One deal in two is plain; the others show what the counting rules are for.
const PAPERS: (readonly [Papers, number])[] = [
  ['contract', 60],
  ['intent_contract', 12],
  ['framework', 9],
  ['intent', 6],
  ['framework_contract', 6],
  ['supplement', 4],
  ['increase', 3],
];

/** The 191 signed deals of 2023: 25 from the table of large ones, the others drawn to the exact totals. */
export function signedSeeds(): DealSeed[] {
  const draw = random('signed');
  return [
    ...LARGE_DEALS.map((deal, index) => large(deal, index, draw)),
    ...GROUPS.flatMap((group) => small(group, draw)),
  ];
}

function large(deal: (typeof LARGE_DEALS)[number], index: number, draw: Random): DealSeed {
  const edition = deal.edition ?? null;
  const money = { yuan: yi(deal.amount) };
  return {
    key: `signed-large-${index}`,
    stage: 'signed',
    estimated: { yuan: estimate(money.yuan, draw) },
    enteredOn: deal.on,
    company: deal.company,
    partners: deal.partners ?? [],
    ...(deal.tripVisit ? { tripVisit: deal.tripVisit } : {}),
    chain: KNOWN[deal.company]?.chain ?? 'green_energy',
    county: deal.county,
    product: deal.product,
    content: deal.content,
    signed: { money, edition, papers: papers(deal.on, draw) },
  };
}

function small(group: (typeof GROUPS)[number], draw: Random): DealSeed[] {
  const already = Prisma.Decimal.sum(
    0,
    ...LARGE_DEALS.filter((deal) => (deal.edition ?? null) === group.edition).map((deal) => yi(deal.amount)),
    ...group.foreign.map(({ money }) => money.yuan),
  );
  const rest = new Prisma.Decimal(yi(group.total)).minus(already).toFixed(2);
  const weights = Array.from({ length: group.deals - group.foreign.length }, () =>
    draw.logNormal(group.sigma, 14),
  );
  const name = group.edition ?? 'plain';
  const own = distribute(rest, weights).map((yuan, index): DealSeed => {
    const visited = group.edition ? undefined : FROM_TRIPS[index];
    const enteredOn = group.edition ? eventDay(group.edition, draw) : plainDay(visited, draw);
    return {
      key: `signed-${name}-${index}`,
      stage: 'signed',
      estimated: { yuan: estimate(yuan, draw) },
      enteredOn,
      ...(visited ? { company: visited, tripVisit: visited } : {}),
      ...(group.edition === 'apple-2023' ? { chain: 'highland_farming' as const } : {}),
      signed: { money: { yuan }, edition: group.edition, papers: papers(enteredOn, draw) },
    };
  });
  const abroad = group.foreign.map(
    ({ company, money, on }): DealSeed => ({
      key: `signed-${name}-${company}`,
      stage: 'signed',
      estimated: money,
      enteredOn: on,
      company,
      signed: { money, edition: group.edition, papers: 'contract' },
    }),
  );
  return [...own, ...abroad];
}

function estimate(signed: string, draw: Random): string {
  return draw.chance(0.5) ? signed : scaled(signed, 0.85 + draw.next() * 0.5);
}

function papers(on: LocalDate, draw: Random): Papers {
  const drawn = draw.weighted(PAPERS);
  // A second paper needs time after the first.
  return on > '2023-10-01' && !['contract', 'framework', 'intent'].includes(drawn) ? 'contract' : drawn;
}

function eventDay(key: EditionKey, draw: Random): LocalDate {
  const day = draw.weighted([
    [0, 3],
    [1, 5],
    [2, 2],
  ]);
  return addDays(EDITIONS[key].from, day);
}

/** A day of 2023 outside the two fairs with signings; some two months after the visit where there was one. */
function plainDay(visited: string | undefined, draw: Random): LocalDate {
  const met = TRIPS.flatMap((trip) => trip.stops).find((stop) => stop.company === visited)?.day;
  if (met) return workday(addDays(met, draw.int(50, 110)));
  const month = String(draw.weighted(MONTHS)).padStart(2, '0');
  const day = workday(`2023-${month}-${String(draw.int(4, month === '11' ? 10 : 28)).padStart(2, '0')}`);
  const taken = [EDITIONS['csa-7'], EDITIONS['apple-2023']].some(({ from, to }) => day >= from && day <= to);
  return taken || day < '2023-01-04' || day > LAST_DAY ? plainDay(undefined, draw) : day;
}
