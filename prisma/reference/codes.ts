import type { Prisma } from '#app/db/generated/client.ts';

type Named = { code: string; name: string; nameEn: string; sortOrder: number };

function named(rows: [code: string, name: string, nameEn: string][]): Named[] {
  return rows.map(([code, name, nameEn], sortOrder) => ({ code, name, nameEn, sortOrder }));
}

/** Sections of GB/T 4754-2017. */
export const industries = named([
  ['A', '农、林、牧、渔业', 'Agriculture, forestry, animal husbandry and fishery'],
  ['B', '采矿业', 'Mining'],
  ['C', '制造业', 'Manufacturing'],
  ['D', '电力、热力、燃气及水生产和供应业', 'Electricity, heat, gas and water'],
  ['E', '建筑业', 'Construction'],
  ['F', '批发和零售业', 'Wholesale and retail'],
  ['G', '交通运输、仓储和邮政业', 'Transport, storage and post'],
  ['H', '住宿和餐饮业', 'Accommodation and catering'],
  ['I', '信息传输、软件和信息技术服务业', 'Information transmission, software and IT services'],
  ['J', '金融业', 'Finance'],
  ['K', '房地产业', 'Real estate'],
  ['L', '租赁和商务服务业', 'Leasing and business services'],
  ['M', '科学研究和技术服务业', 'Scientific research and technical services'],
  ['N', '水利、环境和公共设施管理业', 'Water, environment and public facilities'],
  ['O', '居民服务、修理和其他服务业', 'Household, repair and other services'],
  ['P', '教育', 'Education'],
  ['Q', '卫生和社会工作', 'Health and social work'],
  ['R', '文化、体育和娱乐业', 'Culture, sports and entertainment'],
  ['S', '公共管理、社会保障和社会组织', 'Public administration and social organisations'],
  ['T', '国际组织', 'International organisations'],
]);

/** Local industry chains; the office adds its own. */
export const chains = named([
  ['green_energy', '绿色能源', 'Green energy'],
  ['silicon_aluminium', '绿色硅铝', 'Green silicon and aluminium'],
  ['battery_materials', '磷基及新能源电池材料', 'Phosphorus and battery materials'],
  ['highland_farming', '高原特色农业', 'Highland farming'],
  ['tourism_health', '文旅康养', 'Culture, tourism and wellness'],
  ['digital', '数字经济', 'Digital economy'],
]);

export const investorKinds = named([
  ['global_500', '世界500强', 'Fortune Global 500'],
  ['china_500', '中国500强', 'China Top 500'],
  ['private_500', '民营500强', 'China Top 500 private'],
  ['central_soe', '央企', 'Central state-owned'],
  ['local_soe', '地方国企', 'Local state-owned'],
  ['listed', '上市公司', 'Listed company'],
  ['specialised', '专精特新', 'Specialised and innovative'],
  ['little_giant', '小巨人', 'Little Giant'],
  ['single_champion', '单项冠军', 'Single-product champion'],
  ['gazelle', '瞪羚', 'Gazelle'],
  ['unicorn', '独角兽', 'Unicorn'],
  ['chain_leader', '链主', 'Chain leader'],
]);

/** Why a deal stands still, ended, was rescinded or went back a stage. */
export const reasons: Prisma.ReasonCreateManyInput[] = [
  {
    code: 'investor_waits',
    name: '投资方暂缓决策',
    nameEn: 'Investor postpones its decision',
    appliesTo: ['paused'],
  },
  {
    code: 'funding',
    name: '资金未落实',
    nameEn: 'Funding not in place',
    appliesTo: ['paused', 'terminated', 'rescinded'],
  },
  {
    code: 'land',
    name: '用地指标未落实',
    nameEn: 'No land available',
    appliesTo: ['paused', 'terminated', 'rescinded'],
  },
  {
    code: 'environment',
    name: '环评、能耗未通过',
    nameEn: 'Environment or energy review',
    appliesTo: ['paused', 'terminated', 'rescinded'],
  },
  {
    code: 'market',
    name: '市场形势变化',
    nameEn: 'The market changed',
    appliesTo: ['paused', 'terminated', 'rescinded'],
  },
  {
    code: 'elsewhere',
    name: '投资方选址其他地区',
    nameEn: 'Investor chose another place',
    appliesTo: ['terminated'],
  },
  { code: 'terms', name: '条件未谈拢', nameEn: 'No agreement on terms', appliesTo: ['terminated'] },
  { code: 'unfit', name: '不符合产业政策', nameEn: 'Against industrial policy', appliesTo: ['terminated'] },
  {
    code: 'no_contact',
    name: '投资方失联或无回应',
    nameEn: 'Investor does not answer',
    appliesTo: ['paused', 'terminated'],
  },
  { code: 'breach', name: '投资方违约', nameEn: 'Breach by the investor', appliesTo: ['rescinded'] },
  { code: 'mutual', name: '双方协商解约', nameEn: 'Ended by mutual consent', appliesTo: ['rescinded'] },
  { code: 'entered_wrongly', name: '录入有误', nameEn: 'Entered by mistake', appliesTo: ['returned'] },
  { code: 'plan_changed', name: '投资方案调整', nameEn: 'The plan changed', appliesTo: ['returned'] },
  { code: 'evidence_missing', name: '佐证材料不足', nameEn: 'Evidence is missing', appliesTo: ['returned'] },
  {
    code: 'other',
    name: '其他',
    nameEn: 'Other',
    appliesTo: ['paused', 'terminated', 'rescinded', 'returned'],
  },
].map((row, sortOrder) => ({
  ...row,
  appliesTo: row.appliesTo as Prisma.ReasonCreateManyInput['appliesTo'],
  sortOrder,
}));

const YI = 100_000_000;

/** Size bands of the reports in 亿元, stored in yuan; lower bound included. */
export const sizeBands: Prisma.SizeBandCreateManyInput[] = [0, 1, 5, 10, 50, 100].map(
  (from, sortOrder, bounds) => {
    const to = bounds[sortOrder + 1];
    return {
      code: to === undefined ? `from_${from}` : `${from}_${to}`,
      from: String(from * YI),
      to: to === undefined ? null : String(to * YI),
      sortOrder,
    };
  },
);

export const eventSeries: Prisma.EventSeriesCreateManyInput[] = [
  { code: 'ciie', name: '进博会', nameTw: '進博會', nameEn: 'CIIE', fullName: '中国国际进口博览会' },
  {
    code: 'canton_fair',
    name: '广交会',
    nameTw: '廣交會',
    nameEn: 'Canton Fair',
    fullName: '中国进出口商品交易会',
  },
  {
    code: 'csa_expo',
    name: '南博会',
    nameTw: '南博會',
    nameEn: 'China–South Asia Expo',
    fullName: '中国—南亚博览会',
  },
  {
    code: 'apple_conference',
    name: '苹果大会',
    nameTw: '蘋果大會',
    nameEn: 'Apple Industry Conference',
    fullName: '中国（昭通）苹果产业品牌大会暨创新发展论坛',
  },
  {
    code: 'promotion',
    name: '招商推介会',
    nameTw: '招商推介會',
    nameEn: 'Promotion conference',
    fullName: '招商推介会',
  },
].map((row, sortOrder) => ({ ...row, sortOrder }));
