import { Prisma } from '#app/db/generated/client.ts';
import { addDays, type LocalDate } from '#app/lib/dates.ts';
import { distribute, foreign, type Money, yi } from './amounts.ts';
import { LAST_DAY, workday } from './calendar.ts';
import { EDITIONS, type EditionKey } from './events.ts';
import { random } from './random.ts';
import type { DealSeed } from './seeds.ts';
import { TRIPS } from './trips.ts';

const DEALS = 235;
const TOTAL = 2258.92;

const FROM_TRIPS = ['qingyuan', 'yongxin', 'suneng', 'hengjing', 'yulv', 'shancheng'];

const FROM_FAIRS: EditionKey[] = [
  ...Array<EditionKey>(4).fill('canton-133'),
  ...Array<EditionKey>(3).fill('canton-134'),
  ...Array<EditionKey>(6).fill('csa-7'),
  ...Array<EditionKey>(2).fill('ciie-6'),
];

const FOREIGN: { company: string; money: Money; on: LocalDate }[] = [
  { company: 'rhein', money: foreign('38000000', 'USD', '7.1793', '2023-10-20'), on: '2023-10-23' },
  { company: 'hanhwa', money: foreign('66666666.66', 'USD', '6.8680', '2023-03-15'), on: '2023-03-16' },
  { company: 'hkLogistics', money: foreign('95000000', 'HKD', '0.91941', '2023-08-17'), on: '2023-08-24' },
  { company: 'taiwanTea', money: foreign('3250000', 'USD', '7.1305', '2023-07-10'), on: '2023-07-11' },
];

/** The 235 deals in negotiation, drawn to the exact total. */
export function negotiatingSeeds(): DealSeed[] {
  const draw = random('negotiating');
  const abroad = FOREIGN.map(({ company, money, on }): DealSeed => {
    return { key: `negotiating-${company}`, stage: 'negotiating', estimated: money, enteredOn: on, company };
  });
  const rest = new Prisma.Decimal(yi(TOTAL))
    .minus(Prisma.Decimal.sum(...FOREIGN.map(({ money }) => money.yuan)))
    .toFixed(2);
  const weights = Array.from({ length: DEALS - FOREIGN.length }, () => draw.logNormal(1.25, 32));
  const own = distribute(rest, weights).map((yuan, index): DealSeed => {
    const visited = FROM_TRIPS[index - 100];
    const fair = FROM_FAIRS[index];
    const base: DealSeed = {
      key: `negotiating-${index}`,
      stage: 'negotiating',
      estimated: { yuan },
      enteredOn: draw.chance(0.17) ? day('2022-07-01', 180) : day('2023-01-05', 305),
    };
    if (visited) return { ...base, company: visited, tripVisit: visited, enteredOn: afterVisit(visited) };
    if (fair) return { ...base, metAt: fair, enteredOn: soonAfter(EDITIONS[fair].from) };
    return base;
  });
  return [...own, ...abroad];

  function day(from: LocalDate, days: number): LocalDate {
    return workday(addDays(from, draw.int(0, days)));
  }

  function afterVisit(company: string): LocalDate {
    const met = TRIPS.flatMap((trip) => trip.stops).find((stop) => stop.company === company)?.day ?? LAST_DAY;
    return soonAfter(met);
  }

  function soonAfter(met: LocalDate): LocalDate {
    return workday(addDays(met, draw.int(14, 60)));
  }
}
