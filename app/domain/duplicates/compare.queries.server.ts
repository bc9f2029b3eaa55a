import type { Ctx } from '#app/auth/user.ts';
import { visibleCompanies, visibleDeals } from '#app/auth/visible.ts';
import { db } from '#app/db/client.server.ts';
import { Prisma } from '#app/db/generated/client.ts';
import { isPast } from '#app/domain/deals/stage.ts';
import { codeName, i18nFor } from '#app/i18n/i18n.server.ts';
import { formatInstant, fromDateColumn } from '#app/lib/dates.ts';
import { formatWan, formatYi } from '#app/lib/money.ts';
import { forbidden, notFound, refused } from '#app/lib/refusal.ts';
import type { Watched } from './change-set.server.ts';
import { canMerge } from './duplicate.policy.ts';
import type { Kind } from './merge.schema.ts';
import { COMPANY_LINKS } from './merge-companies.server.ts';
import { DEAL_LINKS } from './merge-deals.server.ts';
import { COMPANY_FIELDS, type CompanyField, DEAL_FIELDS, type DealField } from './merge-fields.ts';
import { twinPapers } from './merge-papers.server.ts';
import { compareCompanies, compareDeals, type Reason } from './similarity.rules.ts';
import { readCompanyTraits, readDealTraits } from './traits.server.ts';

type Texts = Record<string, string>;

/** Two records beside each other, as the page of a merge shows them. */
export interface Comparison {
  kind: Kind;
  kept: Compared;
  merged: Compared;
  score: number;
  reasons: Reason[];
  /** Each field with what either says, and which side stays unless somebody chooses. */
  fields: { field: string; kept: string; merged: string; stays: 'kept' | 'merged' }[];
  /** What goes along, by table. */
  moves: { what: string; count: number }[];
  /** Papers and money that both hold and that count once. */
  twins: number;
  /** Whether the other one may be kept instead. */
  canSwap: boolean;
}

export interface Compared {
  id: string;
  label: string;
  version: number;
  team: string;
  /** When it was reported. */
  reported: string;
}

/** Two records to be made one. @throws Refusal `not_found`, `forbidden`, `refused` for one with itself */
export function readComparison(ctx: Ctx, kind: Kind, keptId: string, mergedId: string): Promise<Comparison> {
  if (keptId === mergedId) throw refused('duplicates:refusal.same');
  return kind === 'companies'
    ? compareTwoCompanies(ctx, keptId, mergedId)
    : compareTwoDeals(ctx, keptId, mergedId);
}

const NAMED = { select: { name: true, nameEn: true } } as const;

async function compareTwoCompanies(ctx: Ctx, keptId: string, mergedId: string): Promise<Comparison> {
  const ids = [keptId, mergedId];
  const found = await db().company.findMany({
    where: { AND: [{ id: { in: ids } }, visibleCompanies(ctx.user)] },
    include: { team: { select: { name: true } }, origin: NAMED, industry: NAMED },
  });
  const [kept, merged] = bothOf(ctx, found, ids);
  const texts = (company: typeof kept): Texts => ({
    name: company.name,
    uscc: company.uscc ?? '',
    originCode: company.origin ? codeName(company.origin, ctx.locale) : '',
    industryCode: company.industry ? codeName(company.industry, ctx.locale) : '',
    groupName: company.groupName ?? '',
    website: company.website ?? '',
    address: company.address ?? '',
    profile: company.profile,
    teamId: company.team.name,
  });
  const traits = await readCompanyTraits(db(), ids);
  const [one, other] = [traits.get(keptId), traits.get(mergedId)];
  if (!one || !other) throw notFound();
  const side = (company: typeof kept): Compared => ({
    id: company.id,
    label: company.name,
    version: company.version,
    team: company.team.name,
    reported: formatInstant(company.createdAt),
  });
  return {
    kind: 'companies',
    kept: side(kept),
    merged: side(merged),
    ...compareCompanies(one, other),
    fields: fieldsOf<CompanyField>(COMPANY_FIELDS, texts(kept), texts(merged)),
    moves: await countMoves([...COMPANY_LINKS, INVESTMENTS], mergedId),
    twins: 0,
    canSwap: true,
  };
}

const INVESTMENTS: Watched = { table: 'deal_investor', column: 'company_id', key: [] };

const DEAL = {
  team: { select: { name: true } },
  owner: { select: { name: true } },
  county: NAMED,
  industry: NAMED,
  chain: NAMED,
  agreements: { where: { voidedAt: null } },
  arrivals: { where: { voidedAt: null }, select: { arrivedOn: true, amount: true } },
} satisfies Prisma.DealInclude;

