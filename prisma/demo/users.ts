import type { Prisma, Role } from '#app/db/generated/client.ts';
import { BEGINNING } from './calendar.ts';
import { demoId } from './ids.ts';
import { CITY, COUNTIES, ORGANIZER, teamId, teamName } from './teams.ts';

export interface DemoUser {
  username: string;
  role: Role;
  team: string;
  name: string;
}

const TITLES: Record<Role, string> = {
  officer: '演示专员',
  lead: '演示负责人',
  county_office: '演示县区审核员',
  city_office: '演示市局经办',
  organizer: '演示会展专员',
  official: '演示市领导',
  admin: '演示管理员',
  auditor: '演示审计员',
};

const STEMS = '甲乙丙丁戊己庚辛壬癸';
const BRANCHES = '子丑寅卯辰巳午未申酉戌亥';

/** The n-th ordinal: 甲 … 癸, then 甲子, 乙丑 … through the cycle of sixty. */
export function ordinal(index: number): string {
  if (index < STEMS.length) return STEMS.charAt(index);
  const turn = index - STEMS.length;
  return STEMS.charAt(turn % STEMS.length) + BRANCHES.charAt(turn % BRANCHES.length);
}

const rows: [username: string, role: Role, team: string][] = [
  ['officer', 'officer', 'county-zhaoyang'],
  ['lead', 'lead', 'county-zhaoyang'],
  ['county', 'county_office', 'county-zhaoyang'],
  ['city', 'city_office', CITY],
  ['organizer', 'organizer', ORGANIZER],
  ['official', 'official', 'gov-office'],
  ['admin', 'admin', 'gov-office'],
  ['auditor', 'auditor', 'audit-office'],
  ...COUNTIES.slice(1).map(({ pinyin }): [string, Role, string] => [
    `officer-${pinyin}`,
    'officer',
    `county-${pinyin}`,
  ]),
  ['county-ludian', 'county_office', 'county-ludian'],
  ['county-zhenxiong', 'county_office', 'county-zhenxiong'],
  ['lead-silicon', 'lead', 'chain-silicon'],
  ['officer-zhaoyang-2', 'officer', 'county-zhaoyang'],
  ['officer-zhaoyang-3', 'officer', 'county-zhaoyang'],
  ['officer-ludian-2', 'officer', 'county-ludian'],
  ['officer-zhenxiong-2', 'officer', 'county-zhenxiong'],
  ['officer-shuifu-2', 'officer', 'county-shuifu'],
  ['officer-energy', 'officer', 'chain-energy'],
  ['officer-silicon', 'officer', 'chain-silicon'],
  ['officer-battery', 'officer', 'chain-battery'],
  ['officer-farming', 'officer', 'chain-farming'],
  ['officer-tourism', 'officer', 'chain-tourism'],
  ['officer-digital', 'officer', 'chain-digital'],
  ['officer-beijing', 'officer', 'outpost-beijing'],
  ['officer-shanghai', 'officer', 'outpost-shanghai'],
  ['officer-guangzhou', 'officer', 'outpost-guangzhou'],
  ['officer-chengdu', 'officer', 'outpost-chengdu'],
  ['officer-park-zhaoyang', 'officer', 'park-zhaoyang'],
  ['officer-park-shuifu', 'officer', 'park-shuifu'],
  ['officer-park-zhenxiong', 'officer', 'park-zhenxiong'],
  ['officer-city', 'officer', CITY],
];

/** All demo users; the name says that they are none. */
export const demoUsers: DemoUser[] = rows.map(([username, role, team], index) => {
  const before = rows.slice(0, index).filter(([, other]) => other === role).length;
  return { username, role, team, name: `${TITLES[role]}${ordinal(before)}` };
});

/** Who may own deals of a team. */
export function officersOf(team: string): DemoUser[] {
  return demoUsers.filter((user) => user.team === team && user.role === 'officer');
}

export function userId(username: string): string {
  return demoId(`user:${username}`, BEGINNING);
}

/** Rows for the database; one hash serves all, for it is one password. */
export function userRows(passwordHash: string): Prisma.UserCreateManyInput[] {
  return demoUsers.map(({ username, role, team, name }) => ({
    id: userId(username),
    username,
    name,
    role,
    teamId: teamId(team),
    passwordHash,
    mustChangePassword: false,
    isDemo: true,
  }));
}

/** What is told at start-up about whom one may sign in as. */
export function accounts(): { username: string; role: string; name: string; team: string }[] {
  return demoUsers.map(({ username, role, name, team }) => ({ username, role, name, team: teamName(team) }));
}
