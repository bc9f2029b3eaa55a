import { companyNameKey } from '#app/lib/company-name.server.ts';
import { searchNames } from '#app/lib/search-names.ts';
import { searchText } from '#app/lib/search-text.server.ts';
import { FANCY, FORMS, ORIGINS } from '#prisma/demo/company-words.ts';
import { random } from '#prisma/demo/random.ts';

/*
 * A city's records after many years, by the same seed always the same: few teams and companies have most of the
 * deals, names share their places, trades and forms.
 */

const TRADES =
  '新能源 光伏科技 农业发展 食品 物流 矿业 建材 硅业 铝业 电池材料 数字科技 旅游开发 生物医药 投资 置业'.split(
    ' ',
  );
const WORKS =
  '生产线 产业园 加工基地 数据中心 物流园 风电场 光伏电站 综合体 冷链仓储 种植基地 精深加工'.split(' ');
const PEOPLE = '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜';
const GIVEN = '伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉萍红玲芬';
const COUNTIES = '530602 530621 530622 530623 530624 530625 530626 530627 530628 530629 530681'.split(' ');

export const SIZES = {
  teams: 40,
  companies: 50_000,
  contacts: 60_000,
  deals: 100_000,
  visits: 60_000,
  trips: 2_000,
};

/** The id of a record: its kind and number, as UUIDs want it. */
export const idOf = (kind: number, number: number): string =>
  `018f0000-000${kind}-7000-8000-${number.toString(16).padStart(12, '0')}`;

/** The first few are drawn far more often than the rest. */
const skewed = (part: number, size: number) => Math.floor(size * part ** 3);

const dayOf = (part: number) => new Date(Date.UTC(2015, 0, 1) + part * 9 * 365 * 86_400_000).toISOString();

type Row = (string | number | boolean | null)[];

export interface Table {
  name: string;
  columns: string;
  rows: Iterable<Row>;
}

export const tables = (): Table[] => [
  { name: 'team', columns: 'id, code, name, kind, region_code', rows: teamRows() },
  {
    name: 'company',
    columns: 'id, name, uscc, origin_code, team_id, search_text, name_key, created_at, updated_at',
    rows: companyRows(),
  },
  {
    name: 'contact',
    columns: 'id, company_id, name, title, phone, search_text, created_at, updated_at',
    rows: contactRows(),
  },
  {
    name: 'deal',
    columns: `id, code, name, team_id, county_code, first_met_on, stage_since, recorded_at, updated_at, search_text`,
    rows: dealRows(),
  },
  { name: 'deal_investor', columns: 'deal_id, company_id, is_lead', rows: investorRows() },
  { name: 'deal_share', columns: 'deal_id, team_id', rows: shareRows() },
  { name: 'deal_credit', columns: 'id, deal_id, team_id, county_code', rows: creditRows() },
  {
    name: 'trip',
    columns: 'id, title, leader_name, leader_rank, cities, starts_on, ends_on, team_id, search_text',
    rows: tripRows(),
  },
  {
    name: 'visit',
    columns:
      'id, kind, company_id, occurred_on, place, sites, team_id, recorded_by_id, recorded_at, search_text',
    rows: visitRows(),
  },
];

function* teamRows(): Iterable<Row> {
  for (let n = 0; n < SIZES.teams; n++) {
    const county = n < COUNTIES.length ? (COUNTIES[n] ?? null) : null;
    yield [idOf(1, n), `bench-${n}`, `团队${n}`, county ? 'county_bureau' : 'task_force', county];
  }
}

function* companyRows(): Iterable<Row> {
  const draw = random('bench companies');
  for (let n = 0; n < SIZES.companies; n++) {
    const origin = draw.weighted(ORIGINS.map((place) => [place, place.weight] as const));
    const fancy = draw.chance(0.6) ? draw.pick(FANCY) : draw.pick(FANCY)[0] + (draw.pick(FANCY)[1] ?? '');
    const name = `${draw.pick(origin.cities)}${fancy}${draw.pick(TRADES)}${draw.weighted(FORMS)}`;
    const day = dayOf(draw.next());
    const key = companyNameKey(name);
    const text = searchText(searchNames.company({ name, names: draw.chance(0.2) ? [key] : [] }));
    const uscc = `91530600MA${n.toString(36).toUpperCase().padStart(8, '0')}`;
    yield [
      idOf(2, n),
      name,
      uscc,
      origin.code,
      idOf(1, skewed(draw.next(), SIZES.teams)),
      text,
      key,
      day,
      day,
    ];
  }
}

