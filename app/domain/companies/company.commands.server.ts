import type { Ctx } from '#app/auth/user.ts';
import { visibleCompanies } from '#app/auth/visible.ts';
import { inTransaction, type Tx } from '#app/db/client.server.ts';
import { recordChange, refuseStale } from '#app/domain/history/audit.server.ts';
import { saveChange } from '#app/domain/history/save.server.ts';
import { companyNameKey } from '#app/lib/company-name.server.ts';
import { forbidden, notFound, refused } from '#app/lib/refusal.ts';
import { searchNames } from '#app/lib/search-names.ts';
import { searchText } from '#app/lib/search-text.server.ts';
import { canCompany } from './company.policy.ts';
import { type CompanyInput, companySchema } from './company.schema.ts';

/**
 * Registers a company for the user's team.
 * @returns the new company
 * @throws Refusal `forbidden`, `refused` for an unknown code
 */
export function createCompany(ctx: Ctx, input: CompanyInput): Promise<{ id: string; name: string }> {
  return inTransaction((tx) => addCompany(tx, ctx, input));
}

/**
 * The company of exactly this name in the user's sight, registered for the user's team if there is none: how a
 * company is named by someone without a network. Two who name a new one at the same moment get the same.
 * @param name as companySchema takes it
 * @throws Refusal as {@link createCompany}
 */
export async function companyOfName(tx: Tx, ctx: Ctx, name: string): Promise<{ id: string; name: string }> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`company:${name}`}, 0))`;
  const known = await tx.company.findFirst({
    where: { AND: [{ name }, visibleCompanies(ctx.user)] },
    orderBy: { id: 'asc' },
    select: { id: true, name: true },
  });
  return known ?? addCompany(tx, ctx, companySchema.parse({ name }));
}

/** Registers one inside a transaction of another command. @throws Refusal as {@link createCompany} */
export async function addCompany(
  tx: Tx,
  ctx: Ctx,
  input: CompanyInput,
): Promise<{ id: string; name: string }> {
  if (!canCompany(ctx.user, 'create')) throw forbidden();
  await refuseUnknownCodes(tx, input);
  const { names, kinds, ...fields } = input;
  const company = await tx.company.create({
    data: {
      ...fields,
      ...searchKeys(input),
      teamId: ctx.user.teamId,
      createdAt: ctx.now,
      updatedAt: ctx.now,
      names: { create: unique(names) },
      kinds: { create: kinds.map((kind) => ({ kindCode: kind.code, listYear: kind.listYear })) },
    },
    select: { id: true, name: true },
  });
  await recordChange(tx, ctx, {
    action: 'create',
    subject: 'companies',
    id: company.id,
    label: company.name,
    version: 1,
    after: loggedFields(input),
  });
  return company;
}

/**
 * Changes a company's data.
 * @throws Refusal `not_found`, `forbidden`, `stale` when someone saved in between, `refused` for an unknown code
 */
export function editCompany(ctx: Ctx, id: string, expected: number, input: CompanyInput): Promise<void> {
  return inTransaction(async (tx) => {
    const before = await tx.company.findFirst({
      where: { id, ...visibleCompanies(ctx.user) },
      include: { names: { orderBy: { name: 'asc' } }, kinds: { orderBy: { kindCode: 'asc' } } },
    });
    if (!before) throw notFound();
    if (!canCompany(ctx.user, 'edit', before)) throw forbidden();
    await refuseStale(tx, 'companies', before, expected);
    await refuseUnknownCodes(tx, input);
    const { names, kinds, ...fields } = input;
    await tx.companyName.deleteMany({ where: { companyId: id } });
    await tx.companyName.createMany({ data: unique(names).map((name) => ({ ...name, companyId: id })) });
    await tx.companyKind.deleteMany({ where: { companyId: id } });
    await tx.companyKind.createMany({
      data: kinds.map((kind) => ({ companyId: id, kindCode: kind.code, listYear: kind.listYear })),
    });
    await saveChange(tx, ctx, {
      action: 'edit',
      subject: 'companies',
      id,
      label: input.name,
      version: expected,
      data: { ...fields, ...searchKeys(input), updatedAt: ctx.now },
      before: loggedFields({
        ...before,
        kinds: before.kinds.map((kind) => ({ code: kind.kindCode, listYear: kind.listYear })),
      }),
      after: loggedFields(input),
    });
  });
}

/** What a company of these names is found by. */
export function searchKeys({ name, names }: Pick<CompanyInput, 'name' | 'names'>) {
  return {
    searchText: searchText(searchNames.company({ name, names: names.map((other) => other.name) })),
    nameKey: companyNameKey(name),
  };
}

const unique = (names: CompanyInput['names']) => [
  ...new Map(names.map((name) => [name.name, name])).values(),
];

/** The fields the history tells of, lists as one readable text. */
function loggedFields(company: CompanyInput) {
  const { name, uscc, originCode, industryCode, groupName, website, address, profile, names, kinds } =
    company;
  return {
    name,
    names: names
      .map((other) => other.name)
      .sort()
      .join('、'),
    uscc,
    originCode,
    industryCode,
    groupName,
    kinds: kinds
      .map((kind) => [kind.code, kind.listYear].filter(Boolean).join(' '))
      .sort()
      .join('、'),
    website,
    address,
    profile,
  };
}

async function refuseUnknownCodes(tx: Tx, { originCode, industryCode, kinds }: CompanyInput): Promise<void> {
  const codes = [...new Set(kinds.map((kind) => kind.code))];
  // One after the other: a transaction has one connection.
  const origin = originCode ? await tx.region.count({ where: { code: originCode } }) : 1;
  const industry = industryCode ? await tx.industry.count({ where: { code: industryCode } }) : 1;
  const known = codes.length ? await tx.investorKind.count({ where: { code: { in: codes } } }) : 0;
  if (origin === 0) throw refused('errors:unknown', {}, 'originCode');
  if (industry === 0) throw refused('errors:unknown', {}, 'industryCode');
  if (known !== kinds.length) throw refused('errors:unknownOrRepeated', {}, 'kinds');
}
