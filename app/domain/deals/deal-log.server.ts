import type { Ctx } from '#app/auth/user.ts';
import type { Tx } from '#app/db/client.server.ts';
import { type Fields, recordChange } from '#app/domain/history/audit.server.ts';
import type { DealInput } from './deal.schema.ts';
import type { DealForWrite } from './deal-write.server.ts';

interface DealChange {
  action: string;
  /** The deal's version after the change. */
  version: number;
  before?: Fields;
  after: Fields;
}

/** Writes a deal's history entry, with the names of what it links to instead of ids and codes. */
export async function recordDealChange(
  tx: Tx,
  ctx: Ctx,
  deal: Pick<DealForWrite, 'id' | 'code' | 'name'>,
  { before = {}, after, ...change }: DealChange,
): Promise<void> {
  const named = await nameLinks(tx, before, after);
  const label = `${deal.code} ${deal.name}`;
  await recordChange(tx, ctx, { ...change, ...named, subject: 'deals', id: deal.id, label });
}

type Named = Promise<{ id: string; name: string }[]>;

const byCode = async (rows: Promise<{ code: string; name: string }[]>): Named =>
  (await rows).map(({ code, name }) => ({ id: code, name }));

/** Where the names of a field's values are found. Several ids stand in one value, separated by blanks. */
const LINKS: Record<string, (tx: Tx, ids: string[]) => Named> = {
  leadId: (tx, ids) => tx.company.findMany({ where: { id: { in: ids } } }),
  partners: (tx, ids) => tx.company.findMany({ where: { id: { in: ids } } }),
  signatoryId: (tx, ids) => tx.company.findMany({ where: { id: { in: ids } } }),
  teamId: (tx, ids) => tx.team.findMany({ where: { id: { in: ids } } }),
  ownerId: (tx, ids) => tx.user.findMany({ where: { id: { in: ids } } }),
  nextStepOwnerId: (tx, ids) => tx.user.findMany({ where: { id: { in: ids } } }),
  countyCode: (tx, codes) => byCode(tx.region.findMany({ where: { code: { in: codes } } })),
  industryCode: (tx, codes) => byCode(tx.industry.findMany({ where: { code: { in: codes } } })),
  chainCode: (tx, codes) => byCode(tx.chain.findMany({ where: { code: { in: codes } } })),
  reasonCode: (tx, codes) => byCode(tx.reason.findMany({ where: { code: { in: codes } } })),
  sourceTripId: async (tx, ids) =>
    (await tx.trip.findMany({ where: { id: { in: ids } } })).map(({ id, title }) => ({ id, name: title })),
  sourceVisitId: async (tx, ids) =>
    (await tx.visit.findMany({ where: { id: { in: ids } }, include: { company: true } })).map((visit) => ({
      id: visit.id,
      name: `${visit.occurredOn.toISOString().slice(0, 10)} ${visit.company.name}`,
    })),
  sourceEditionId: (tx, ids) => editionNames(tx, ids),
  editionId: (tx, ids) => editionNames(tx, ids),
};

async function editionNames(tx: Tx, ids: string[]): Named {
  const editions = await tx.eventEdition.findMany({ where: { id: { in: ids } }, include: { series: true } });
  return editions.map(({ id, startsOn, series }) => ({
    id,
    name: `${startsOn.getUTCFullYear()} ${series.name}`,
  }));
}

async function nameLinks(tx: Tx, before: Fields, after: Fields): Promise<{ before: Fields; after: Fields }> {
  const named = { before: { ...before }, after: { ...after } };
  for (const [field, look] of Object.entries(LINKS)) {
    const [was, is] = [idsIn(before[field]), idsIn(after[field])];
    if (!(field in after) || was.join() === is.join()) continue;
    const names = new Map((await look(tx, [...was, ...is])).map(({ id, name }) => [id, name]));
    const read = (ids: string[]) => ids.map((id) => names.get(id) ?? id).join('、');
    named.before[field] = read(was);
    named.after[field] = read(is);
  }
  return named;
}

const idsIn = (value: unknown): string[] =>
  typeof value === 'string' ? value.split(' ').filter(Boolean) : [];

/** The deal form as the history tells of it. */
export function loggedInput({ partners, correctionReason: _, ...input }: DealInput): Fields {
  return { ...input, partners: listed(partners.map(({ companyId }) => companyId)) };
}

/** The record in the shape of the form, so that both compare field by field. */
export function loggedRecord(deal: DealForWrite): Fields {
  return {
    ...deal,
    estimatedAmount: deal.estimatedAmount?.toFixed(2),
    estimatedOriginal: deal.estimatedOriginal?.toFixed(2),
    filedAmount: deal.filedAmount?.toFixed(2),
    statisticsAmount: deal.statisticsAmount?.toFixed(2),
    annualOutput: deal.annualOutput?.toFixed(2),
    annualTax: deal.annualTax?.toFixed(2),
    leadId: deal.investors.find(({ isLead }) => isLead)?.companyId,
    partners: listed(deal.investors.filter(({ isLead }) => !isLead).map(({ companyId }) => companyId)),
  };
}

const listed = (ids: string[]) => ids.sort().join(' ');
