import type { Ctx } from '#app/auth/user.ts';
import { visibleCompanies, visibleDeals, visibleLeads } from '#app/auth/visible.ts';
import { db } from '#app/db/client.server.ts';
import type { Prisma } from '#app/db/generated/client.ts';
import { readPage } from '#app/db/page.server.ts';
import { codeName } from '#app/i18n/i18n.server.ts';
import { localDate } from '#app/lib/dates.ts';
import { notFound, refused } from '#app/lib/refusal.ts';
import { id as idSchema } from '#app/lib/schema.ts';
import { canInside } from './edition.policy.ts';
import { insideSelect } from './inside.server.ts';
import { maskedLead, revealsLead } from './lead.mask.ts';
import type { LeadFilter } from './lead.schema.ts';

const LEAD = {
  id: true,
  companyName: true,
  person: true,
  title: true,
  phone: true,
  interest: true,
  chainCode: true,
  grade: true,
  teamId: true,
  recordedAt: true,
  version: true,
} as const;

const STATE: Record<NonNullable<LeadFilter['state']>, Prisma.EventLeadWhereInput> = {
  open: { teamId: null, dealId: null },
  handed: { teamId: { not: null }, dealId: null },
  deal: { dealId: { not: null } },
};

/** One page of the leads of an edition that the user sees and that match, the latest first. */
export async function listLeads(ctx: Ctx, editionId: string, filter: LeadFilter) {
  const where: Prisma.EventLeadWhereInput = {
    AND: [
      visibleLeads(ctx.user),
      { editionId, grade: filter.grade, chainCode: filter.chain },
      filter.state ? STATE[filter.state] : {},
    ],
  };
  const page = await readPage(filter.after, {
    count: (take) => db().eventLead.count({ where, take }),
    rows: (args) =>
      db().eventLead.findMany({
        where,
        orderBy: [{ recordedAt: 'desc' }, { id: 'desc' }],
        ...args,
        select: {
          ...LEAD,
          chain: { select: { name: true, nameEn: true } },
          team: { select: { name: true } },
          recordedBy: { select: { name: true } },
          dealId: true,
          deal: { where: visibleDeals(ctx.user), select: { id: true, code: true } },
          edition: { select: insideSelect(ctx) },
        },
      }),
  });
  const rows = page.rows.map(({ edition, chain, ...row }) => ({
    ...(revealsLead(ctx.user, { teamId: row.teamId, edition }) ? row : maskedLead(row)),
    reveal: revealsLead(ctx.user, { teamId: row.teamId, edition }),
    chain: chain && codeName(chain, ctx.locale),
    canEdit: canInside(ctx.user, 'work', edition),
    isMine: row.teamId !== null && ctx.user.teamIds.includes(row.teamId),
  }));
  return { ...page, rows };
}

export type Lead = Awaited<ReturnType<typeof listLeads>>['rows'][number];

/** How many leads wait, are handed out and became deals. */
export async function countLeads(ctx: Ctx, editionId: string) {
  const where = (state: LeadFilter['state']) => ({
    AND: [visibleLeads(ctx.user), { editionId }, state ? STATE[state] : {}],
  });
  const [open, handed, deal] = await Promise.all(
    (['open', 'handed', 'deal'] as const).map((state) => db().eventLead.count({ where: where(state) })),
  );
  return { open: open ?? 0, handed: handed ?? 0, deal: deal ?? 0 };
}

/** A lead for its form. @throws Refusal `not_found` */
export async function readLead(ctx: Ctx, id: string) {
  const lead = await db().eventLead.findFirst({
    where: { AND: [{ id }, visibleLeads(ctx.user)] },
    select: { ...LEAD, editionId: true, edition: { select: insideSelect(ctx) } },
  });
  if (!lead) throw notFound();
  const { edition, ...rest } = lead;
  return {
    ...(revealsLead(ctx.user, lead) ? rest : maskedLead(rest)),
    canEdit: canInside(ctx.user, 'work', edition),
  };
}

/** Teams that follow leads up: those that work deals. */
export const LEAD_TEAMS = {
  archivedAt: null,
  kind: { in: ['city_bureau', 'county_bureau', 'task_force', 'outpost', 'park'] },
} satisfies Prisma.TeamWhereInput;

/** Teams a lead can be handed to. */
export async function readLeadTeams() {
  const teams = await db().team.findMany({
    where: LEAD_TEAMS,
    orderBy: { code: 'asc' },
    select: { id: true, name: true },
  });
  return teams.map(({ id, name }) => ({ value: id, text: name }));
}

/**
 * What the form of a deal starts with when it is opened from a lead: the company where it is registered, else its
 * name to look for or register; what it is interested in, and where it was caught.
 * @throws Refusal `not_found` outside the scope, `refused` when it became a deal already
 */
export async function readLeadStart(ctx: Ctx, id: string | null) {
  if (id === null) return null;
  if (!idSchema.safeParse(id).success) throw notFound();
  const lead = await db().eventLead.findFirst({
    where: { AND: [{ id }, visibleLeads(ctx.user)] },
    select: {
      ...LEAD,
      companyId: true,
      editionId: true,
      dealId: true,
      edition: { select: insideSelect(ctx) },
    },
  });
  if (!lead) throw notFound();
  if (lead.dealId !== null) throw refused('leads:problem.deal');
  const { companyId, companyName, chainCode, person, title, editionId } = lead;
  const { interest } = revealsLead(ctx.user, lead) ? lead : maskedLead(lead);
  const company = await db().company.findFirst({
    where: { AND: [visibleCompanies(ctx.user), companyId ? { id: companyId } : { name: companyName }] },
    select: { id: true, name: true },
  });
  return {
    company: company ? { id: company.id, text: company.name } : { id: '', text: companyName },
    defaults: {
      leadId: company?.id ?? '',
      content: interest,
      chainCode: chainCode ?? '',
      sourceKind: 'event',
      sourceEditionId: editionId,
      sourceNote: [person, title].filter(Boolean).join(' '),
      firstMetOn: localDate(lead.recordedAt),
    },
  };
}
