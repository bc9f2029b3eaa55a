import type { LocalDate } from '#app/lib/dates.ts';
import type { EditionKey } from './events.ts';

export interface LargeDeal {
  company: string;
  product: string;
  content: string;
  /** 亿元 */
  amount: number;
  county: string;
  on: LocalDate;
  edition?: EditionKey;
  tripVisit?: string;
  partners?: string[];
}

function rows(list: [string, string, string, number, string, LocalDate, Partial<LargeDeal>?][]): LargeDeal[] {
  return list.map(([company, product, content, amount, county, on, more]) => ({
    company,
    product,
    content,
    amount,
    county,
    on,
    ...more,
  }));
}

/** The 25 signed deals of 10 亿元 and more; one is exactly 10.00. */
export const LARGE_DEALS: LargeDeal[] = rows([
  [
    'jinshaHydro',
    '风光水储一体化基地',
    '建设风电、光伏和储能电站，与已建水电打捆外送。',
    135,
    '530625',
    '2023-06-16',
  ],
  [
    'qibinSolar',
    '高透光伏玻璃',
    '建设高透基材光伏玻璃生产线及配套深加工，使用本地硅质原料和清洁能源。',
    120,
    '530602',
    '2023-06-27',
    { tripVisit: 'qibin', partners: ['qibin'] },
  ],
  [
    'jianglin',
    '磷酸铁锂一体化',
    '建设磷酸、磷酸铁、磷酸铁锂一体化装置，磷石膏全部综合利用。',
    96,
    '530627',
    '2023-09-15',
    { tripVisit: 'jianglin' },
  ],
  [
    'mingke',
    '负极材料一体化',
    '建设石墨化、炭化和成品车间，年产负极材料10万吨。',
    78.5,
    '530681',
    '2023-04-26',
  ],
  [
    'huxin',
    '单晶拉棒切片',
    '建设单晶拉棒、切片车间和辅材配套，形成10吉瓦产能。',
    66.8,
    '530602',
    '2023-07-20',
    { tripVisit: 'huxin' },
  ],
  [
    'guangjing',
    '高效光伏组件',
    '建设高效光伏组件生产线及边框、支架配套车间。',
    58,
    '530602',
    '2023-08-17',
    { edition: 'csa-7' },
  ],
  [
    'chuneng',
    '电池及系统集成',
    '建设储能电芯、模组和系统集成生产线。',
    55,
    '530621',
    '2023-10-20',
    { tripVisit: 'chuneng' },
  ],
  [
    'dongfangli',
    '磷酸铁锂正极材料',
    '建设年产10万吨磷酸铁锂正极材料生产线及公用工程。',
    52,
    '530627',
    '2023-08-17',
    { edition: 'csa-7' },
  ],
  [
    'haolv',
    '高端铝合金及压铸件',
    '承接水电铝液就地转化，建设高端铝合金、一体化压铸件生产线。',
    46.2,
    '530602',
    '2023-08-17',
    { edition: 'csa-7' },
  ],
  [
    'liyuan',
    '正极材料前驱体',
    '建设前驱体生产线和废旧电池材料回收车间。',
    42,
    '530681',
    '2023-08-30',
    { tripVisit: 'liyuan' },
  ],
  [
    'xidu',
    '共享储能及抽水蓄能配套',
    '建设共享储能电站，配套抽水蓄能机组部件检修基地。',
    38.6,
    '530625',
    '2023-08-18',
    { edition: 'csa-7' },
  ],
  [
    'wumengWind',
    '山地风电场二期',
    '建设风电机组、集电线路和升压站，配建储能。',
    35.6,
    '530628',
    '2023-03-17',
  ],
  [
    'wumengWind',
    '赤水源风电及农光互补',
    '建设风电和农光互补光伏，板下种植中药材。',
    30.5,
    '530627',
    '2023-08-18',
    { edition: 'csa-7' },
  ],
  ['suanli', '绿色算力中心', '建设标准机柜8000架的算力中心，全部使用绿电。', 28, '530602', '2023-05-31'],
  [
    'xiangjiang',
    '风光储装备制造',
    '建设光伏支架、塔筒和储能集装箱生产线。',
    24.36,
    '530621',
    '2023-11-03',
    { tripVisit: 'xiangjiang' },
  ],
  [
    'wumengTrip',
    '金沙江峡谷文旅综合体',
    '建设峡谷观光、滨江度假和民族文化展示区。',
    22.7,
    '530622',
    '2023-08-16',
    { edition: 'csa-7' },
  ],
  [
    'jialong',
    '大山包文旅康养综合开发',
    '建设高原度假酒店、观鸟科普中心和户外运动基地。',
    20,
    '530602',
    '2023-05-26',
    { tripVisit: 'jialong' },
  ],
  ['mushan', '生猪全产业链', '建设种猪场、育肥场、饲料厂和屠宰加工厂。', 18.5, '530629', '2023-02-24'],
  [
    'zhuyun',
    '竹浆纸一体化',
    '建设制浆、造纸和生活用纸加工车间，带动竹农增收。',
    18,
    '530624',
    '2023-08-19',
    { edition: 'csa-7' },
  ],
  [
    'yousheng',
    '汽车轻量化铝部件',
    '建设铝合金熔铸、挤压和机加车间，生产新能源汽车轻量化部件。',
    15,
    '530602',
    '2023-05-12',
    { tripVisit: 'yousheng' },
  ],
  [
    'shunan',
    '竹笋及竹纤维加工',
    '建设竹笋精深加工和竹纤维制品车间，配套笋用竹基地。',
    14.5,
    '530628',
    '2023-09-22',
    { tripVisit: 'shunan' },
  ],
  [
    'pingguo',
    '苹果全产业链',
    '建设矮砧密植示范园、智能分选线、气调库和果汁车间。',
    12.8,
    '530602',
    '2023-10-13',
    { edition: 'apple-2023' },
  ],
  [
    'kangyang',
    '西部大峡谷温泉康养',
    '建设温泉酒店、康复中心和旅居社区。',
    11.3,
    '530681',
    '2023-10-11',
    { tripVisit: 'kangyang' },
  ],
  [
    'jinglv',
    '精密铝制品',
    '建设精密铝型材、散热器和结构件生产线。',
    10.2,
    '530621',
    '2023-06-30',
    { tripVisit: 'jinglv' },
  ],
  [
    'lingnan',
    '苹果冷链分选及集散中心',
    '建设苹果分选线、冷链仓储和面向南方市场的集散中心。',
    10,
    '530602',
    '2023-07-07',
    { tripVisit: 'lingnan' },
  ],
]);
