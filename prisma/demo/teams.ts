import type { Prisma, TeamKind } from '#app/db/generated/client.ts';
import { BEGINNING } from './calendar.ts';
import { demoId } from './ids.ts';

/** County code, pinyin for user names, name, and how much of the business it has. */
export const COUNTIES = [
  { code: '530602', pinyin: 'zhaoyang', name: '昭阳区', weight: 22 },
  { code: '530621', pinyin: 'ludian', name: '鲁甸县', weight: 13 },
  { code: '530622', pinyin: 'qiaojia', name: '巧家县', weight: 6 },
  { code: '530623', pinyin: 'yanjin', name: '盐津县', weight: 5 },
  { code: '530624', pinyin: 'daguan', name: '大关县', weight: 4 },
  { code: '530625', pinyin: 'yongshan', name: '永善县', weight: 7 },
  { code: '530626', pinyin: 'suijiang', name: '绥江县', weight: 3 },
  { code: '530627', pinyin: 'zhenxiong', name: '镇雄县', weight: 15 },
  { code: '530628', pinyin: 'yiliang', name: '彝良县', weight: 8 },
  { code: '530629', pinyin: 'weixin', name: '威信县', weight: 6 },
  { code: '530681', pinyin: 'shuifu', name: '水富市', weight: 11 },
] as const;

export const CITY = 'city';
export const ORGANIZER = 'exhibition-centre';

interface TeamSpec {
  code: string;
  name: string;
  kind: TeamKind;
  parent?: string;
  region?: string;
}

const specs: TeamSpec[] = [
  { code: CITY, name: '昭通市投资促进局', kind: 'city_bureau', region: '530600' },
  ...COUNTIES.map((county) => ({
    code: `county-${county.pinyin}`,
    name: `${county.name}投资促进局`,
    kind: 'county_bureau' as const,
    parent: CITY,
    region: county.code,
  })),
  { code: 'chain-energy', name: '绿色能源产业链招商专班', kind: 'task_force', parent: CITY },
  { code: 'chain-silicon', name: '绿色硅铝产业链招商专班', kind: 'task_force', parent: CITY },
  { code: 'chain-battery', name: '磷基及新能源电池材料产业链招商专班', kind: 'task_force', parent: CITY },
  { code: 'chain-farming', name: '高原特色农业产业链招商专班', kind: 'task_force', parent: CITY },
  { code: 'chain-tourism', name: '文旅康养产业链招商专班', kind: 'task_force', parent: CITY },
  { code: 'chain-digital', name: '数字经济产业链招商专班', kind: 'task_force', parent: CITY },
  { code: 'outpost-beijing', name: '驻北京招商联络处', kind: 'outpost', parent: CITY },
  { code: 'outpost-shanghai', name: '驻上海招商联络处', kind: 'outpost', parent: CITY },
  { code: 'outpost-guangzhou', name: '驻广州招商联络处', kind: 'outpost', parent: CITY },
  { code: 'outpost-chengdu', name: '驻成都招商联络处', kind: 'outpost', parent: CITY },
  { code: 'park-zhaoyang', name: '昭阳工业园区', kind: 'park', parent: 'county-zhaoyang', region: '530602' },
  { code: 'park-shuifu', name: '水富工业园区', kind: 'park', parent: 'county-shuifu', region: '530681' },
  {
    code: 'park-zhenxiong',
    name: '镇雄工业园区',
    kind: 'park',
    parent: 'county-zhenxiong',
    region: '530627',
  },
  { code: ORGANIZER, name: '昭通市会展服务中心', kind: 'organizer', parent: CITY },
  { code: 'gov-office', name: '昭通市人民政府办公室', kind: 'department', region: '530600' },
  { code: 'audit-office', name: '昭通市审计局', kind: 'department', region: '530600' },
];

/** The id of a demo team. */
export function teamId(code: string): string {
  return demoId(`team:${code}`, BEGINNING);
}

/** The code of a county's bureau. */
export function bureauOf(countyCode: string): string {
  return `county-${countyOf(countyCode).pinyin}`;
}

/** The row of COUNTIES with this code. */
export function countyOf(countyCode: string): (typeof COUNTIES)[number] {
  const county = COUNTIES.find(({ code }) => code === countyCode);
  if (!county) throw new Error(`no county ${countyCode}`);
  return county;
}

/** The name of a demo team. */
export function teamName(code: string): string {
  return specs.find((spec) => spec.code === code)?.name ?? code;
}

/** All teams, parents before children. */
export const teams: Prisma.TeamCreateManyInput[] = specs.map(({ code, name, kind, parent, region }) => ({
  id: teamId(code),
  code,
  name,
  kind,
  parentId: parent ? teamId(parent) : null,
  regionCode: region ?? null,
}));
