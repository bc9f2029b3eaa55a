/** Short names of the province-level divisions, as they stand at the head of company names. */
export const PROVINCES = (
  '北京 天津 上海 重庆 河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 海南 ' +
  '四川 贵州 云南 陕西 甘肃 青海 台湾 内蒙古 广西 西藏 宁夏 新疆 香港 澳门'
).split(' ');

/** By province the cities that company names often begin with or bracket: prefecture-level ones and a few strong counties. */
const CITIES_OF: Record<string, string> = {
  河北: '石家庄 唐山 秦皇岛 邯郸 邢台 保定 张家口 承德 沧州 廊坊 衡水',
  山西: '太原 大同 阳泉 长治 晋城 朔州 晋中 运城 忻州 临汾 吕梁',
  内蒙古: '呼和浩特 包头 乌海 赤峰 通辽 鄂尔多斯',
  辽宁: '沈阳 大连 鞍山 抚顺 本溪 丹东 锦州 营口 辽阳 盘锦 铁岭 葫芦岛',
  吉林: '长春 四平 通化',
  黑龙江: '哈尔滨 齐齐哈尔 大庆 佳木斯 牡丹江',
  江苏: '南京 无锡 徐州 常州 苏州 南通 连云港 淮安 盐城 扬州 镇江 泰州 宿迁',
  浙江: '杭州 宁波 温州 嘉兴 湖州 绍兴 金华 衢州 舟山 台州 丽水 义乌',
  安徽: '合肥 芜湖 蚌埠 淮南 马鞍山 淮北 铜陵 安庆 黄山 滁州 阜阳 宿州 六安 亳州 池州 宣城',
  福建: '福州 厦门 莆田 三明 泉州 漳州 南平 龙岩 宁德',
  江西: '南昌 景德镇 萍乡 九江 新余 鹰潭 赣州 吉安 宜春 抚州 上饶',
  山东: '济南 青岛 淄博 枣庄 东营 烟台 潍坊 济宁 泰安 威海 日照 临沂 德州 聊城 滨州 菏泽',
  河南: '郑州 开封 洛阳 平顶山 安阳 鹤壁 新乡 焦作 濮阳 许昌 漯河 三门峡 南阳 商丘 信阳 周口 驻马店',
  湖北: '武汉 黄石 十堰 宜昌 襄阳 鄂州 荆门 孝感 荆州 黄冈 咸宁 随州',
  湖南: '长沙 株洲 湘潭 衡阳 邵阳 岳阳 常德 张家界 益阳 郴州 永州 怀化 娄底',
  广东: '广州 深圳 珠海 汕头 佛山 韶关 河源 梅州 惠州 汕尾 东莞 中山 江门 阳江 湛江 茂名 肇庆 清远 潮州 揭阳 云浮',
  广西: '南宁 柳州 桂林 梧州 北海 钦州 贵港 玉林 百色',
  海南: '海口 三亚',
  四川: '成都 自贡 攀枝花 泸州 德阳 绵阳 广元 遂宁 内江 乐山 南充 眉山 宜宾 广安 达州 雅安 巴中 资阳 凉山',
  贵州: '贵阳 六盘水 遵义 安顺 毕节 铜仁',
  云南: '昆明 曲靖 玉溪 保山 昭通 丽江 普洱 临沧 楚雄 红河 文山 西双版纳 大理 德宏 怒江 迪庆',
  西藏: '拉萨',
  陕西: '西安 铜川 宝鸡 咸阳 渭南 延安 汉中 榆林 安康 商洛',
  甘肃: '兰州 嘉峪关 金昌 白银 天水 武威 张掖 酒泉',
  青海: '西宁',
  宁夏: '银川 石嘴山',
  新疆: '乌鲁木齐 克拉玛依',
  台湾: '台北 高雄',
};

const PROVINCE_OF = new Map(
  Object.entries(CITIES_OF).flatMap(([province, cities]) =>
    cities.split(' ').map((city) => [city, province] as const),
  ),
);

export const CITIES = [...PROVINCE_OF.keys()];

/** The province of the city a text begins with: 宁波市 lies in 浙江. */
export function provinceOf(text: string): string | undefined {
  const city = CITIES.find((name) => text.startsWith(name));
  return city && PROVINCE_OF.get(city);
}

/** The counties of Zhaotong, by the stem that company names use. */
export const COUNTIES = '昭阳 鲁甸 巧家 盐津 大关 永善 绥江 镇雄 彝良 威信 水富'.split(' ');
