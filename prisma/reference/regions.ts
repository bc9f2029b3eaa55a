import type { Prisma } from '#app/db/generated/client.ts';

type Row = Prisma.RegionCreateManyInput;

// Code, full name, short name, English, origin groups: 长三角 yrd, 珠三角·粤港澳 prd, 京津冀 jjj, 成渝 cy, 港澳台 hmt.
const PROVINCES: [string, string, string, string, ...string[]][] = [
  ['110000', '北京市', '北京', 'Beijing', 'jjj'],
  ['120000', '天津市', '天津', 'Tianjin', 'jjj'],
  ['130000', '河北省', '河北', 'Hebei', 'jjj'],
  ['140000', '山西省', '山西', 'Shanxi'],
  ['150000', '内蒙古自治区', '内蒙古', 'Inner Mongolia'],
  ['210000', '辽宁省', '辽宁', 'Liaoning'],
  ['220000', '吉林省', '吉林', 'Jilin'],
  ['230000', '黑龙江省', '黑龙江', 'Heilongjiang'],
  ['310000', '上海市', '上海', 'Shanghai', 'yrd'],
  ['320000', '江苏省', '江苏', 'Jiangsu', 'yrd'],
  ['330000', '浙江省', '浙江', 'Zhejiang', 'yrd'],
  ['340000', '安徽省', '安徽', 'Anhui', 'yrd'],
  ['350000', '福建省', '福建', 'Fujian'],
  ['360000', '江西省', '江西', 'Jiangxi'],
  ['370000', '山东省', '山东', 'Shandong'],
  ['410000', '河南省', '河南', 'Henan'],
  ['420000', '湖北省', '湖北', 'Hubei'],
  ['430000', '湖南省', '湖南', 'Hunan'],
  ['440000', '广东省', '广东', 'Guangdong', 'prd'],
  ['450000', '广西壮族自治区', '广西', 'Guangxi'],
  ['460000', '海南省', '海南', 'Hainan'],
  ['500000', '重庆市', '重庆', 'Chongqing', 'cy'],
  ['510000', '四川省', '四川', 'Sichuan', 'cy'],
  ['520000', '贵州省', '贵州', 'Guizhou'],
  ['530000', '云南省', '云南', 'Yunnan'],
  ['540000', '西藏自治区', '西藏', 'Tibet'],
  ['610000', '陕西省', '陕西', 'Shaanxi'],
  ['620000', '甘肃省', '甘肃', 'Gansu'],
  ['630000', '青海省', '青海', 'Qinghai'],
  ['640000', '宁夏回族自治区', '宁夏', 'Ningxia'],
  ['650000', '新疆维吾尔自治区', '新疆', 'Xinjiang'],
  ['710000', '台湾省', '台湾', 'Taiwan', 'hmt'],
  ['810000', '香港特别行政区', '香港', 'Hong Kong', 'prd', 'hmt'],
  ['820000', '澳门特别行政区', '澳门', 'Macao', 'prd', 'hmt'],
];

const COUNTIES: [string, string, string, string][] = [
  ['530602', '昭阳区', '昭阳', 'Zhaoyang'],
  ['530621', '鲁甸县', '鲁甸', 'Ludian'],
  ['530622', '巧家县', '巧家', 'Qiaojia'],
  ['530623', '盐津县', '盐津', 'Yanjin'],
  ['530624', '大关县', '大关', 'Daguan'],
  ['530625', '永善县', '永善', 'Yongshan'],
  ['530626', '绥江县', '绥江', 'Suijiang'],
  ['530627', '镇雄县', '镇雄', 'Zhenxiong'],
  ['530628', '彝良县', '彝良', 'Yiliang'],
  ['530629', '威信县', '威信', 'Weixin'],
  ['530681', '水富市', '水富', 'Shuifu'],
];

const COUNTRIES: [string, string, string][] = [
  ['SG', '新加坡', 'Singapore'],
  ['MY', '马来西亚', 'Malaysia'],
  ['TH', '泰国', 'Thailand'],
  ['VN', '越南', 'Vietnam'],
  ['ID', '印度尼西亚', 'Indonesia'],
  ['MM', '缅甸', 'Myanmar'],
  ['LA', '老挝', 'Laos'],
  ['KH', '柬埔寨', 'Cambodia'],
  ['PH', '菲律宾', 'Philippines'],
  ['IN', '印度', 'India'],
  ['PK', '巴基斯坦', 'Pakistan'],
  ['BD', '孟加拉国', 'Bangladesh'],
  ['LK', '斯里兰卡', 'Sri Lanka'],
  ['NP', '尼泊尔', 'Nepal'],
  ['JP', '日本', 'Japan'],
  ['KR', '韩国', 'South Korea'],
  ['US', '美国', 'United States'],
  ['CA', '加拿大', 'Canada'],
  ['GB', '英国', 'United Kingdom'],
  ['DE', '德国', 'Germany'],
  ['FR', '法国', 'France'],
  ['NL', '荷兰', 'Netherlands'],
  ['IT', '意大利', 'Italy'],
  ['ES', '西班牙', 'Spain'],
  ['CH', '瑞士', 'Switzerland'],
  ['LU', '卢森堡', 'Luxembourg'],
  ['IE', '爱尔兰', 'Ireland'],
  ['SE', '瑞典', 'Sweden'],
  ['RU', '俄罗斯', 'Russia'],
  ['AE', '阿联酋', 'United Arab Emirates'],
  ['SA', '沙特阿拉伯', 'Saudi Arabia'],
  ['IL', '以色列', 'Israel'],
  ['AU', '澳大利亚', 'Australia'],
  ['NZ', '新西兰', 'New Zealand'],
  ['BR', '巴西', 'Brazil'],
  ['ZA', '南非', 'South Africa'],
  ['VG', '英属维尔京群岛', 'British Virgin Islands'],
  ['KY', '开曼群岛', 'Cayman Islands'],
];

const provinces: Row[] = PROVINCES.map(([code, name, shortName, nameEn, ...groups], sortOrder) => ({
  code,
  level: 'province',
  name,
  shortName,
  nameEn,
  groups,
  sortOrder,
}));

const zhaotong: Row = {
  code: '530600',
  level: 'city',
  name: '昭通市',
  shortName: '昭通',
  nameEn: 'Zhaotong',
  parentCode: '530000',
  groups: [],
  sortOrder: 0,
};

const counties: Row[] = COUNTIES.map(([code, name, shortName, nameEn], sortOrder) => ({
  code,
  level: 'county',
  name,
  shortName,
  nameEn,
  parentCode: zhaotong.code,
  groups: [],
  sortOrder,
}));

const countries: Row[] = COUNTRIES.map(([code, name, nameEn], index) => ({
  code,
  level: 'country',
  name,
  shortName: name,
  nameEn,
  groups: ['foreign'],
  sortOrder: 100 + index,
}));

/** Divisions by GB/T 2260 and countries by ISO 3166, parents before children. */
export const regions: Row[] = [...provinces, zhaotong, ...counties, ...countries];
