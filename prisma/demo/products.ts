import type { Random } from './random.ts';

export type Chain =
  | 'green_energy'
  | 'silicon_aluminium'
  | 'battery_materials'
  | 'highland_farming'
  | 'tourism_health'
  | 'digital';

export interface ChainSpec {
  /** The task force and its user. */
  team: string;
  industries: (readonly [string, number])[];
  /** How often, and up to how many 亿元 a project of this chain is believable. */
  weight: number;
  ceiling: number;
  trades: string[];
  /** Name of the project and what is built; {a}, {b} are filled with numbers. */
  products: [name: string, content: string][];
}

export const CHAINS: Record<Chain, ChainSpec> = {
  green_energy: {
    team: 'chain-energy',
    industries: [['D', 9], ['C', 1]],
    weight: 14,
    ceiling: 400,
    trades: ['新能源', '电力', '能源科技', '储能科技', '清洁能源', '光伏科技'],
    products: [
      ['{a}0兆瓦农光互补光伏电站', '建设装机{a}0兆瓦的农光互补光伏电站，配套升压站和送出线路'],
      ['{a}0兆瓦风电场', '建设装机{a}0兆瓦的风电场，配套道路、集电线路和升压站'],
      ['抽水蓄能电站', '建设抽水蓄能电站，含上下水库、输水系统和地下厂房'],
      ['{b}0兆瓦时共享储能电站', '建设{b}0兆瓦时共享储能电站，为周边新能源场站提供调峰服务'],
      ['源网荷储一体化', '建设风电、光伏、储能及园区增量配电网，绿电直供园区企业'],
      ['光伏支架及箱变制造', '建设光伏支架生产线{a}条和箱式变电站装配线，年产值随装机规模释放'],
    ],
  },
  silicon_aluminium: {
    team: 'chain-silicon',
    industries: [['C', 1]],
    weight: 19,
    ceiling: 400,
    trades: ['铝业', '硅材料', '新材料', '轻合金', '精工铝材', '光伏玻璃'],
    products: [
      ['年产{a}万吨再生铝合金', '建设熔铸、精炼生产线，年产再生铝合金{a}万吨'],
      ['年产{a}万吨汽车轻量化铝部件', '建设挤压、机加和焊接生产线，年产汽车轻量化铝部件{a}万吨'],
      ['铝合金轮毂', '建设低压铸造和旋压生产线{a}条，年产铝合金轮毂{b}0万只'],
      ['年产{a}万吨铝板带箔', '建设铸轧、冷轧和箔轧生产线，年产铝板带箔{a}万吨'],
      ['{a}吉瓦单晶拉棒切片', '建设单晶拉棒、切片车间，形成{a}吉瓦产能'],
      ['光伏组件边框及支架', '建设铝型材边框生产线{b}条，配套氧化和喷涂车间'],
      ['工业硅精深加工', '以工业硅为原料，建设有机硅下游制品生产线{a}条'],
      ['铝制家居及门窗幕墙', '建设系统门窗、幕墙单元板块生产线，年产{b}万平方米'],
    ],
  },
  battery_materials: {
    team: 'chain-battery',
    industries: [['C', 1]],
    weight: 13,
    ceiling: 400,
    trades: ['磷化工', '电池材料', '锂能科技', '新能源材料', '化工', '储能材料'],
    products: [
      ['年产{a}万吨磷酸铁锂正极材料', '建设磷酸铁、磷酸铁锂生产线，年产正极材料{a}万吨'],
      ['年产{a}万吨负极材料一体化', '建设石墨化、炭化及成品线，年产负极材料{a}万吨'],
      ['年产{b}万吨湿法磷酸净化', '建设湿法磷酸净化装置，年产净化磷酸{b}万吨，副产磷石膏综合利用'],
      ['动力电池回收利用', '建设退役动力电池拆解和梯次利用生产线{a}条'],
      ['电池级磷酸一铵', '建设电池级磷酸一铵装置，配套仓储和检测中心'],
      ['磷石膏综合利用', '以磷石膏为原料建设石膏板和水泥缓凝剂生产线，年处理{b}万吨'],
    ],
  },
  highland_farming: {
    team: 'chain-farming',
    industries: [['A', 5], ['C', 4], ['F', 1], ['G', 1]],
    weight: 27,
    ceiling: 20,
    trades: ['农业', '果业', '食品', '竹业', '生物科技', '农牧', '冷链', '茶业'],
    products: [
      ['苹果分选冷链中心', '建设苹果智能分选线{a}条、气调库{b}00立方米及配套冷链'],
      ['苹果精深加工', '建设苹果浓缩汁、果干和果酒生产线{a}条，年加工鲜果{b}万吨'],
      ['筇竹笋用林及加工', '建设笋用竹基地{b}00亩和竹笋加工厂，年产竹笋制品{a}万吨'],
      ['年产{a}万吨竹浆纸', '建设制浆、造纸生产线，年产竹浆生活用纸{a}万吨'],
      ['马铃薯良种繁育', '建设马铃薯脱毒种苗组培中心和原种繁育基地{b}00亩'],
      ['花椒深加工', '建设花椒油、花椒调味品生产线{a}条，带动种植{b}00亩'],
      ['天麻小草坝品牌加工', '建设天麻初加工和精深加工车间，开发药食同源产品{b}种'],
      ['{b}万头生猪养殖加工', '建设种猪场、育肥场和屠宰分割线，年出栏{b}万头'],
      ['肉牛标准化养殖', '建设标准化牛舍{b}栋，配套饲草基地和有机肥车间'],
      ['高山茶叶加工', '建设茶叶初制、精制车间，改造茶园{b}00亩'],
    ],
  },
  tourism_health: {
    team: 'chain-tourism',
    industries: [['R', 5], ['H', 3], ['Q', 2]],
    weight: 15,
    ceiling: 60,
    trades: ['文旅', '旅游开发', '康养', '文化产业', '酒店管理', '医养'],
    products: [
      ['大山包高原旅游综合开发', '建设游客服务、观鸟科普和高原户外设施，打造{a}条精品线路'],
      ['温泉康养小镇', '建设温泉酒店{b}0间客房、康复中心和适老住区'],
      ['古镇文旅提升', '修缮传统民居{b}栋，建设非遗街区和夜游项目'],
      ['峡谷景区提升', '建设观光索道、栈道和游客中心，提升景区接待能力'],
      ['医养结合中心', '建设护理床位{b}0张的医养结合中心'],
      ['精品酒店', '建设精品酒店{a}家，客房合计{b}0间'],
    ],
  },
  digital: {
    team: 'chain-digital',
    industries: [['I', 7], ['C', 2], ['M', 1]],
    weight: 12,
    ceiling: 60,
    trades: ['数字科技', '信息技术', '智能科技', '云数据', '电子', '软件'],
    products: [
      ['绿色算力中心', '建设标准机柜{b}0架的绿色算力中心，使用本地清洁能源'],
      ['电子元器件组装', '建设表面贴装生产线{a}条，生产电源和连接器组件'],
      ['数据标注基地', '建设数据标注和审核席位{b}0个，带动本地就业'],
      ['智慧园区运营', '建设园区能耗、安全和物流一体化平台并负责运营'],
      ['直播电商产业园', '建设直播间{b}间和云仓，孵化本地农特产品品牌'],
      ['智能终端整机制造', '建设智能终端整机装配线{a}条，年产{b}万台'],
    ],
  },
};

/** A project of a chain: the product's name and one sentence on what is built. */
export function product(chain: Chain, random: Random): { product: string; content: string } {
  const [name, content] = random.pick(CHAINS[chain].products);
  const a = String(random.int(2, 12));
  const b = String(random.int(12, 60));
  const fill = (text: string) => text.replaceAll('{a}', a).replaceAll('{b}', b);
  return { product: fill(name), content: `${fill(content)}。` };
}