function* contactRows(): Iterable<Row> {
  const draw = random('bench contacts');
  for (let n = 0; n < SIZES.contacts; n++) {
    const name =
      draw.pick([...PEOPLE]) + draw.pick([...GIVEN]) + (draw.chance(0.6) ? draw.pick([...GIVEN]) : '');
    const title = draw.pick(['总经理', '董事长', '副总经理', '投资总监']);
    const day = dayOf(draw.next());
    const text = searchText(searchNames.contact({ name, title }));
    const phone = `139${String(draw.int(0, 99_999_999)).padStart(8, '0')}`;
    yield [idOf(3, n), idOf(2, skewed(draw.next(), SIZES.companies)), name, title, phone, text, day, day];
  }
}

function* dealRows(): Iterable<Row> {
  const draw = random('bench deals');
  for (let n = 0; n < SIZES.deals; n++) {
    const code = `ZT-${2015 + Math.floor((n / SIZES.deals) * 9)}-${String(n).padStart(6, '0')}`;
    const name = `${draw.chance(0.3) ? draw.pick(FANCY) : ''}年产${draw.int(1, 50)}万吨${draw.pick(TRADES)}${draw.pick(WORKS)}建设项目`;
    const team = skewed(draw.next(), SIZES.teams);
    const county = team < COUNTIES.length ? COUNTIES[team] : draw.pick(COUNTIES);
    const day = dayOf(n / SIZES.deals);
    const changed = dayOf(Math.min(1, n / SIZES.deals + draw.next() * 0.1));
    const text = searchText(searchNames.deal({ code, name }));
    yield [idOf(4, n), code, name, idOf(1, team), county ?? null, day, day, day, changed, text];
  }
}

function* investorRows(): Iterable<Row> {
  const draw = random('bench investors');
  for (let n = 0; n < SIZES.deals; n++) {
    const first = skewed(draw.next(), SIZES.companies);
    yield [idOf(4, n), idOf(2, first), true];
    if (draw.chance(0.15)) yield [idOf(4, n), idOf(2, (first + draw.int(1, 5_000)) % SIZES.companies), false];
  }
}

function* shareRows(): Iterable<Row> {
  const draw = random('bench shares');
  for (let n = 0; n < SIZES.deals; n++) {
    if (draw.chance(0.08)) yield [idOf(4, n), idOf(1, draw.int(0, SIZES.teams - 1))];
  }
}

function* creditRows(): Iterable<Row> {
  const draw = random('bench credits');
  for (let n = 0; n < SIZES.deals; n++) {
    yield [idOf(5, n), idOf(4, n), idOf(1, skewed(draw.next(), SIZES.teams)), draw.pick(COUNTIES)];
  }
}

function* tripRows(): Iterable<Row> {
  const draw = random('bench trips');
  for (let n = 0; n < SIZES.trips; n++) {
    const city = draw.pick(draw.pick(ORIGINS).cities);
    const trip = { title: `赴${city}招商考察`, leaderName: `领导${n % 30}`, cities: [city] };
    const day = dayOf(n / SIZES.trips).slice(0, 10);
    const team = idOf(1, skewed(draw.next(), SIZES.teams));
    const text = searchText(searchNames.trip(trip));
    yield [idOf(6, n), trip.title, trip.leaderName, 'deputy', `{${city}}`, day, day, team, text];
  }
}

function* visitRows(): Iterable<Row> {
  const draw = random('bench visits');
  for (let n = 0; n < SIZES.visits; n++) {
    const place = draw.pick(draw.pick(ORIGINS).cities);
    const day = dayOf(n / SIZES.visits);
    const company = idOf(2, skewed(draw.next(), SIZES.companies));
    const team = idOf(1, skewed(draw.next(), SIZES.teams));
    const text = searchText(searchNames.visit({ place }));
    yield [idOf(7, n), 'meeting', company, day.slice(0, 10), place, '{}', team, idOf(8, 0), day, text];
  }
}
