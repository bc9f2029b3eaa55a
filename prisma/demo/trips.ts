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
  place: string;
}

interface TripSpec {
  key: string;
  title: string;
  leader: string;
  purpose: string;
  cities: string[];
  from: LocalDate;
  to: LocalDate;
  members: string[];
  stops: TripStop[];
}

function stops(rows: [company: string, day: LocalDate, place: string][]): TripStop[] {
  return rows.map(([company, day, place]) => ({ company, day, place }));
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
    members: ['officer-city', 'officer-beijing'],
    stops: stops([
      ['shoulv', '2023-02-08', '北京市朝阳区'],
      ['baoli', '2023-02-09', '北京市东城区'],
      ['jialong', '2023-02-09', '北京市海淀区'],
      ['qingyuan', '2023-02-10', '北京市昌平区'],
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
    members: ['officer-city', 'officer-shanghai', 'lead-silicon'],
    stops: stops([
      ['yousheng', '2023-03-01', '上海市青浦区'],
      ['huxin', '2023-03-02', '上海市松江区'],
      ['huirong', '2023-03-03', '上海市浦东新区'],
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
    members: ['officer-city', 'officer-guangzhou', 'officer-battery'],
    stops: stops([
      ['lingnan', '2023-03-21', '广州市天河区'],
      ['jinglv', '2023-03-22', '东莞市'],
      ['qibin', '2023-03-23', '深圳市南山区'],
      ['liyuan', '2023-03-24', '深圳市龙岗区'],
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
    members: ['officer-city', 'officer-battery'],
    stops: stops([
      ['chuneng', '2023-04-19', '武汉市江夏区'],
      ['yunsuan', '2023-04-20', '武汉市洪山区'],
      ['jianglin', '2023-04-21', '武汉市武昌区'],
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
    members: ['officer-city', 'officer-chengdu'],
    stops: stops([
      ['tianfu', '2023-05-17', '成都市高新区'],
      ['shunan', '2023-05-18', '成都市锦江区'],
      ['kangyang', '2023-05-19', '成都市武侯区'],
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
    members: ['officer-city', 'officer-digital', 'officer-shanghai'],
    stops: stops([
      ['shuzhi', '2023-06-13', '杭州市滨江区'],
      ['chaguo', '2023-06-14', '杭州市余杭区'],
      ['yongxin', '2023-06-15', '宁波市北仑区'],
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
    members: ['officer-city', 'officer-energy'],
    stops: stops([
      ['xiangjiang', '2023-07-12', '长沙市岳麓区'],
      ['lugu', '2023-07-13', '长沙市望城区'],
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
    members: ['officer-city', 'lead-silicon'],
    stops: stops([
      ['suneng', '2023-09-06', '南京市江宁区'],
      ['hengjing', '2023-09-07', '苏州市工业园区'],
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
    members: ['officer-city', 'officer-chengdu'],
    stops: stops([
      ['yulv', '2023-10-25', '重庆市九龙坡区'],
      ['shancheng', '2023-10-26', '重庆市江津区'],
    ]),
  },
];

export function tripId(key: string): string {
  const trip = TRIPS.find((spec) => spec.key === key);
  if (!trip) throw new Error(`no trip ${key}`);
  return demoId(`trip:${key}`, new Date(`${trip.from}T09:00:00+08:00`));
}

export const trips: Prisma.TripCreateManyInput[] = TRIPS.map((trip, index) => ({
  id: tripId(trip.key),
  title: trip.title,
  leaderName: trip.leader,
  leaderRank: 'head',
  purpose: trip.purpose,
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
