import type { Prisma } from '#app/db/generated/client.ts';
import type { Stage } from '#app/domain/deals/stage.ts';
import { addDays, toDateColumn } from '#app/lib/dates.ts';
import { TODAY } from './calendar.ts';
import type { DealPlan } from './plan.ts';
import type { Random } from './random.ts';
import { userId } from './users.ts';

const STEPS: Record<Stage, string[]> = {
  lead: ['电话回访投资方，约定首次洽谈', '发送投资环境资料和要素价格表', '核实投资方实力和已投项目'],
  screening: [
    '组织发改、自规、环保会商研判',
    '补充能耗和用地测算',
    '请投资方提交项目建议书',
    '实地考察投资方生产基地',
  ],
  negotiating: [
    '就用地和电价条件再谈一轮',
    '邀请投资方来昭实地选址',
    '完成投资协议初稿并送法律审核',
    '向市政府专题会汇报项目',
    '陪同投资方勘察地块',
  ],
  signed: ['协助注册项目公司', '召开落地协调会', '推进土地报批'],
  registered: ['帮办项目备案', '推进土地报批', '协调注册资本到位'],
  approved: ['办理施工许可', '协调场地平整和用电接入', '催签施工合同'],
  started: ['指导申报入库纳统', '协调施工用电用水', '核对工程形象进度'],
  in_statistics: ['核对月度投资完成额', '协调设备进场', '召开现场调度会'],
  completed: ['协助办理竣工验收', '协调用工招聘', '协助申请用电增容'],
  producing: ['指导申报规上企业', '协助对接上下游企业', '兑现扶持政策'],
  at_capacity: ['洽谈二期扩产', '兑现扶持政策'],
};

/**
 * What is to be done next: some overdue, some today, most ahead. Halted deals, some signed ones and those signed the
 * year before have none.
 */
export function nextStep(plan: DealPlan, stage: Stage, draw: Random): Partial<Prisma.DealCreateManyInput> {
  const isSettled = plan.stage === 'signed' && plan.enteredOn < '2023-01-01';
  if (plan.halted || isSettled || draw.chance(plan.stage === 'signed' ? 0.3 : 0.1)) return {};
  const days = draw.weighted([
    [draw.int(-25, -1), 22],
    // The account that most visitors sign in with has something to do today.
    [0, plan.owner === 'officer' ? 16 : 5],
    [draw.int(1, 7), 28],
    [draw.int(8, 45), 45],
  ]);
  const due = addDays(TODAY, days);
  return {
    nextStep: draw.pick(STEPS[stage]),
    nextStepOwnerId: userId(plan.owner),
    nextStepDue: toDateColumn(due),
  };
}
