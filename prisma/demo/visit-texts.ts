import type { VisitKind } from '#app/db/generated/client.ts';

/** Summary and outcome of a first talk, by kind; {project} is filled in. */
export const FIRST_TALKS: Record<VisitKind, { summary: string; outcome: string }[]> = {
  outbound: [
    {
      summary: '上门介绍昭通绿电、园区和人力成本，企业介绍扩产计划，拟布局{project}。',
      outcome: '企业有投资意向，愿来昭考察。',
    },
    {
      summary: '走访企业总部和车间，就{project}交换意见，企业关注电价和运输成本。',
      outcome: '约定提供要素价格清单。',
    },
  ],
  inbound: [
    {
      summary: '企业一行考察园区标准厂房和地块，听取要素保障介绍，就{project}座谈。',
      outcome: '对地块基本满意，带回内部论证。',
    },
    {
      summary: '陪同考察拟选址地块和周边配套，企业提出{project}用地用电需求。',
      outcome: '责任单位逐项回复企业诉求。',
    },
  ],
  meeting: [
    { summary: '会谈{project}的规模、工艺和进度设想，介绍支持政策。', outcome: '双方同意进入研判。' },
    { summary: '企业介绍主营业务和{project}初步方案，我方介绍产业链配套。', outcome: '企业补充项目建议书。' },
  ],
  call: [
    { summary: '电话了解{project}投资计划、资金来源和时间安排。', outcome: '企业同意面谈。' },
    { summary: '电话沟通{project}，企业询问用地指标和物流条件。', outcome: '发送投资指南，约定下次联系。' },
  ],
};

/** Later talks of the deals with a longer story, in order. */
export const FOLLOW_UPS: { kind: VisitKind; place: string; summary: string; outcome: string }[] = [
  {
    kind: 'inbound',
    place: '拟选址地块',
    summary: '企业技术团队实地踏勘，查看进场道路、供水、供电接入点，取土样。',
    outcome: '选定首选地块，企业出具用地需求说明。',
  },
  {
    kind: 'meeting',
    place: '会议室',
    summary: '发改、自规、生态环境、供电等部门与企业逐条对接要素条件。',
    outcome: '用电接入方案确定，环评路径明确。',
  },
  {
    kind: 'call',
    place: '电话',
    summary: '就投资强度、亩均税收和履约条款沟通，企业反馈法务意见。',
    outcome: '协议文本剩两条待商。',
  },
  {
    kind: 'outbound',
    place: '企业总部',
    summary: '上门考察同类工厂的工艺、环保设施和用工情况，会见企业负责人。',
    outcome: '核实企业实力，确认项目分期。',
  },
  {
    kind: 'meeting',
    place: '市投资促进局',
    summary: '召开项目协调会，明确县区、园区和企业的时间表。',
    outcome: '形成会议纪要，按周调度。',
  },
];

export const TRIP_TALKS: { summary: string; outcome: string; nextStep: string }[] = [
  {
    summary: '主要负责同志介绍昭通区位、清洁能源和产业基础，企业介绍发展战略，双方就合作方向深入交流。',
    outcome: '企业表示近期组团来昭考察。',
    nextStep: '发出考察邀请函并拟定行程',
  },
  {
    summary: '参观企业展厅和生产线，座谈产业链配套、电价和物流，企业提出投资设想。',
    outcome: '双方建立对接专班，逐项研究诉求。',
    nextStep: '报送要素保障回复清单',
  },
  {
    summary: '就项目选址、规模和分期建设交换意见，企业希望明确用地和能耗指标。',
    outcome: '企业拟提交项目建议书。',
    nextStep: '跟进项目建议书并组织研判',
  },
];
