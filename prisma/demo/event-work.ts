import type { Prisma } from '#app/db/generated/client.ts';
import { fromDateColumn, toDateColumn } from '#app/lib/dates.ts';
import { TODAY } from './calendar.ts';
import { deskOf, EDITION_KEYS, momentAt } from './event-people.ts';
import { EDITIONS, type EditionKey, editionId } from './events.ts';
import { demoId } from './ids.ts';
import { random } from './random.ts';
import { userId } from './users.ts';

type Guest = Prisma.EventGuestCreateManyInput;

/** What of the world the rows at events are made of. */
export interface World {
  visits: Prisma.VisitCreateManyInput[];
  visitStaff: Prisma.VisitStaffCreateManyInput[];
  companies: Prisma.CompanyCreateManyInput[];
  deals: Prisma.DealCreateManyInput[];
  dealInvestors: Prisma.DealInvestorCreateManyInput[];
}

const HALLS = ['一号洽谈室', '二号洽谈室', '贵宾厅'];
const SUBJECTS = ['项目落地条件', '供应链配套', '用电与用地', '考察安排'];
const clock = (slot: number) =>
  `${String(9 + Math.floor(slot / 2)).padStart(2, '0')}:${slot % 2 ? '30' : '00'}`;
const hasCome = ({ checkedInAt }: Guest) => checkedInAt !== null && checkedInAt !== undefined;

/** The talks held at an event were booked as meetings; at the one ahead some are booked with its guests. */
export function meetingRows(world: World, guests: Guest[]): Prisma.EventMeetingCreateManyInput[] {
  return EDITION_KEYS.flatMap((key) => {
    const talks = world.visits.filter((visit) => visit.editionId === editionId(key)).slice(0, 12);
    const held = talks.map((visit, index) => ({
      ...booked(key, index),
      day: visit.occurredOn,
      companyId: visit.companyId,
      hostId: world.visitStaff.find(({ visitId }) => visitId === visit.id)?.userId ?? userId(deskOf(key)),
      visitId: visit.id,
    }));
    const ahead = EDITIONS[key].from > TODAY ? expected(key, guests).slice(0, 5) : [];
    return [
      ...held,
      ...ahead.map((guest, index) => ({
        ...booked(key, held.length + index),
        day: toDateColumn(EDITIONS[key].from),
        guestId: guest.id,
        companyId: guest.companyId,
        hostId: userId(index % 2 ? 'lead' : 'officer-shanghai'),
      })),
    ];
  });
}

const expected = (key: EditionKey, guests: Guest[]) =>
  guests.filter((guest) => guest.editionId === editionId(key) && guest.reply === 'accepted');

function booked(key: EditionKey, index: number) {
  const draw = random(`meeting:${key}:${index}`);
  const recordedAt = momentAt(key, 0, `meeting:${key}:${index}:at`) ?? new Date('2023-11-09T10:00:00+08:00');
  return {
    id: demoId(`meeting:${key}:${index}`, recordedAt),
    editionId: editionId(key),
    time: clock(index),
    minutes: 30,
    place: HALLS[index % HALLS.length] ?? '',
    subject: draw.pick(SUBJECTS),
    recordedById: userId(deskOf(key)),
    recordedAt,
  };
}

const INTERESTS = [
  '想来实地考察',
  '有意设厂，关注电价',
  '寻找原料基地',
  '了解园区标准厂房',
  '有意建仓储冷链',
];

/** Leads of guests who came, and those that deals of the demo began with. */
export function leadRows(world: World, guests: Guest[]): Prisma.EventLeadCreateManyInput[] {
  const nameOf = new Map(world.companies.map(({ id, name }) => [id, name]));
  return EDITION_KEYS.flatMap((key) => {
    const recordedById = userId(deskOf(key));
    const of = (index: number) => {
      const seed = `lead:${key}:${index}`;
      const recordedAt = momentAt(key, index % 3, seed);
      return (
        recordedAt && { id: demoId(seed, recordedAt), editionId: editionId(key), recordedById, recordedAt }
      );
    };
    const deals = world.deals.filter(({ sourceEditionId }) => sourceEditionId === editionId(key)).slice(0, 4);
    const came = guests.filter((guest) => guest.editionId === editionId(key) && hasCome(guest)).slice(0, 8);
    return [
      ...deals.flatMap((deal, index) => {
        const base = of(index);
        const investor = world.dealInvestors.find(({ dealId, isLead }) => dealId === deal.id && isLead);
        if (!base || fromDateColumn(base.recordedAt) > fromDateColumn(new Date(deal.recordedAt))) return [];
        return [
          {
            ...base,
            companyId: investor?.companyId ?? null,
            companyName: nameOf.get(investor?.companyId) ?? deal.name,
            person: '演示客商',
            interest: deal.content ?? '',
            chainCode: deal.chainCode ?? null,
            grade: 'hot' as const,
            teamId: deal.teamId,
            dealId: deal.id,
          },
        ];
      }),
      ...came.flatMap((guest, index) => {
        const base = of(deals.length + index);
        const draw = random(`lead:${guest.id}`);
        if (!base) return [];
        return [
          {
            ...base,
            guestId: guest.id,
            companyId: guest.companyId,
            companyName: guest.organization ?? '',
            person: guest.name,
            title: guest.title,
            phone: guest.phone,
            interest: draw.pick(INTERESTS),
            grade: draw.pick(['hot', 'warm', 'warm', 'cold'] as const),
            teamId: draw.chance(0.4) ? (world.deals[draw.int(0, 50)]?.teamId ?? null) : null,
          },
        ];
      }),
    ];
  });
}
