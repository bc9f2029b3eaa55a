import type { Prisma } from '#app/db/generated/client.ts';

/**
 * What the rates of the follow-through mean until an office says otherwise; places differ. Those that are not active
 * wait to be switched on.
 */
export const rateDefinitions: Prisma.RateDefinitionCreateManyInput[] = [
  {
    code: 'fulfilment',
    stage: 'registered',
    name: '履约率',
    nameEn: 'Fulfilment rate',
    note: '履约指项目公司已注册',
    noteEn: 'fulfilled: the project company is registered',
  },
  {
    code: 'landing',
    stage: 'approved',
    name: '落地率',
    nameEn: 'Landing rate',
    note: '落地指项目已备案（核准）',
    noteEn: 'landed: the project is filed or approved',
  },
  {
    code: 'start',
    stage: 'started',
    name: '开工率',
    nameEn: 'Start rate',
    note: '开工指主体工程动工，场地平整不算',
    noteEn: 'started: permanent works have begun; site levelling does not count',
  },
  {
    code: 'statistics',
    stage: 'in_statistics',
    name: '入库率',
    nameEn: 'Rate in statistics',
    note: '入库指纳入固定资产投资统计',
    noteEn: 'in statistics: reported in the statistics of fixed-asset investment',
    active: false,
  },
  {
    code: 'completed',
    stage: 'completed',
    name: '竣工率',
    nameEn: 'Rate of completed works',
    note: '竣工指工程已竣工',
    noteEn: 'completed: the works are finished',
    active: false,
  },
  {
    code: 'production',
    stage: 'producing',
    name: '投产率',
    nameEn: 'Production rate',
    note: '投产指项目已投入生产或运营',
    noteEn: 'in production: the project produces or operates',
  },
  {
    code: 'capacity',
    stage: 'at_capacity',
    name: '达产率',
    nameEn: 'Rate at capacity',
    note: '达产指达到设计产能',
    noteEn: 'at capacity: the planned output is reached',
    active: false,
  },
  {
    code: 'money',
    name: '资金到位率',
    nameEn: 'Money in place',
    note: '到位资金指投资方已实际到账的资金',
    noteEn: 'money arrived: what the investor has actually paid in',
  },
  {
    code: 'stuck',
    stage: 'started',
    days: 90,
    name: '久未推进',
    nameEn: 'Stuck',
    note: '推进中的项目在开工前的同一阶段停留过久',
    noteEn: 'an active deal that stands too long in one stage before works start',
  },
].map((row, sortOrder) => ({ ...row, sortOrder }) as Prisma.RateDefinitionCreateManyInput);
