import { addDays, type LocalDate } from '#app/lib/dates.ts';
import { scaled, yi } from './amounts.ts';
import { workday } from './calendar.ts';
import type { EditionKey } from './events.ts';
import { type Random, random } from './random.ts';
import type { DealSeed } from './seeds.ts';

type Halted = { status: 'paused' | 'terminated'; reason: string; text: string };

const HALTED: Record<'lead' | 'screening', Halted[]> = {
  lead: [
    { status: 'paused', reason: 'investor_waits', text: '投资方内部决策暂缓，约定年底再谈。' },
    { status: 'paused', reason: 'no_contact', text: '两次电话无人接听，待商会协助联系。' },
    { status: 'terminated', reason: 'elsewhere', text: '投资方已在外省落地同类项目。' },
    { status: 'terminated', reason: 'unfit', text: '工艺属限制类，不符合产业政策。' },
  ],
  screening: [
    { status: 'paused', reason: 'land', text: '所需连片用地指标年内无法安排。' },
    { status: 'paused', reason: 'funding', text: '投资方融资尚未到位。' },
    { status: 'terminated', reason: 'environment', text: '研判认为能耗、环评难以通过。' },
    { status: 'terminated', reason: 'terms', text: '用电价格条件未谈拢。' },
    { status: 'terminated', reason: 'market', text: '产品价格下行，投资方撤回意向。' },
  ],
};

const FAIRS: EditionKey[] = ['ciie-6', 'ciie-6', 'ciie-6', 'canton-134', 'canton-134'];

/** 60 leads and 45 deals under screening; only here some are paused or ended. */
export function earlySeeds(): DealSeed[] {
  const draw = random('early');
  return [...stageSeeds('lead', 60, draw), ...stageSeeds('screening', 45, draw)];
}

function stageSeeds(stage: 'lead' | 'screening', count: number, draw: Random): DealSeed[] {
  return Array.from({ length: count }, (_, index): DealSeed => {
    const halted = HALTED[stage][index];
    const yuan = scaled(yi(4), draw.logNormal(1.2, 20));
    const fair = stage === 'lead' ? FAIRS[index - HALTED.lead.length] : undefined;
    const seed: DealSeed = {
      key: `${stage}-${index}`,
      stage,
      estimated: { yuan },
      enteredOn: halted ? day('2023-03-01', 120) : day('2023-08-07', 95),
    };
    if (halted)
      return { ...seed, halted: { ...halted, on: workday(addDays(seed.enteredOn, draw.int(20, 90))) } };
    if (fair) return { ...seed, metAt: fair };
    return seed;
  });

  function day(from: LocalDate, days: number): LocalDate {
    return workday(addDays(from, draw.int(0, days)));
  }
}
