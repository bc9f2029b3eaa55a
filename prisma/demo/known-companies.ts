import type { Chain } from './products.ts';

/** A company that the tables of trips and large projects name. */
export interface KnownCompany {
  name: string;
  origin: string;
  chain: Chain;
  kinds?: string[];
  group?: string;
  aliases?: string[];
  former?: string[];
  /** Real and public: no code is invented for it, and foreign investors have none. */
  withoutUscc?: boolean;
}

/** The companies visited on the nine trips, and investors of the large projects, by key. */
export const KNOWN: Record<string, KnownCompany> = {
  shoulv: {
    name: '北京首都旅游集团有限责任公司',
    origin: '110000',
    chain: 'tourism_health',
    kinds: ['china_500', 'local_soe'],
    aliases: ['首都旅游集团', '首旅集团'],
    withoutUscc: true,
  },
  jialong: {
    name: '北京佳龙投资集团有限公司',
    origin: '110000',
    chain: 'tourism_health',
    group: '佳龙投资集团',
    aliases: ['佳龙投资集团', '北京佳龙'],
    withoutUscc: true,
  },
  baoli: {
    name: '中国保利集团有限公司',
    origin: '110000',
    chain: 'tourism_health',
    kinds: ['global_500', 'central_soe'],
    aliases: ['保利集团'],
    withoutUscc: true,
  },
  qibin: {
    name: '株洲旗滨集团股份有限公司',
    origin: '430000',
    chain: 'silicon_aluminium',
    kinds: ['listed'],
    group: '旗滨集团',
    aliases: ['旗滨集团'],
    withoutUscc: true,
  },
  qibinSolar: {
    name: '湖南旗滨光伏科技有限公司',
    origin: '430000',
    chain: 'silicon_aluminium',
    group: '旗滨集团',
    aliases: ['旗滨光伏'],
    withoutUscc: true,
  },
  yousheng: {
    name: '上海友升铝业股份有限公司',
    origin: '310000',
    chain: 'silicon_aluminium',
    aliases: ['上海友升'],
    withoutUscc: true,
  },
  qingyuan: { name: '北京清源绿储能源科技有限公司', origin: '110000', chain: 'green_energy' },
  huxin: {
    name: '上海沪芯硅能材料有限公司',
    origin: '310000',
    chain: 'silicon_aluminium',
    kinds: ['little_giant'],
  },
  huirong: { name: '上海汇融果蔬供应链有限公司', origin: '310000', chain: 'highland_farming' },
  lingnan: {
    name: '广州岭鲜果业控股有限公司',
    origin: '440000',
    chain: 'highland_farming',
    kinds: ['gazelle'],
  },
  liyuan: {
    name: '深圳锂原新能源材料股份有限公司',
    origin: '440000',
    chain: 'battery_materials',
    kinds: ['listed'],
  },
  jinglv: { name: '东莞精合铝制品有限公司', origin: '440000', chain: 'silicon_aluminium' },
  chuneng: {
    name: '武汉楚储电池科技有限公司',
    origin: '420000',
    chain: 'battery_materials',
    kinds: ['unicorn'],
  },
  yunsuan: { name: '武汉光合云算数据有限公司', origin: '420000', chain: 'digital' },
  jianglin: {
    name: '湖北江麟磷化集团股份有限公司',
    origin: '420000',
    chain: 'battery_materials',
    kinds: ['private_500', 'chain_leader'],
    former: ['湖北江麟化肥有限公司'],
  },
  tianfu: { name: '成都天辅电子材料有限公司', origin: '510000', chain: 'digital', kinds: ['specialised'] },
  shunan: {
    name: '四川蜀笋竹业集团有限公司',
    origin: '510000',
    chain: 'highland_farming',
    kinds: ['chain_leader'],
  },
  kangyang: { name: '成都锦里康养文旅有限公司', origin: '510000', chain: 'tourism_health' },
  shuzhi: { name: '杭州数枝云仓科技有限公司', origin: '330000', chain: 'digital', kinds: ['gazelle'] },
  yongxin: { name: '宁波甬芯电池材料有限公司', origin: '330000', chain: 'battery_materials' },
  chaguo: { name: '浙江茶果时代食品有限公司', origin: '330000', chain: 'highland_farming' },
  xiangjiang: { name: '湖南湘湾新能源装备有限公司', origin: '430000', chain: 'green_energy' },
  lugu: { name: '长沙麓禾智能农机有限公司', origin: '430000', chain: 'digital' },
  suneng: {
    name: '江苏苏晟光伏科技股份有限公司',
    origin: '320000',
    chain: 'silicon_aluminium',
    kinds: ['listed'],
  },
  hengjing: {
    name: '苏州恒璟硅材料有限公司',
    origin: '320000',
    chain: 'silicon_aluminium',
    kinds: ['little_giant'],
  },
  yulv: { name: '重庆渝轻铝合金有限公司', origin: '500000', chain: 'silicon_aluminium' },
  shancheng: { name: '重庆山橙冷链物流有限公司', origin: '500000', chain: 'highland_farming' },

  jinshaHydro: {
    name: '云南金沙清能发展集团有限公司',
    origin: '530000',
    chain: 'green_energy',
    kinds: ['local_soe'],
    group: '金沙清能集团',
  },
  wumengWind: {
    name: '北京乌蒙风光能源投资有限公司',
    origin: '110000',
    chain: 'green_energy',
    kinds: ['china_500'],
  },
  xidu: { name: '四川溪渡储能科技有限公司', origin: '510000', chain: 'green_energy' },
  dongfangli: {
    name: '江西东方锂材股份有限公司',
    origin: '360000',
    chain: 'battery_materials',
    kinds: ['listed'],
  },
  mingke: {
    name: '福建铭科负极材料有限公司',
    origin: '350000',
    chain: 'battery_materials',
    kinds: ['single_champion'],
  },
  haolv: {
    name: '山东浩铝高端合金有限公司',
    origin: '370000',
    chain: 'silicon_aluminium',
    kinds: ['private_500'],
  },
  guangjing: { name: '安徽光璟组件科技有限公司', origin: '340000', chain: 'silicon_aluminium' },
  zhuyun: { name: '四川竹韵纸业集团有限公司', origin: '510000', chain: 'highland_farming' },
  wumengTrip: {
    name: '昆明乌蒙山水文旅投资有限公司',
    origin: '530000',
    chain: 'tourism_health',
    kinds: ['local_soe'],
  },
  suanli: { name: '广东算力云港科技有限公司', origin: '440000', chain: 'digital', kinds: ['specialised'] },
  mushan: {
    name: '贵州牧山农牧集团有限公司',
    origin: '520000',
    chain: 'highland_farming',
    kinds: ['private_500'],
  },
  pingguo: {
    name: '陕西塬上果业集团有限公司',
    origin: '610000',
    chain: 'highland_farming',
    kinds: ['chain_leader'],
  },

  mekong: {
    name: 'Mekong Highland Foods Co., Ltd.',
    origin: 'TH',
    chain: 'highland_farming',
    aliases: ['湄公河高原食品'],
    withoutUscc: true,
  },
  lanxang: {
    name: 'Lanexang Agro Trading Co., Ltd.',
    origin: 'LA',
    chain: 'highland_farming',
    aliases: ['澜沧农贸'],
    withoutUscc: true,
  },
  straits: {
    name: 'Straits Evergreen Energy Pte. Ltd.',
    origin: 'SG',
    chain: 'green_energy',
    aliases: ['海峡常青能源'],
    withoutUscc: true,
  },
  rhein: {
    name: 'Rheinwerk Leichtbau GmbH',
    origin: 'DE',
    chain: 'silicon_aluminium',
    aliases: ['莱茵轻量化'],
    withoutUscc: true,
  },
  hkMaterials: {
    name: '香港恒昇新材料有限公司',
    origin: '810000',
    chain: 'battery_materials',
    aliases: ['恒昇新材料'],
    withoutUscc: true,
  },
  hkLogistics: {
    name: '香港維港冷鏈物流有限公司',
    origin: '810000',
    chain: 'highland_farming',
    withoutUscc: true,
  },
  taiwanTea: {
    name: '台灣高山茶業股份有限公司',
    origin: '710000',
    chain: 'highland_farming',
    withoutUscc: true,
  },
  hanhwa: {
    name: 'Hanbit Cell Materials Inc.',
    origin: 'KR',
    chain: 'battery_materials',
    aliases: ['韩光电池材料'],
    withoutUscc: true,
  },
};
