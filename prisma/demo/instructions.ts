import type { Prisma } from '#app/db/generated/client.ts';
import { toDateColumn } from '#app/lib/dates.ts';
import { demoId } from './ids.ts';
import { userId } from './users.ts';

interface Spec {
  given: string;
  due: string;
  text: string;
  owner: string;
  /** The county it stands on; otherwise the owner's largest deal in negotiation. */
  county?: string;
  answer?: string;
  answered?: string;
  closed?: string;
}

/** What the mayor's office asked for lately (made up): one to answer, one overdue, one to be read, one closed. */
const SPECS: Spec[] = [
  {
    given: '2023-11-09T17:20:00+08:00',
    due: '2023-11-17',
    text: '该项目体量大、谈判时间长，请一周内理清用地和电价问题，提出签约时间表。',
    owner: 'officer-zhaoyang-2',
  },
  {
    given: '2023-10-30T09:10:00+08:00',
    due: '2023-11-08',
    text: '在谈项目多、签约少，请逐个研判，报一份能在年底前签约的清单。',
    owner: 'county-ludian',
    county: '530621',
  },
  {
    given: '2023-11-03T16:05:00+08:00',
    due: '2023-11-14',
    text: '请梳理已签约未开工项目，逐个说明原因和开工时间。',
    owner: 'county-zhenxiong',
    county: '530627',
    answer: '已逐个走访。未开工项目主要卡在用地报批，已商自然资源部门列出时间表，年底前可开工一批。',
    answered: '2023-11-10T15:40:00+08:00',
  },
  {
    given: '2023-10-12T10:30:00+08:00',
    due: '2023-10-20',
    text: '请到企业总部回访一次，摸清真实投资意愿。',
    owner: 'officer-shuifu-2',
    answer: '已赴企业总部回访，对方确认继续推进，拟于下月来实地选址。',
    answered: '2023-10-19T11:25:00+08:00',
    closed: '2023-10-19T18:00:00+08:00',
  },
];

/** Instructions of the demo's official on deals and counties. */
export function instructionRows(deals: Prisma.DealCreateManyInput[]): Prisma.InstructionCreateManyInput[] {
  return SPECS.map(({ given, due, text, owner, county, answer = '', answered, closed }) => {
    const givenAt = new Date(given);
    return {
      id: demoId(`instruction:${owner}`, givenAt),
      ...(county ? { countyCode: county } : { dealId: largestDeal(deals, owner) }),
      text,
      givenAt,
      givenById: userId('official'),
      ownerId: userId(owner),
      dueOn: toDateColumn(due),
      answer,
      ...(answered && { doneAt: new Date(answered), doneById: userId(owner) }),
      ...(closed && { closedAt: new Date(closed) }),
    };
  });
}

function largestDeal(deals: Prisma.DealCreateManyInput[], owner: string) {
  const [largest] = deals
    .filter(
      ({ ownerId, stage, status }) =>
        ownerId === userId(owner) && stage === 'negotiating' && status === 'active',
    )
    .sort((a, b) => Number(b.estimatedAmount) - Number(a.estimatedAmount));
  if (!largest) throw new Error(`No deal in negotiation: ${owner}`);
  return largest.id;
}
