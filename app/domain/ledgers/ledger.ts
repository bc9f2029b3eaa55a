/** The four ledgers (台账) that counties keep: 在谈项目, 签约项目, 外出招商, 来访接待. */
export const LEDGERS = ['negotiating', 'signed', 'trips', 'receptions'] as const;

export type LedgerKind = (typeof LEDGERS)[number];

/** What the cells of a column hold; `ValueOf` of reading.ts says as what they are understood. */
export type ColumnKind =
  | 'text'
  | 'list'
  | 'companies'
  | 'people'
  | 'phone'
  | 'money'
  | 'area'
  | 'count'
  | 'day'
  | 'period'
  | 'county'
  | 'origin'
  | 'chain'
  | 'event'
  | 'agreement'
  | 'screening'
  | 'uscc';

export interface LedgerColumn {
  code: string;
  kind: ColumnKind;
  /** The head as it is printed, then other spellings; without units, brackets and blanks. */
  heads: readonly string[];
  /** Without it a row cannot be saved. */
  required?: true;
  /** Not of the paper ledger; understood where a file has it. */
  extra?: true;
}

const number = { code: 'number', kind: 'text', heads: ['序号', '顺序', 'No'] } as const;
const code = {
  code: 'code',
  kind: 'text',
  heads: ['编号', '项目编号', '项目编码', '系统编号', '项目代码'],
  extra: true,
} as const;
const dealName = {
  code: 'name',
  kind: 'text',
  heads: ['项目名称', '项目', '签约项目', '签约项目名称', '在谈项目', '在谈项目名称', '招商项目名称'],
  required: true,
} as const;
const investors = {
  code: 'investors',
  kind: 'companies',
  heads: [
    '投资方',
    '投资主体',
    '投资企业',
    '投资单位',
    '投资商',
    '投资方名称',
    '投资企业名称',
    '投资主体名称',
    '投资主体企业名称',
    '企业名称',
    '公司名称',
    '投资公司',
    '客商名称',
    '乙方',
  ],
  required: true,
} as const;
const fixedAmount = {
  code: 'fixedAmount',
  kind: 'money',
  heads: [
    '固定资产投资',
    '其中固定资产',
    '其中固定资产投资',
    '固定资产',
    '固投',
    '固定资产投资额',
    '预计固定资产投资',
  ],
} as const;
const totalAmount = {
  code: 'totalAmount',
  kind: 'money',
  heads: [
    '协议投资额',
    '总投资',
    '总投资额',
    '投资总额',
    '投资额',
    '投资金额',
    '协议投资',
    '协议总投资',
    '协议金额',
    '签约金额',
    '签约投资额',
    '合同金额',
    '合同投资额',
    '计划总投资',
    '计划投资',
    '投资估算',
    '估算投资',
    '预计总投资',
    '预计投资',
    '意向投资额',
    '投资规模',
    '金额',
  ],
} as const;
const profile = {
  code: 'profile',
  kind: 'text',
  heads: ['投资方简介', '企业简介', '公司简介', '投资企业简介', '投资主体简介', '企业基本情况'],
} as const;
const content = {
  code: 'content',
  kind: 'text',
  heads: [
    '项目内容',
    '建设内容',
    '建设内容及规模',
    '主要建设内容',
    '主要建设内容及规模',
    '项目建设内容',
    '建设规模及内容',
    '项目简介',
    '项目概况',
    '建设规模',
  ],
} as const;
const landHeads = [
  '用地面积',
  '用地需求',
  '土地需求',
  '占地面积',
  '占地',
  '土地',
  '需用地',
  '拟用地',
  '拟用地面积',
] as const;
const contact = {
  code: 'contact',
  kind: 'people',
  heads: [
    '企业联系人',
    '联系人',
    '企业联系人及电话',
    '联系人及电话',
    '联系人及联系方式',
    '联系人电话',
    '企业对接人',
    '对接人',
    '投资方联系人',
    '企业负责人',
  ],
} as const;
const phone = {
  code: 'phone',
  kind: 'phone',
  heads: ['联系方式', '联系电话', '电话', '手机', '手机号', '手机号码', '电话号码', '企业联系方式'],
} as const;
const county = {
  code: 'county',
  kind: 'county',
  heads: [
    '片区',
    '县',
    '县市',
    '地区',
    '区域',
    '所属县市区',
    '所属县区',
    '县市区',
    '县区',
    '县区市',
    '区县',
    '落地县市区',
    '落地县区',
    '落地县',
    '所在县',
    '所在县市区',
    '建设地点',
    '项目地点',
    '项目所在地',
    '落地区域',
    '拟落地',
  ],
} as const;
const progress = {
  code: 'progress',
  kind: 'text',
  heads: [
    '进度、备注',
    '备注',
    '进度',
    '进展',
    '进展情况',
    '项目进展',
    '项目进展情况',
    '目前进展',
    '推进情况',
    '工作进展',
    '洽谈进展',
    '说明',
  ],
} as const;
const chainHeads = ['产业类别', '产业', '所属产业', '所属产业链', '重点产业链', '产业分类', '行业'] as const;
const screening = {
  code: 'screening',
  kind: 'screening',
  heads: ['研判结果', '研判', '研判意见', '研判结论', '研判情况', '可行性研判'],
} as const;
const origin = {
  code: 'origin',
  kind: 'origin',
  heads: [
    '来源地',
    '企业来源地',
    '投资来源地',
    '投资方来源地',
    '客商来源地',
    '来源省份',
    '资金来源地',
    '注册地',
  ],
} as const;
const uscc = {
  code: 'uscc',
  kind: 'uscc',
  heads: ['统一社会信用代码', '社会信用代码', '信用代码', '企业统一社会信用代码', '纳税人识别号'],
} as const;
const annualOutput = {
  code: 'annualOutput',
  kind: 'money',
  heads: ['年产值', '预计年产值', '达产年产值', '产值'],
} as const;
const annualTax = {
  code: 'annualTax',
  kind: 'money',
  heads: ['年税收', '预计年税收', '达产年税收', '税收', '年纳税', '年利税'],
} as const;

