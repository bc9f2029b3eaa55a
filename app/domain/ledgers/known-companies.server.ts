import type { Ctx } from '#app/auth/user.ts';
import { visibleCompanies } from '#app/auth/visible.ts';
import type { Tx } from '#app/db/client.server.ts';
import { canCompany } from '#app/domain/companies/company.policy.ts';
import { foldChinese } from '#app/lib/chinese-text.server.ts';
import type { CompanyKeys } from './row-keys.server.ts';

const FIELDS = {
  id: true,
  name: true,
  uscc: true,
  originCode: true,
  profile: true,
  teamId: true,
  version: true,
  updatedAt: true,
  names: { select: { name: true } },
  contacts: {
    where: { archivedAt: null },
    select: { id: true, name: true, title: true, phone: true, version: true, updatedAt: true },
  },
} as const;

export interface KnownContact {
  id: string;
  name: string;
  title: string;
  phone: string;
  version: number;
  updatedAt: Date;
}

/** A company that is there already, with what a ledger may say of it. */
export interface KnownCompany {
  id: string;
  name: string;
  uscc: string | null;
  originCode: string | null;
  profile: string;
  version: number;
  updatedAt: Date;
  contacts: KnownContact[];
  /** Whether the user may change it. */
  editable: boolean;
}

/** A company as a row names it. */
export interface NamedCompany extends CompanyKeys {
  uscc: string | null;
}

/**
 * The companies in the user's sight that rows name: by the code where the row gives one, else by exactly this name or a
 * former one, in either script. Two different companies may share the name without its place, so that is not enough.
 * @returns by the folded name
 */
export async function knownCompanies(
  tx: Tx,
  ctx: Ctx,
  named: readonly NamedCompany[],
): Promise<Map<string, KnownCompany>> {
  const ids = await companiesNamed(tx, named);
  if (ids.length === 0) return new Map();
  const found = await tx.company.findMany({
    where: { AND: [{ id: { in: ids } }, visibleCompanies(ctx.user)] },
    orderBy: { id: 'desc' },
    select: FIELDS,
  });
  const byName = new Map<string, KnownCompany>();
  const byCode = new Map<string, KnownCompany>();
  // The oldest last: of two of the same name it is the one.
  for (const { teamId, names: others, ...company } of found) {
    const known = { ...company, editable: canCompany(ctx.user, 'edit', { teamId }) };
    for (const { name } of others) byName.set(foldChinese(name), known);
    if (company.uscc) byCode.set(company.uscc, known);
  }
  for (const { teamId, names: _, ...company } of found) {
    byName.set(foldChinese(company.name), {
      ...company,
      editable: canCompany(ctx.user, 'edit', { teamId }),
    });
  }
  return new Map(
    named.flatMap(({ folded, uscc }) => {
      const known = byName.get(folded) ?? (uscc ? byCode.get(uscc) : undefined);
      return known ? [[folded, known] as const] : [];
    }),
  );
}

/** Companies that may be among those named, wherever they are. */
async function companiesNamed(tx: Tx, named: readonly NamedCompany[]): Promise<string[]> {
  const keys = [...new Set(named.map(({ key }) => key))];
  const names = [...new Set(named.map(({ name }) => name))];
  const codes = [...new Set(named.flatMap(({ uscc }) => uscc ?? []))];
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id::text FROM company WHERE name_key = ANY(${keys})
     UNION SELECT id::text FROM company WHERE uscc = ANY(${codes})
     UNION SELECT company_id::text FROM company_name WHERE name = ANY(${names})`;
  return rows.map(({ id }) => id);
}
