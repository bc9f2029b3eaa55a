import type { Prisma } from '#app/db/generated/client.ts';
import { addDays, fromDateColumn } from '#app/lib/dates.ts';
import { EDITIONS, type EditionKey, editionId } from './events.ts';
import { demoId } from './ids.ts';
import { ORGANIZER, teamId } from './teams.ts';
import { userId } from './users.ts';

const CEREMONIES: readonly EditionKey[] = ['csa-7', 'apple-2023'];

/** Each signing takes its time on the stage. */
const MINUTES_EACH = 3;

interface World {
  companies: Prisma.CompanyCreateManyInput[];
  deals: Prisma.DealCreateManyInput[];
  dealInvestors: Prisma.DealInvestorCreateManyInput[];
  agreements: Prisma.AgreementCreateManyInput[];
}

/** The list prepared for the promotion conference that lies ahead, and those of the ceremonies that were held. */
export function signingItems(world: World): Prisma.SigningItemCreateManyInput[] {
  return [...prepared(world), ...held(world.agreements)];
}

/** Where the guests of the conference come from. */
const NEARBY = ['310000', '320000', '330000'];
const PREPARED = 8;
const KINDS = ['contract', 'framework', 'contract', 'intent'] as const;

/** Deals in negotiation with investors from around Shanghai, the largest first. */
function prepared({ companies, deals, dealInvestors }: World): Prisma.SigningItemCreateManyInput[] {
  const near = new Map(
    companies.filter(({ originCode }) => NEARBY.includes(originCode ?? '')).map((one) => [one.id, one]),
  );
  const lead = new Map(
    dealInvestors.filter(({ isLead }) => isLead).map((one) => [one.dealId, one.companyId]),
  );
  const listed = new Date('2023-11-10T16:00:00+08:00');
  return deals
    .filter(
      ({ stage, status, estimatedCurrency }) =>
        `${stage} ${status} ${estimatedCurrency}` === 'negotiating active CNY',
    )
    .filter(({ id }) => near.has(lead.get(id ?? '') ?? ''))
    .sort((a, b) => Number(b.estimatedAmount) - Number(a.estimatedAmount))
    .slice(0, PREPARED)
    .map(
      (deal, index): Prisma.SigningItemCreateManyInput => ({
        id: demoId(`signing:planned:${deal.id}`, listed),
        editionId: editionId('promotion-shanghai'),
        dealId: deal.id ?? '',
        position: index + 1,
        kind: KINDS[index % KINDS.length] ?? 'contract',
        amount: deal.estimatedAmount ?? '0',
        signatoryId: lead.get(deal.id ?? '') ?? '',
        signedBy: '县（市、区）人民政府代表（演示）、企业代表（演示）',
        recordedById: userId('organizer'),
        teamId: teamId(ORGANIZER),
        recordedAt: listed,
      }),
    );
}

/** The ceremonies as they were signed: day by day from ten o'clock, the largest first. */
function held(agreements: Prisma.AgreementCreateManyInput[]): Prisma.SigningItemCreateManyInput[] {
  return CEREMONIES.flatMap((key) => {
    const listed = new Date(`${addDays(EDITIONS[key].from, -1)}T16:00:00+08:00`);
    const signed = agreements
      .filter((agreement) => agreement.editionId === editionId(key))
      .map((agreement) => ({ ...agreement, day: fromDateColumn(new Date(agreement.signedOn)) }))
      .sort((a, b) => a.day.localeCompare(b.day) || Number(b.amount) - Number(a.amount));
    return signed.map((agreement, index): Prisma.SigningItemCreateManyInput => {
      const turn = index - signed.findIndex(({ day }) => day === agreement.day);
      const ten = new Date(`${agreement.day}T10:00:00+08:00`).getTime();
      return {
        id: demoId(`signing:${agreement.id}`, listed),
        editionId: editionId(key),
        dealId: agreement.dealId,
        position: index + 1,
        kind: agreement.kind,
        title: agreement.title,
        amount: agreement.amount,
        original: agreement.original,
        currency: agreement.currency,
        rate: agreement.rate,
        rateOn: agreement.rateOn,
        signatoryId: agreement.signatoryId,
        signedBy: agreement.signedBy,
        agreementId: agreement.id,
        signedAt: new Date(ten + turn * MINUTES_EACH * 60_000),
        deskUserId: userId('organizer'),
        recordedById: userId('organizer'),
        teamId: teamId(ORGANIZER),
        recordedAt: listed,
      };
    });
  });
}
