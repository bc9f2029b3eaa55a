/** What the companies called on by a trip want to build, where the tables of large deals do not say. */
export const VISITED_PRODUCTS: Record<string, { product: string; content: string }> = {
  qingyuan: { product: '用户侧储能', content: '在园区企业建设用户侧储能，参与需求响应。' },
  yongxin: { product: '硅碳负极材料', content: '建设硅碳负极材料中试线和量产线。' },
  suneng: { product: '光伏组件封装', content: '建设光伏组件封装线，配套接线盒和胶膜仓储。' },
  hengjing: { product: '石英坩埚', content: '建设石英坩埚生产线，为本地单晶拉棒配套。' },
  yulv: { product: '轻合金压铸件', content: '使用水电铝液直供，建设轻合金压铸和机加车间。' },
  shancheng: { product: '冷链物流园', content: '建设冷库、分拣中心和冷藏车队，服务苹果、蔬菜外运。' },
  shuzhi: { product: '农产品云仓', content: '建设农产品云仓和直播供应链平台。' },
  chaguo: { product: '果蔬饮品', content: '建设苹果、刺梨饮品灌装线和研发中心。' },
  tianfu: { product: '电子级硅材料封装', content: '建设电子封装材料生产线和检测中心。' },
  yunsuan: { product: '边缘算力节点', content: '建设边缘算力节点和灾备机房，服务政企上云。' },
};