/** The columns of each ledger in the order of the paper; a head names one column of its ledger at most. */
export const COLUMNS = {
  negotiating: [
    number,
    code,
    dealName,
    investors,
    { ...totalAmount, extra: true },
    fixedAmount,
    profile,
    content,
    { code: 'land', kind: 'area', heads: ['需用土地', '用地', ...landHeads] },
    contact,
    phone,
    county,
    progress,
    { code: 'chain', kind: 'chain', heads: ['产业类型', '产业链', ...chainHeads] },
    screening,
    { ...uscc, extra: true },
    { ...origin, extra: true },
    { ...annualOutput, extra: true },
    { ...annualTax, extra: true },
  ],
  signed: [
    number,
    code,
    dealName,
    investors,
    totalAmount,
    fixedAmount,
    profile,
    content,
    contact,
    phone,
    county,
    progress,
    screening,
    {
      code: 'signedOn',
      kind: 'day',
      heads: ['签约时间', '签约日期', '签订时间', '签订日期', '协议签订时间', '签约年月', '签署时间'],
      required: true,
    },
    {
      code: 'agreement',
      kind: 'agreement',
      heads: ['协议类型', '协议类别', '签约类型', '合同类型', '协议性质', '签约形式'],
    },
    {
      code: 'event',
      kind: 'event',
      heads: ['签约活动', '签约场合', '签约平台', '签约会展', '签约活动名称', '招商活动'],
    },
    {
      code: 'signatory',
      kind: 'companies',
      heads: ['签约主体', '签约企业', '签约单位', '签约公司', '签约方'],
    },
    uscc,
    origin,
    { code: 'chain', kind: 'chain', heads: ['产业链', '产业类型', ...chainHeads] },
    { code: 'land', kind: 'area', heads: ['用地', '需用土地', ...landHeads] },
    annualOutput,
    annualTax,
    {
      code: 'patron',
      kind: 'text',
      heads: ['包保领导', '挂包领导', '包联领导', '挂钩领导', '联系领导', '服务领导'],
    },
    { code: 'unit', kind: 'text', heads: ['责任单位', '牵头单位', '责任部门', '包保单位', '落地单位'] },
    { code: 'responsible', kind: 'text', heads: ['责任人', '具体责任人', '项目责任人', '包保责任人'] },
  ],
  trips: [
    { ...number, extra: true },
    {
      code: 'period',
      kind: 'period',
      heads: ['时间', '外出时间', '招商时间', '考察时间', '日期', '出行时间', '起止时间'],
      required: true,
    },
    {
      code: 'leader',
      kind: 'people',
      heads: ['带队领导', '带队领导职务', '带队领导及职务', '领队', '带队人', '带队领导姓名'],
      required: true,
    },
    {
      code: 'members',
      kind: 'people',
      heads: ['成员', '随行人员', '参加人员', '同行人员', '考察人员', '组员'],
    },
    {
      code: 'places',
      kind: 'list',
      heads: ['地点', '目的地', '考察地点', '招商地点', '外出地点', '城市', '前往地'],
    },
    { code: 'days', kind: 'count', heads: ['天数', '外出天数', '招商天数'] },
    {
      code: 'companies',
      kind: 'companies',
      heads: ['拜访企业', '拜访企业名称', '对接企业', '考察企业', '走访企业', '洽谈企业'],
    },
    {
      code: 'counterparts',
      kind: 'people',
      heads: ['对接人', '企业对接人', '对方人员', '企业联系人', '会见人'],
    },
    { code: 'talks', kind: 'text', heads: ['洽谈内容', '洽谈情况', '对接内容', '招商内容', '主要内容'] },
    {
      code: 'outcome',
      kind: 'text',
      heads: ['成果', '招商成果', '取得成效', '成效', '考察成果', '达成成果'],
    },
    {
      code: 'followUpBy',
      kind: 'text',
      heads: ['后续责任人', '跟踪责任人', '跟进责任人', '后续跟进人', '责任人'],
    },
  ],
  receptions: [
    { ...number, extra: true },
    {
      code: 'period',
      kind: 'period',
      heads: ['来访时间', '接待时间', '考察时间', '时间', '日期', '来访日期'],
      required: true,
    },
    {
      code: 'companies',
      kind: 'companies',
      heads: ['企业', '来访企业', '企业名称', '来访单位', '客商企业', '来访企业名称', '客商单位'],
      required: true,
    },
    {
      code: 'guests',
      kind: 'people',
      heads: [
        '客商',
        '客商职务',
        '客商及职务',
        '来访客商',
        '来访人员',
        '客商姓名',
        '主要客商',
        '客商姓名及职务',
      ],
    },
    { code: 'headcount', kind: 'count', heads: ['人数', '来访人数', '客商人数'] },
    {
      code: 'sites',
      kind: 'list',
      heads: ['考察点', '考察点位', '考察地点', '考察线路', '参观点', '考察内容'],
    },
    { code: 'hosts', kind: 'people', heads: ['接待领导', '接待领导职务', '接待人', '主接待', '会见领导'] },
    { code: 'escorts', kind: 'people', heads: ['陪同', '陪同人员', '陪同领导', '参加接待人员'] },
    { code: 'intention', kind: 'text', heads: ['意向', '投资意向', '合作意向', '洽谈意向', '意向项目'] },
    {
      code: 'followUp',
      kind: 'text',
      heads: ['后续', '后续跟进', '后续工作', '下步工作', '跟进情况', '后续措施'],
    },
  ],
} as const satisfies Record<LedgerKind, readonly LedgerColumn[]>;

/** The column of a ledger with that code. */
export const columnOf = (ledger: LedgerKind, code: string): LedgerColumn | undefined =>
  (COLUMNS[ledger] as readonly LedgerColumn[]).find((column) => column.code === code);
