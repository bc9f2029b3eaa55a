/** Where generated companies come from: region code, how often, cities their names begin with. */
export const ORIGINS: { code: string; weight: number; cities: string[] }[] = [
  { code: '110000', weight: 8, cities: ['北京'] },
  { code: '120000', weight: 1, cities: ['天津'] },
  { code: '130000', weight: 1, cities: ['石家庄', '保定'] },
  { code: '310000', weight: 8, cities: ['上海'] },
  { code: '320000', weight: 7, cities: ['江苏', '南京', '苏州', '无锡', '常州'] },
  { code: '330000', weight: 9, cities: ['浙江', '杭州', '宁波', '温州', '义乌'] },
  { code: '340000', weight: 2, cities: ['安徽', '合肥', '芜湖'] },
  { code: '350000', weight: 4, cities: ['福建', '厦门', '泉州', '漳州'] },
  { code: '360000', weight: 2, cities: ['江西', '赣州', '宜春'] },
  { code: '370000', weight: 3, cities: ['山东', '青岛', '烟台'] },
  { code: '410000', weight: 2, cities: ['河南', '郑州', '洛阳'] },
  { code: '420000', weight: 4, cities: ['湖北', '武汉', '宜昌'] },
  { code: '430000', weight: 4, cities: ['湖南', '长沙', '株洲'] },
  { code: '440000', weight: 13, cities: ['广东', '广州', '深圳', '佛山', '东莞'] },
  { code: '450000', weight: 1, cities: ['广西', '南宁'] },
  { code: '500000', weight: 9, cities: ['重庆'] },
  { code: '510000', weight: 14, cities: ['四川', '成都', '宜宾', '泸州', '绵阳'] },
  { code: '520000', weight: 4, cities: ['贵州', '贵阳', '遵义', '毕节'] },
  { code: '530000', weight: 12, cities: ['云南', '昆明', '曲靖', '玉溪', '昭通'] },
  { code: '610000', weight: 2, cities: ['陕西', '西安'] },
  { code: '810000', weight: 1, cities: ['香港'] },
];

export const FANCY = (
  '鑫源 恒泰 瑞丰 盛达 嘉禾 宏图 金盛 华宇 联创 泰和 昌明 永固 博远 亿晟 卓越 天成 众合 启明 新锐 德润 ' +
  '汇通 荣升 凯旋 康佑 正阳 万象 春晖 云杉 青禾 绿源 禾丰 山川 金穗 沃土 润泽 景行 远航 长风 海纳 星河 ' +
  '同创 利民 振邦 安泰 广联 誉达 凌云 晶锐 锐科 智联 思源 慧达 迅通 数域 科隆 普惠 佳信 益民 和顺 福临 ' +
  '乾元 坤泰 东盛 南岭 西瑞 北辰 中润 江源 湖光 峰华 岭秀 谷丰 川越 渝信 滇峰 黔鼎 楚天 湘润 粤海 闽盛 ' +
  '浙联 苏航 沪盈 京华 晋阳 豫顺 皖江 赣江源 鲁岳通 秦川 陇原 桂香 鼎立 硕果 丰谷 百川 千禧 亿佳 兆丰 明德'
).split(' ');

export const FORMS = [
  ['有限公司', 60],
  ['有限责任公司', 12],
  ['股份有限公司', 12],
  ['集团有限公司', 10],
  ['控股有限公司', 4],
  ['（集团）有限公司', 2],
] as const;

export const TITLES = [
  '董事长',
  '总经理',
  '副总经理',
  '投资总监',
  '战略发展部部长',
  '区域经理',
  '项目负责人',
];
