import type { Ctx } from '#app/auth/user.ts';
import { visibleCompanies, visibleDeals } from '#app/auth/visible.ts';
import { db } from '#app/db/client.server.ts';
import type { Prisma } from '#app/db/generated/client.ts';
import { companyNameKey } from '#app/lib/company-name.server.ts';
import { type Candidate, similarCompanies, similarDeals } from './candidates.server.ts';
import type { SimilarCompanyQuery, SimilarDealQuery } from './similar.schema.ts';
import { type Reason, TOLD_FROM } from './similarity.rules.ts';

const SHOWN = 5;

/** A record the user sees that may be the one being typed, and why. */
export interface Known {
  id: string;
  name: string;
  /** Code of a deal, credit code of a company. */
  code: string | null;
  team: string;
  reasons: Reason[];
}

/** That others hold it already, and whom to ask; nothing more is told of what the user may not see. */
export interface Elsewhere {
  team: string;
  person: string | null;
}

export interface Similar {
  known: Known[];
  elsewhere: Elsewhere[];
}

const NONE: Similar = { known: [], elsewhere: [] };

/** Companies that may be the one being typed, best first; of those outside the user's sight only who holds them. */
export async function findSimilarCompanies(
  ctx: Ctx,
  { name, uscc, self }: SimilarCompanyQuery,
): Promise<Similar> {
  if (companyNameKey(name).length < 2 && !uscc) return NONE;
  const [candidates = []] = await similarCompanies([{ id: self, name, uscc }]);
  const ids = candidates.map(({ id }) => id);
  const select = { id: true, name: true, uscc: true, team: { select: { name: true } } } as const;
  const visible = await db().company.findMany({
    where: { AND: [{ id: { in: ids } }, visibleCompanies(ctx.user)] },
    select,
  });
  const known = visible.map(({ uscc: code, team, ...company }) => ({ ...company, code, team: team.name }));
  return split(candidates, known, (hidden) =>
    db().team.findMany({ where: { companies: { some: { id: { in: hidden } } } }, select: HOLDER }),
  );
}

/** The same for deals, by investor and what is to be built. */
export async function findSimilarDeals(ctx: Ctx, query: SimilarDealQuery): Promise<Similar> {
  const { self, leadId, estimatedAmount, ...typed } = query;
  if (typed.name.length < 2 && !leadId) return NONE;
  const investors = await db().company.findMany({
    where: { AND: [{ id: leadId ?? { in: [] } }, visibleCompanies(ctx.user)] },
    select: { id: true, name: true, uscc: true, groupName: true, names: { select: { name: true } } },
  });
  const probe = {
    ...typed,
    id: self,
    amount: estimatedAmount,
    investors: investors.map(({ names, ...company }) => ({
      ...company,
      otherNames: names.map((other) => other.name),
    })),
  };
  const [candidates = []] = await similarDeals([probe]);
  const ids = candidates.map(({ id }) => id);
  const visible = await db().deal.findMany({
    where: { AND: [{ id: { in: ids } }, visibleDeals(ctx.user)] },
    select: { id: true, name: true, code: true, team: { select: { name: true } } },
  });
  const known = visible.map(({ team, ...deal }) => ({ ...deal, team: team.name }));
  return split(candidates, known, (hidden) =>
    db().team.findMany({ where: { deals: { some: { id: { in: hidden } } } }, select: HOLDER }),
  );
}

/** Who answers for a team to others: whoever leads it, else whoever works there. */
const HOLDER = {
  name: true,
  users: {
    where: { archivedAt: null, role: { in: ['county_office', 'lead', 'city_office', 'officer'] } },
    orderBy: { username: 'asc' },
    select: { name: true, role: true },
  },
} satisfies Prisma.TeamSelect;

interface Holder {
  name: string;
  users: { name: string; role: string }[];
}

async function split(
  candidates: Candidate[],
  visible: Omit<Known, 'reasons'>[],
  holdersOf: (ids: string[]) => Promise<Holder[]>,
): Promise<Similar> {
  const seen = new Map(visible.map((record) => [record.id, record]));
  const known = candidates.flatMap(({ id, reasons }) => {
    const record = seen.get(id);
    return record ? [{ ...record, reasons }] : [];
  });
  const hidden = candidates.filter(({ id, score }) => !seen.has(id) && score >= TOLD_FROM);
  const holders = hidden.length > 0 ? await holdersOf(hidden.map(({ id }) => id)) : [];
  return {
    known: known.slice(0, SHOWN),
    elsewhere: holders.slice(0, SHOWN).map(({ name, users }) => ({ team: name, person: answering(users) })),
  };
}

function answering(users: Holder['users']): string | null {
  const person = users.find(({ role }) => role !== 'officer') ?? users[0];
  return person?.name ?? null;
}
