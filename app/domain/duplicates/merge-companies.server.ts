import type { Ctx } from '#app/auth/user.ts';
import { visibleCompanies } from '#app/auth/visible.ts';
import { inTransaction, type Tx } from '#app/db/client.server.ts';
import { Prisma } from '#app/db/generated/client.ts';
import { searchKeys } from '#app/domain/companies/company.commands.server.ts';
import { recordChange, refuseStale } from '#app/domain/history/audit.server.ts';
import { explainCorrection } from '#app/domain/periods/correction.server.ts';
import { fromDateColumn, type LocalDate } from '#app/lib/dates.ts';
import { forbidden, notFound, Refusal, refused } from '#app/lib/refusal.ts';
import { changesBetween, takeSnapshot, type Watched } from './change-set.server.ts';
import { canMerge } from './duplicate.policy.ts';
import type { MergeCompaniesInput } from './merge.schema.ts';
import { COMPANY_FIELDS, takenColumns } from './merge-fields.ts';

/** What hangs on a company by one column, and simply goes along. */
export const COMPANY_LINKS: Watched[] = [
  ...['contact', 'visit', 'trip_stop', 'reception', 'event_guest', 'event_meeting', 'event_lead'].map(
    (table) => ({ table, column: 'company_id', key: ['id'] }),
  ),
  { table: 'agreement', column: 'signatory_id', key: ['id'] },
  { table: 'signing_item', column: 'signatory_id', key: ['id'] },
];

const WATCHED: Watched[] = [
  { table: 'company', column: 'id', key: ['id'] },
  { table: 'company_name', column: 'company_id', key: ['company_id', 'name'] },
  { table: 'company_kind', column: 'company_id', key: ['company_id', 'kind_code'] },
  { table: 'deal_investor', column: 'company_id', key: ['deal_id', 'company_id'] },
  ...COMPANY_LINKS,
];

/**
 * Makes two companies one: the chosen contents, all names and kinds, and everything attached go to the kept one; the
 * other's address leads there from now on.
 * @throws Refusal `not_found`, `forbidden`, `stale`, `refused`, also without a reason where a locked month counted its visits
 */
export function mergeCompanies(
  ctx: Ctx,
  keptId: string,
  mergedId: string,
  input: MergeCompaniesInput,
): Promise<void> {
  return inTransaction(async (tx) => {
    const { kept, merged } = await takeBoth(tx, ctx, keptId, mergedId, input);
    const both = [keptId, mergedId];
    const earlier = await tx.company.findMany({ where: { mergedIntoId: mergedId }, select: { id: true } });
    const own = [...both, ...earlier.map(({ id }) => id)];
    const before = await takeSnapshot(tx, WATCHED, both, own);
    const days = await countedDays(tx, mergedId);

    const columns = takenColumns(COMPANY_FIELDS, input.choice);
    const taken = Object.fromEntries(
      columns.map((column) => [column, merged[column as keyof typeof merged]]),
    );
    const name = input.choice.name === 'merged' ? merged.name : kept.name;
    await joinNames(tx, name, kept, merged);
    await tx.companyKind.createMany({
      data: merged.kinds.map((kind) => ({ ...kind, companyId: keptId })),
      skipDuplicates: true,
    });
    await moveInvestments(tx, keptId, mergedId);
    for (const { table, column } of COMPANY_LINKS) {
      await tx.$executeRaw`UPDATE ${raw(table)} SET ${raw(column)} = ${keptId}::uuid WHERE ${raw(column)} = ${mergedId}::uuid`;
    }
    const names = await tx.companyName.findMany({ where: { companyId: keptId }, orderBy: { name: 'asc' } });
    await tx.company.update({
      where: { id: keptId },
      data: { ...taken, ...searchKeys({ name, names }), updatedAt: ctx.now, version: { increment: 1 } },
    });
    await tx.company.update({
      where: { id: mergedId },
      data: { mergedIntoId: keptId, updatedAt: ctx.now, version: { increment: 1 } },
    });
    await tx.company.updateMany({ where: { mergedIntoId: mergedId }, data: { mergedIntoId: keptId } });

    const tables = changesBetween(WATCHED, before, await takeSnapshot(tx, WATCHED, both, own));
    await explainCorrection(tx, ctx, {
      subjectType: 'companies',
      subjectId: keptId,
      on: days,
      reason: input.correctionReason,
    });
    await tx.merge.create({
      data: {
        kind: 'companies',
        keptId,
        mergedId,
        keptLabel: kept.name,
        mergedLabel: merged.name,
        changes: { tables, days } as unknown as Prisma.InputJsonObject,
        mergedAt: ctx.now,
        mergedById: ctx.user.id,
      },
    });
    const pick = (company: object) =>
      Object.fromEntries(Object.entries(company).filter(([column]) => columns.includes(column)));
    await recordChange(tx, ctx, {
      action: 'merge',
      subject: 'companies',
      id: keptId,
      label: name,
      version: kept.version + 1,
      before: pick(kept),
      after: { ...pick(merged), merged: merged.name },
    });
    await recordChange(tx, ctx, {
      action: 'merged_into',
      subject: 'companies',
      id: mergedId,
      label: merged.name,
      version: merged.version + 1,
      after: { mergedInto: name },
    });
  });
}