async function compareTwoDeals(ctx: Ctx, keptId: string, mergedId: string): Promise<Comparison> {
  const ids = [keptId, mergedId];
  const found = await db().deal.findMany({
    where: { AND: [{ id: { in: ids } }, visibleDeals(ctx.user)] },
    include: DEAL,
  });
  const [kept, merged] = bothOf(ctx, found, ids);
  const traits = await readDealTraits(db(), ids);
  const [one, other] = [traits.get(keptId), traits.get(mergedId)];
  if (!one || !other) throw notFound();
  const side = (deal: typeof kept): Compared => ({
    id: deal.id,
    label: `${deal.code} ${deal.name}`,
    version: deal.version,
    team: deal.team.name,
    reported: formatInstant(deal.recordedAt),
  });
  const fields = fieldsOf<DealField>(DEAL_FIELDS, await dealTexts(ctx, kept), await dealTexts(ctx, merged));
  // 首谈首报: whoever reported first holds the deal unless the office rules otherwise.
  const isLater = merged.recordedAt < kept.recordedAt;
  const sameMoney = merged.arrivals.filter(({ arrivedOn, amount }) =>
    kept.arrivals.some(
      (arrival) => arrival.arrivedOn.getTime() === arrivedOn.getTime() && arrival.amount.equals(amount),
    ),
  );
  return {
    kind: 'deals',
    kept: side(kept),
    merged: side(merged),
    ...compareDeals(one, other),
    fields: fields.map((row) =>
      isLater && (row.field === 'teamId' || row.field === 'ownerId')
        ? { ...row, stays: 'merged' as const }
        : row,
    ),
    moves: await countMoves(DEAL_LINKS, mergedId),
    twins: twinPapers(kept.agreements, merged.agreements).size + sameMoney.length,
    canSwap: !isPast(kept.stage, merged.stage),
  };
}

type Deal = Prisma.DealGetPayload<{ include: typeof DEAL }>;

async function dealTexts({ locale }: Ctx, deal: Deal): Promise<Texts> {
  const { t } = await i18nFor(locale);
  const yi = (amount: Prisma.Decimal | null) =>
    amount ? t('unit.yiAmount', { amount: formatYi(amount.toFixed(2), locale) }) : '';
  const wan = (amount: Prisma.Decimal | null) =>
    amount ? t('unit.wanAmount', { amount: formatWan(amount.toFixed(2)) }) : '';
  const named = (row: { name: string; nameEn: string } | null) => (row ? codeName(row, locale) : '');
  const listed = (...parts: (string | null | undefined)[]) => parts.filter(Boolean).join(' · ');
  return {
    name: deal.name,
    content: deal.content,
    teamId: deal.team.name,
    ownerId: deal.owner?.name ?? '',
    countyCode: named(deal.county),
    industryCode: named(deal.industry),
    chainCode: named(deal.chain),
    estimatedAmount: yi(deal.estimatedAmount),
    landMu: deal.landMu ? `${deal.landMu} ${t('unit.mu')}` : '',
    jobs: deal.jobs === null ? '' : `${deal.jobs} ${t('unit.people')}`,
    annualOutput: wan(deal.annualOutput),
    annualTax: wan(deal.annualTax),
    sourceKind: listed(deal.sourceKind && t(`codes:source.${deal.sourceKind}`), deal.sourceNote),
    screening: listed(deal.screening && t(`codes:screening.${deal.screening}`), deal.screeningNote),
    nextStep: listed(deal.nextStep, deal.nextStepDue && fromDateColumn(deal.nextStepDue)),
    projectCompany: listed(deal.projectCompany, deal.projectUscc),
    filingCode: listed(deal.filingCode, yi(deal.filedAmount)),
    statisticsName: listed(deal.statisticsName, yi(deal.statisticsAmount)),
  };
}

interface Owned {
  id: string;
  teamId: string;
}

function bothOf<R extends Owned>(ctx: Ctx, found: R[], [keptId, mergedId]: string[]): [R, R] {
  const kept = found.find(({ id }) => id === keptId);
  const merged = found.find(({ id }) => id === mergedId);
  if (!kept || !merged) throw notFound();
  if (!canMerge(ctx.user, [kept.teamId, merged.teamId])) throw forbidden();
  return [kept, merged];
}

/** What only the other says is taken over unless somebody chooses otherwise. */
function fieldsOf<F extends string>(
  fields: Record<F, unknown>,
  kept: Texts,
  merged: Texts,
): Comparison['fields'] {
  return Object.keys(fields).map((field) => {
    const [ours, theirs] = [kept[field] ?? '', merged[field] ?? ''];
    return { field, kept: ours, merged: theirs, stays: ours === '' && theirs !== '' ? 'merged' : 'kept' };
  });
}

async function countMoves(links: Watched[], id: string): Promise<Comparison['moves']> {
  const counts = links.map(
    ({ table, column }) =>
      Prisma.sql`SELECT ${table} AS what, count(*)::int AS count FROM ${Prisma.raw(`"${table}"`)} WHERE ${Prisma.raw(`"${column}"`)} = ${id}::uuid`,
  );
  const rows = await db().$queryRaw<Comparison['moves']>`${Prisma.join(counts, ' UNION ALL ')}`;
  return rows.filter(({ count }) => count > 0);
}
