import type { Prisma } from '#app/db/generated/client.ts';
import { type LocalDate, toDateColumn } from '#app/lib/dates.ts';
import { CLOCK, LAST_DAY } from './calendar.ts';
import { demoId } from './ids.ts';
import type { DealPlan } from './plan.ts';
import { teamId } from './teams.ts';
import { userId } from './users.ts';
import type { VisitPlan } from './visits.ts';

const TEAM = 'county-zhaoyang';

type Line = [time: string, content: string, place: string, responsible: string];

interface Spec {
  key: string;
  company: string;
  days: LocalDate[];
  headcount: number;
  purpose: string;
  /** The programme of each day. */
  programme: Line[][];
}

const FIRST_DAY: Line[] = [
  ['09:30', '考察产业园区标准厂房', '昭阳工业园区', '演示专员甲'],
  ['11:00', '考察变电站及供排水配套', '昭阳工业园区', '园区管委会'],
  ['12:00', '工作午餐', '园区食堂', '区政府办公室'],
  ['14:30', '座谈交流', '区投资促进局会议室', '演示负责人甲'],
];
const SECOND_DAY: Line[] = [
  ['09:00', '考察项目备选地块', '昭阳区旧圃镇', '区自然资源局'],
  ['11:00', '商定合作意向及下一步工作', '区投资促进局会议室', '演示负责人甲'],
];

/** The visit that a past reception led to: the latest inbound one of the team. */
export function receivedVisit(visits: VisitPlan[]): VisitPlan | undefined {
  return visits
    .filter(({ kind, team, on }) => kind === 'inbound' && team === TEAM && on <= LAST_DAY)
    .sort((a, b) => a.on.localeCompare(b.on) || a.id.localeCompare(b.id))
    .at(-1);
}

const receptionId = (key: string) => demoId(`reception:${key}`, CLOCK);

/** The reception that a visit was logged from. */
export const receptionOf = (visit: VisitPlan) => receptionId(visit.id);

/** Three receptions of the county most visitors sign in to: one that was held, one tomorrow and one later. */
export function receptionRows(plans: DealPlan[], visits: VisitPlan[], idOf: (key: string) => string) {
  const specs = receptionSpecs(plans, visits);
  return {
    receptions: specs.map(
      ({ key, company, days, headcount, purpose }): Prisma.ReceptionCreateManyInput => ({
        id: receptionId(key),
        companyId: idOf(company),
        teamId: teamId(TEAM),
        startsOn: toDateColumn(days[0] ?? ''),
        endsOn: toDateColumn(days.at(-1) ?? ''),
        headcount,
        guests: '演示客商一行（名单以企业来函为准）',
        receivedBy: '区政府分管负责同志（演示）',
        accompaniedBy: '区投资促进局、区发展改革局、区自然资源局、工业园区管委会',
        purpose,
        arrangements: '中巴车 1 辆，8:50 在酒店大堂集合；工作午餐按公务接待标准安排；园区讲解 1 人。',
        coordinatorId: userId('officer'),
        recordedById: userId('officer'),
        recordedAt: CLOCK,
      }),
    ),
    receptionItems: specs.flatMap(({ key, days, programme }) =>
      days
        .flatMap((day, index) => (programme[index] ?? []).map((line) => ({ day, line })))
        .map(({ day, line: [time, content, place, responsible] }, position) => ({
          id: demoId(`reception-item:${key}:${position}`, CLOCK),
          receptionId: receptionId(key),
          position,
          day: toDateColumn(day),
          time,
          content,
          place,
          responsible,
        })),
    ),
  };
}

function receptionSpecs(plans: DealPlan[], visits: VisitPlan[]): Spec[] {
  const held = receivedVisit(visits);
  const wooed = plans.filter(
    ({ team, stage, halted }) => team === TEAM && stage === 'negotiating' && !halted,
  );
  const ahead = [...new Set(wooed.map(({ investor }) => investor.key))].filter(
    (key) => key !== held?.company,
  );
  const look = '实地考察投资环境，商谈项目选址和要素保障';
  return [
    ...(held
      ? [
          {
            key: held.id,
            company: held.company,
            days: [held.on],
            headcount: 5,
            purpose: look,
            programme: [FIRST_DAY],
          },
        ]
      : []),
    ...[['2023-11-13'], ['2023-11-16', '2023-11-17']].map((days, index) => ({
      key: days.join(),
      company: ahead[index] ?? '',
      days,
      headcount: 6 + 2 * index,
      purpose: look,
      programme: [FIRST_DAY, SECOND_DAY],
    })),
  ];
}
