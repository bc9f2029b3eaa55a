import type { Prisma } from '#app/db/generated/client.ts';
import { type LocalDate, toDateColumn } from '#app/lib/dates.ts';
import { demoId } from './ids.ts';
import { CITY, teamId } from './teams.ts';
import { userId } from './users.ts';

const PARTY = '市委主要负责同志（演示）';
const GOVERNMENT = '市政府主要负责同志（演示）';

interface TripStop {
  company: string;
  day: LocalDate;
  time: string;
  place: string;
  /** What we want there. */
  note: string;
}

interface TripSpec {
  key: string;
  title: string;
  leader: string;
  purpose: string;
  cities: string[];
  from: LocalDate;
  to: LocalDate;
  /** Yuan. */
  budget: string;
  members: string[];
  stops: TripStop[];
  /** A call that was planned and is still to be logged or struck out. */
  pending?: TripStop;
}

const TIMES = ['09:30', '10:00', '09:00', '10:30'];

function stops(rows: [company: string, day: LocalDate, place: string, note: string][]): TripStop[] {
  return rows.map(([company, day, place, note], index) => {
    const second = rows[index - 1]?.[1] === day;
    return { company, day, place, note, time: second ? '15:30' : (TIMES[index % TIMES.length] ?? '09:30') };
  });
}

/** The nine trips of the party and government heads, and whom they called on. */
export const TRIPS: TripSpec[] = [
  {
    key: 'beijing-02',
    title: '赴北京招商考察',
    leader: PARTY,
    purpose: '对接文旅康养、清洁能源龙头企业',
    cities: ['北京'],
    from: '2023-02-08',
    to: '2023-02-10',
    budget: '86000.00',
    members: ['officer-city', 'officer-beijing'],
    stops: stops([
      ['shoulv', '2023-02-08', '北京市朝阳区', '洽谈文旅资源整体开发，邀请来昭考察'],
      ['baoli', '2023-02-09', '北京市东城区', '推介康养度假和城市更新项目，争取纳入西南布局'],
      ['jialong', '2023-02-09', '北京市海淀区', '推进文旅综合体项目，明确投资规模和选址'],
      ['qingyuan', '2023-02-10', '北京市昌平区', '了解储能布局，推介绿电配套条件'],
    ]),
  },
  {
    key: 'shanghai-03',
    title: '赴上海招商考察',
    leader: GOVERNMENT,
    purpose: '推介绿色硅铝全产业链和高原农产品',
    cities: ['上海'],
    from: '2023-03-01',
    to: '2023-03-03',
    budget: '92000.00',
    members: ['officer-city', 'officer-shanghai', 'lead-silicon'],
    stops: stops([
      ['yousheng', '2023-03-01', '上海市青浦区', '推进铝精深加工项目，商定用电和用地条件'],
      ['huxin', '2023-03-02', '上海市松江区', '推介绿色硅产业园，争取材料项目落地'],
      ['huirong', '2023-03-03', '上海市浦东新区', '洽谈苹果、竹笋销售渠道和冷链仓建设'],
    ]),
  },
  {
    key: 'guangzhou-03',
    title: '赴广州、深圳招商考察',
    leader: PARTY,
    purpose: '对接光伏玻璃、电池材料和果蔬流通企业',
    cities: ['广州', '深圳', '东莞'],
    from: '2023-03-21',
    to: '2023-03-24',
    budget: '118000.00',
    members: ['officer-city', 'officer-guangzhou', 'officer-battery'],
    stops: stops([
      ['lingnan', '2023-03-21', '广州市天河区', '对接高原水果直采基地和分拣中心'],
      ['jinglv', '2023-03-22', '东莞市', '承接铝制品产能转移，提供标准厂房'],
      ['qibin', '2023-03-23', '深圳市南山区', '推进光伏玻璃项目，明确砂矿和用能保障'],
      ['liyuan', '2023-03-24', '深圳市龙岗区', '推介磷基正极材料配套，争取西南基地'],
    ]),
  },
  {
    key: 'wuhan-04',
    title: '赴武汉招商考察',
    leader: GOVERNMENT,
    purpose: '对接磷化工和新能源电池企业',
    cities: ['武汉'],
    from: '2023-04-19',
    to: '2023-04-21',
    budget: '68000.00',
    members: ['officer-city', 'officer-battery'],
    stops: stops([
      ['chuneng', '2023-04-19', '武汉市江夏区', '了解电池扩产计划，推介绿电和磷矿资源'],
      ['yunsuan', '2023-04-20', '武汉市洪山区', '对接数据中心和算力服务'],
      ['jianglin', '2023-04-21', '武汉市武昌区', '洽谈磷化工与电池材料一体化项目'],
    ]),
  },
  {
    key: 'chengdu-05',
    title: '赴成都招商考察',
    leader: PARTY,
    purpose: '融入成渝地区双城经济圈，承接电子材料和竹产业',
    cities: ['成都'],
    from: '2023-05-17',
    to: '2023-05-19',
    budget: '54000.00',
    members: ['officer-city', 'officer-chengdu'],
    stops: stops([
      ['tianfu', '2023-05-17', '成都市高新区', '承接电子材料产能，介绍成渝物流优势'],
      ['shunan', '2023-05-18', '成都市锦江区', '洽谈竹产业精深加工和原料基地'],
      ['kangyang', '2023-05-19', '成都市武侯区', '推介大山包、温泉等康养资源'],
    ]),
  },
  {
    key: 'hangzhou-06',
    title: '赴杭州、宁波招商考察',
    leader: GOVERNMENT,
    purpose: '对接数字经济和电池材料企业',
    cities: ['杭州', '宁波'],
    from: '2023-06-13',
    to: '2023-06-15',
    budget: '88000.00',
    members: ['officer-city', 'officer-digital', 'officer-shanghai'],
    stops: stops([
      ['shuzhi', '2023-06-13', '杭州市滨江区', '对接农产品云仓和电商直播基地'],
      ['chaguo', '2023-06-14', '杭州市余杭区', '洽谈果蔬饮料加工项目'],
      ['yongxin', '2023-06-15', '宁波市北仑区', '推介电池材料产业园，争取考察'],
    ]),
  },
  {
    key: 'changsha-07',
    title: '赴长沙招商考察',
    leader: PARTY,
    purpose: '对接新能源装备和智能农机企业',
    cities: ['长沙'],
    from: '2023-07-12',
    to: '2023-07-13',
    budget: '42000.00',
    members: ['officer-city', 'officer-energy'],
    stops: stops([
      ['xiangjiang', '2023-07-12', '长沙市岳麓区', '对接风光装备本地化制造'],
      ['lugu', '2023-07-13', '长沙市望城区', '洽谈智能农机推广和服务站'],
    ]),
  },
  {
    key: 'jiangsu-09',
    title: '赴南京、苏州招商考察',
    leader: GOVERNMENT,
    purpose: '对接光伏和硅材料企业',
    cities: ['南京', '苏州'],
    from: '2023-09-06',
    to: '2023-09-07',
    budget: '61000.00',
    members: ['officer-city', 'lead-silicon'],
    stops: stops([
      ['suneng', '2023-09-06', '南京市江宁区', '推介光伏组件配套，了解西南布局'],
      ['hengjing', '2023-09-07', '苏州市工业园区', '洽谈硅材料项目，提供能耗指标说明'],
    ]),
  },
  {
    key: 'chongqing-10',
    title: '赴重庆招商考察',
    leader: PARTY,
    purpose: '对接轻合金和冷链物流企业',
    cities: ['重庆'],
    from: '2023-10-25',
    to: '2023-10-26',
    budget: '35000.00',
    members: ['officer-city', 'officer-chengdu'],
    stops: stops([
      ['yulv', '2023-10-25', '重庆市九龙坡区', '对接轻合金零部件项目，提供铝水直供方案'],
      ['shancheng', '2023-10-26', '重庆市江津区', '洽谈苹果冷链物流中心建设'],
    ]),
    pending: {
      company: 'xidu',
      day: '2023-10-26',
      time: '16:00',
      place: '重庆市渝北区',
      note: '顺访企业重庆研发中心，了解储能项目进展',
    },
  },
];

