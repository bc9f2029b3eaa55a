import { type AgreementKind, Prisma } from '#app/db/generated/client.ts';
import { type SignedFigures, signedFigures } from '#app/domain/agreements/agreement.rules.ts';
import { addDays, type LocalDate, toDateColumn } from '#app/lib/dates.ts';
import type { Yuan } from '#app/lib/money.ts';
import { scaled } from './amounts.ts';
import { between, instant, LAST_DAY, notedOn } from './calendar.ts';
import { editionId } from './events.ts';
import { demoId } from './ids.ts';
import type { DealPlan } from './plan.ts';
import { type Random, random } from './random.ts';
import { countyOf, teamId } from './teams.ts';
import { userId } from './users.ts';

interface Paper {
  kind: AgreementKind;
  on: LocalDate;
  amount: Yuan;
}

const TITLES: Record<AgreementKind, string> = {
  intent: '投资意向协议',
  framework: '战略合作框架协议',
  contract: '投资协议',
  supplement: '补充协议',
  capital_increase: '增资协议',
};

export interface SignedDeal {
  rows: Prisma.AgreementCreateManyInput[];
  figures: SignedFigures;
}

/** A signed deal's papers, and what the counting rules make of them; null before the signing. */
export function agreementsOf(plan: DealPlan, signatoryId: string): SignedDeal | null {
  if (!plan.signed) return null;
  const { edition, money } = plan.signed;
  const draw = random(`agreements:${plan.key}`);
  const papers = papersOf(plan.signed.papers, plan.enteredOn, money.yuan, draw);
  const counted = papers.map((paper, index) => ({
    seq: index + 1,
    kind: paper.kind,
    signedOn: paper.on,
    amount: paper.amount,
    editionId: index === 0 && edition ? editionId(edition) : null,
  }));
  const figures = signedFigures(counted);
  if (!figures) throw new Error(`${plan.key} has no agreement that signs it`);
  const rows = counted.map(({ seq, kind, signedOn, amount, editionId }): Prisma.AgreementCreateManyInput => {
    const at = instant(notedOn(signedOn, draw.chance(0.2) ? 1 : 0), draw);
    const foreign = money.foreign;
    return {
      id: demoId(`agreement:${plan.key}:${seq}`, at),
      dealId: plan.id,
      seq,
      kind,
      title: `${plan.name}${TITLES[kind]}`,
      signedOn: toDateColumn(signedOn),
      amount,
      original: foreign?.original ?? null,
      currency: foreign?.currency ?? 'CNY',
      rate: foreign?.rate ?? null,
      rateOn: foreign ? toDateColumn(foreign.rateOn) : null,
      signatoryId,
      signedBy: `${countyOf(plan.county).name}人民政府代表（演示）、${plan.investor.short}代表（演示）`,
      editionId,
      teamId: teamId(plan.team),
      countyCode: plan.county,
      recordedAt: at,
      recordedById: userId(plan.owner),
    };
  });
  return { rows, figures };
}

function papersOf(papers: string, on: LocalDate, amount: Yuan, draw: Random): Paper[] {
  const later = () => between(addDays(on, 5), LAST_DAY, 0.2 + draw.next() * 0.6);
  const supplement = (): Paper => ({ kind: 'supplement', on: LAST_DAY, amount: '0.00' });
  switch (papers) {
    case 'framework':
    case 'intent':
      return [{ kind: papers, on, amount }];
    case 'intent_contract':
    case 'framework_contract': {
      const first: Paper = {
        kind: papers === 'intent_contract' ? 'intent' : 'framework',
        on,
        amount: scaled(amount, 0.7 + draw.next() * 0.6),
      };
      const upgraded: Paper[] = [first, { kind: 'contract', on: later(), amount }];
      return draw.chance(0.2) ? [...upgraded, supplement()] : upgraded;
    }
    case 'increase': {
      const increase = scaled(amount, 0.1 + draw.next() * 0.15);
      const base = new Prisma.Decimal(amount).minus(increase);
      if (base.lte(increase)) return [{ kind: 'contract', on, amount }];
      return [
        { kind: 'contract', on, amount: base.toFixed(2) },
        { kind: 'capital_increase', on: later(), amount: increase },
      ];
    }
    case 'supplement':
      return [
        { kind: 'contract', on, amount },
        { kind: 'supplement', on: later(), amount: '0.00' },
      ];
    default:
      return [{ kind: 'contract', on, amount }];
  }
}
