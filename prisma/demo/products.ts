import type { Random } from './random.ts';

export type Chain =
  | 'green_energy'
  | 'silicon_aluminium'
  | 'battery_materials'
  | 'highland_farming'
  | 'tourism_health'
  | 'digital';

/** A kind of project: `a` and `b` are what 1 亿元 buys of the numbers in its texts. */
interface Product {
  name: string;
  content: string;
  /** Believable from and up to, in 亿元. */
  from: number;
  to: number;
  a: number;
  b: number;
}

export interface ChainSpec {
  /** The task force. */
  team: string;
  industries: (readonly [string, number])[];
  weight: number;
  trades: string[];
  /** What a company of this chain does. */
  profile: string;
  products: Product[];
}

function products(
  rows: [name: string, content: string, from: number, to: number, a: number, b: number][],
): Product[] {
  return rows.map(([name, content, from, to, a, b]) => ({ name, content, from, to, a, b }));
}

export const CHAINS: Record<Chain, ChainSpec> = {
  green_energy: {
    team: 'chain-energy',
    profile: '从事风电、光伏和储能电站的投资、建设与运营',
    industries: [
      ['D', 9],
      ['C', 1],
    ],
    weight: 14,
    trades: ['新能源', '电力', '能源科技', '储能科技', '清洁能源', '光伏科技'],
    products: products([
      ['{a}兆瓦农光互补光伏电站', '建设装机{a}兆瓦的农光互补光伏电站，配套升压站和送出线路', 0.4, 30, 25, 0],
      ['{a}兆瓦风电场', '建设装机{a}兆瓦的风电场，配套道路、集电线路和升压站', 2, 50, 16, 0],
      ['抽水蓄能电站', '建设抽水蓄能电站，装机{a}兆瓦，含上下水库、输水系统和地下厂房', 40, 400, 16, 0],
      ['{a}兆瓦时共享储能电站', '建设{a}兆瓦时共享储能电站，为周边新能源场站提供调峰服务', 0.8, 25, 60, 0],
      ['源网荷储一体化', '建设风电、光伏合计{a}兆瓦、储能及园区增量配电网，绿电直供园区企业', 20, 400, 18, 0],
      ['光伏支架及箱变制造', '建设光伏支架生产线{a}条和箱式变电站装配线', 0.1, 10, 1.2, 0],
    ]),
  },
  silicon_aluminium: {
    team: 'chain-silicon',
    profile: '从事铝、硅材料及制品的研发、生产和销售',
    industries: [['C', 1]],
    weight: 19,
    trades: ['铝业', '硅材料', '新材料', '轻合金', '精工铝材', '光伏玻璃'],
    products: products([
      ['再生铝合金', '建设熔铸、精炼生产线，年产再生铝合金{a}千吨', 0.2, 20, 20, 0],
      ['汽车轻量化铝部件', '建设挤压、机加和焊接生产线，年产汽车轻量化铝部件{a}千吨', 0.5, 40, 6, 0],
      ['铝合金轮毂', '建设低压铸造和旋压生产线{a}条，年产铝合金轮毂{b}万只', 0.5, 25, 1, 30],
      ['铝板带箔', '建设铸轧、冷轧和箔轧生产线，年产铝板带箔{a}千吨', 2, 80, 8, 0],
      ['单晶拉棒切片', '建设单晶拉棒、切片车间，年产能{a}兆瓦', 15, 400, 300, 0],
      ['光伏组件边框及支架', '建设铝型材边框生产线{a}条，配套氧化和喷涂车间', 0.2, 12, 2, 0],
      ['工业硅精深加工', '以工业硅为原料，建设有机硅下游制品生产线{a}条', 0.4, 60, 0.8, 0],
      ['铝制家居及门窗幕墙', '建设系统门窗、幕墙单元板块生产线，年产{b}万平方米', 0.1, 6, 0, 25],
    ]),
  },
  battery_materials: {
    team: 'chain-battery',
    profile: '从事磷化工和新能源电池材料的研发、生产和销售',
    industries: [['C', 1]],
    weight: 13,
    trades: ['磷化工', '电池材料', '锂能科技', '新能源材料', '化工', '储能材料'],
    products: products([
      ['磷酸铁锂正极材料', '建设磷酸铁、磷酸铁锂生产线，年产正极材料{a}千吨', 4, 400, 5, 0],
      ['负极材料一体化', '建设石墨化、炭化及成品线，年产负极材料{a}千吨', 3, 200, 4, 0],
      ['湿法磷酸净化', '建设湿法磷酸净化装置，年产净化磷酸{b}万吨，副产磷石膏综合利用', 1, 30, 0, 3],
      ['动力电池回收利用', '建设退役动力电池拆解和梯次利用生产线{a}条', 0.2, 15, 1.5, 0],
      ['电池级磷酸一铵', '建设电池级磷酸一铵装置，年产{a}千吨，配套仓储和检测中心', 0.8, 20, 15, 0],
      ['磷石膏综合利用', '以磷石膏为原料建设石膏板和水泥缓凝剂生产线，年处理{b}万吨', 0.1, 5, 0, 30],
    ]),
  },
  highland_farming: {
    team: 'chain-farming',
    profile: '从事特色农产品的种植养殖、加工和流通',
    industries: [
      ['A', 5],
      ['C', 4],
      ['F', 1],
      ['G', 1],
    ],
    weight: 27,
    trades: ['农业', '果业', '食品', '竹业', '生物科技', '农牧', '冷链', '茶业'],
    products: products([
      ['苹果分选冷链中心', '建设苹果智能分选线{a}条、气调库{b}百立方米及配套冷链', 0.1, 15, 1.5, 60],
      ['苹果精深加工', '建设苹果浓缩汁、果干和果酒生产线{a}条，年加工鲜果{b}万吨', 0.3, 12, 2, 3],
      ['筇竹笋用林及加工', '建设笋用竹基地{b}百亩和竹笋加工厂，年产竹笋制品{a}千吨', 0.1, 6, 8, 30],
      ['竹浆纸', '建设制浆、造纸生产线，年产竹浆生活用纸{a}千吨', 3, 30, 8, 0],
      ['马铃薯良种繁育', '建设马铃薯脱毒种苗组培中心和原种繁育基地{b}百亩', 0.03, 3, 0, 30],
      ['花椒深加工', '建设花椒油、花椒调味品生产线{a}条，带动种植{b}百亩', 0.05, 4, 3, 50],
      ['天麻精深加工', '建设天麻初加工和精深加工车间{a}处，开发药食同源产品', 0.03, 3, 4, 0],
      ['生猪养殖加工', '建设种猪场、育肥场和屠宰分割线，年出栏{b}万头', 0.5, 20, 0, 5],
      ['肉牛标准化养殖', '建设标准化牛舍{b}栋，配套饲草基地和有机肥车间', 0.05, 8, 0, 15],
      ['高山茶叶加工', '建设茶叶初制、精制车间，改造茶园{b}百亩', 0.03, 3, 0, 40],
    ]),
  },
  tourism_health: {
    team: 'chain-tourism',
    profile: '从事文旅、康养项目的开发与运营',
    industries: [
      ['R', 5],
      ['H', 3],
      ['Q', 2],
    ],
    weight: 13,
    trades: ['文旅', '旅游开发', '康养', '文化产业', '酒店管理', '医养'],
    products: products([
      ['高原旅游综合开发', '建设游客服务、观鸟科普和高原户外设施，打造{a}条精品线路', 1, 40, 1, 0],
      ['温泉康养小镇', '建设{b}间客房的温泉酒店、康复中心和适老住区', 2, 40, 0, 40],
      ['古镇文旅提升', '修缮传统民居{b}栋，建设非遗街区和夜游项目', 0.3, 20, 0, 25],
      ['峡谷景区提升', '建设观光索道、{b}百米栈道和游客中心，提升景区接待能力', 0.5, 25, 0, 12],
      ['医养结合中心', '建设护理床位{b}张的医养结合中心', 0.2, 6, 0, 250],
      ['精品酒店', '建设{b}间客房的精品酒店，配套会议和餐饮', 0.1, 6, 0, 160],
    ]),
  },
  digital: {
    team: 'chain-digital',
    profile: '从事信息技术服务和电子产品制造',
    industries: [
      ['I', 7],
      ['C', 2],
      ['M', 1],
    ],
    weight: 11,
    trades: ['数字科技', '信息技术', '智能科技', '云数据', '电子', '软件'],
    products: products([
      ['绿色算力中心', '建设标准机柜{b}架的绿色算力中心，使用本地清洁能源', 3, 50, 0, 250],
      ['电子元器件组装', '建设表面贴装生产线{a}条，生产电源和连接器组件', 0.1, 10, 5, 0],
      ['数据标注基地', '建设数据标注和审核席位{b}个，带动本地就业', 0.05, 2, 0, 900],
      ['智慧园区运营', '建设园区能耗、安全和物流一体化平台，接入企业{b}家', 0.05, 4, 0, 60],
      ['直播电商产业园', '建设直播间{b}间和云仓，孵化本地农特产品品牌', 0.1, 8, 0, 40],
      ['智能终端整机制造', '建设智能终端整机装配线{a}条，年产{b}万台', 0.8, 25, 2, 40],
    ]),
  },
};

/** A chain with a product of this size, by how common the chain is. */
export function chainFor(yi: number, random: Random): Chain {
  const fitting = Object.entries(CHAINS).filter(([, spec]) => spec.products.some((item) => fits(item, yi)));
  return random.weighted(fitting.map(([chain, { weight }]) => [chain as Chain, weight] as const));
}

/** A project of a chain for so many 亿元: the product's name and one sentence on what is built. */
export function product(chain: Chain, yi: number, random: Random): { product: string; content: string } {
  const all = CHAINS[chain].products;
  const fitting = all.filter((item) => fits(item, yi));
  const { name, content, a, b } = random.pick(fitting.length > 0 ? fitting : all);
  const count = (each: number) => String(natural(yi * each * (0.8 + random.next() * 0.4)));
  const fill = (text: string) => text.replaceAll('{a}', first).replaceAll('{b}', second);
  const first = count(a);
  const second = count(b);
  return { product: fill(name), content: `${fill(content)}。` };
}

function fits({ from, to }: Product, yi: number): boolean {
  return yi >= from && yi <= to;
}

/** Two leading digits, as plans are written. */
function natural(value: number): number {
  const digits = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, value))) - 1);
  return Math.max(1, Math.round(value / digits) * digits);
}