export function tripId(key: string): string {
  const trip = TRIPS.find((spec) => spec.key === key);
  if (!trip) throw new Error(`no trip ${key}`);
  return demoId(`trip:${key}`, startOf(trip));
}

const startOf = (trip: TripSpec) => new Date(`${trip.from}T09:00:00+08:00`);

/** The stop that called on a company; its visit is linked to it. */
export function stopId(company: string): string {
  const trip = TRIPS.find(({ stops }) => stops.some((stop) => stop.company === company));
  if (!trip) throw new Error(`no stop at ${company}`);
  return demoId(`stop:${company}`, startOf(trip));
}

/** The itineraries, in order: the calls, then the way home. Companies come by key. */
export function tripStops(idOf: (company: string) => string): Prisma.TripStopCreateManyInput[] {
  return TRIPS.flatMap((trip) => {
    const calls = [...trip.stops, ...(trip.pending ? [trip.pending] : [])].map((stop) => ({
      id: demoId(`stop:${stop.company}`, startOf(trip)),
      day: toDateColumn(stop.day),
      time: stop.time,
      companyId: idOf(stop.company),
      place: stop.place,
      note: stop.note,
    }));
    const home = {
      id: demoId(`stop:home:${trip.key}`, startOf(trip)),
      day: toDateColumn(trip.to),
      time: '18:30',
      companyId: null,
      place: '',
      note: '梳理洽谈情况、明确责任分工，返昭',
    };
    return [...calls, home].map((stop, position) => ({ ...stop, tripId: tripId(trip.key), position }));
  });
}

export const trips: Prisma.TripCreateManyInput[] = TRIPS.map((trip, index) => ({
  id: tripId(trip.key),
  title: trip.title,
  leaderName: trip.leader,
  leaderRank: 'head',
  purpose: trip.purpose,
  budget: trip.budget,
  cities: trip.cities,
  startsOn: toDateColumn(trip.from),
  endsOn: toDateColumn(trip.to),
  teamId: teamId(CITY),
  // The last report is still being written.
  closedAt:
    index === TRIPS.length - 1 ? null : new Date(Date.parse(`${trip.to}T17:00:00+08:00`) + 5 * 86_400_000),
}));

export const tripMembers: Prisma.TripMemberCreateManyInput[] = TRIPS.flatMap((trip) =>
  ['city', ...trip.members].map((username) => ({ tripId: tripId(trip.key), userId: userId(username) })),
);