const raw = (text: string) => Prisma.raw(`"${text}"`);

async function takeBoth(
  tx: Tx,
  ctx: Ctx,
  keptId: string,
  mergedId: string,
  { version, mergedVersion }: MergeCompaniesInput,
) {
  if (keptId === mergedId) throw refused('duplicates:refusal.same');
  await tx.$queryRaw`SELECT 1 FROM company WHERE id IN (${keptId}::uuid, ${mergedId}::uuid) ORDER BY id FOR UPDATE`;
  const found = await tx.company.findMany({
    where: { AND: [{ id: { in: [keptId, mergedId] } }, visibleCompanies(ctx.user)] },
    include: {
      names: { select: { name: true, kind: true } },
      kinds: { select: { kindCode: true, listYear: true } },
    },
  });
  const kept = found.find(({ id }) => id === keptId);
  const merged = found.find(({ id }) => id === mergedId);
  if (!kept || !merged) throw notFound();
  if (!canMerge(ctx.user, [kept.teamId, merged.teamId])) throw forbidden();
  await refuseStale(tx, 'companies', kept, version);
  if (merged.version !== mergedVersion) throw new Refusal('stale');
  return { kept, merged };
}

type Company = Awaited<ReturnType<typeof takeBoth>>['kept'];

/** All names stand at the kept company: one as its name, the others beside it. */
async function joinNames(tx: Tx, name: string, kept: Company, merged: Company): Promise<void> {
  const others = [
    ...kept.names,
    ...merged.names,
    { name: kept.name, kind: 'alias' as const },
    { name: merged.name, kind: 'alias' as const },
  ].filter((other) => other.name !== name);
  await tx.companyName.deleteMany({ where: { companyId: kept.id, name } });
  await tx.companyName.createMany({
    data: others.map((other) => ({ ...other, companyId: kept.id })),
    skipDuplicates: true,
  });
}

/** A deal in which both invest has the kept one once, leading if either did. */
async function moveInvestments(tx: Tx, keptId: string, mergedId: string): Promise<void> {
  const shared = await tx.dealInvestor.findMany({
    where: { companyId: mergedId, deal: { investors: { some: { companyId: keptId } } } },
  });
  await tx.dealInvestor.deleteMany({
    where: { companyId: mergedId, dealId: { in: shared.map(({ dealId }) => dealId) } },
  });
  await tx.dealInvestor.updateMany({
    where: {
      companyId: keptId,
      dealId: { in: shared.filter(({ isLead }) => isLead).map(({ dealId }) => dealId) },
    },
    data: { isLead: true },
  });
  await tx.dealInvestor.updateMany({ where: { companyId: mergedId }, data: { companyId: keptId } });
}

/** Days on which reports count the company: of its talks, and of what it signed as leading investor. */
async function countedDays(tx: Tx, id: string): Promise<LocalDate[]> {
  const visits = await tx.visit.findMany({
    where: { companyId: id },
    distinct: ['occurredOn'],
    select: { occurredOn: true },
  });
  const deals = await tx.deal.findMany({
    where: {
      archivedAt: null,
      signedOn: { not: null },
      investors: { some: { companyId: id, isLead: true } },
    },
    select: { signedOn: true },
  });
  const days = [
    ...visits.map((visit) => visit.occurredOn),
    ...deals.flatMap(({ signedOn }) => signedOn ?? []),
  ];
  return [...new Set(days.map(fromDateColumn))];
}
