import type { Ctx } from '#app/auth/user.ts';
import { visibleDeals, visibleSignings } from '#app/auth/visible.ts';
import { db } from '#app/db/client.server.ts';
import { readCounties, readIndustries } from '#app/domain/codes/code.queries.server.ts';
import { listDeals } from '#app/domain/deals/deal.queries.server.ts';
import { dealFilterSchema } from '#app/domain/deals/deal.schema.ts';
import { offeredEditions, offeredPeople, offeredTeams } from '#app/domain/deals/deal-offers.ts';
import { EDITION_NAME, editionNames } from '#app/domain/events/edition.name.server.ts';
import { readEdition } from '#app/domain/events/edition.queries.server.ts';
import { offeredStaff } from '#app/domain/visits/staff.ts';
import { fromDateColumn, toDateColumn } from '#app/lib/dates.ts';
import type { FormValues } from '#app/lib/form-data.ts';
import { yuanToYiText } from '#app/lib/money.ts';
import { forbidden, notFound } from '#app/lib/refusal.ts';
import { canSigning } from './signing.policy.ts';

const OFFERED = 100;

/** An event whose list the user prepares. @throws Refusal `not_found`, `forbidden` */
export async function readRunEdition(ctx: Ctx, editionId: string) {
  const edition = await readEdition(ctx, editionId);
  if (!canSigning(ctx.user, 'run', edition)) throw forbidden();
  return edition;
}

/** What the form of a new project chooses from. */
export async function readProjectOptions(ctx: Ctx) {
  const person = { id: true, name: true, teamId: true, team: { select: { name: true } } } as const;
  const orderBy = [{ team: { name: 'asc' } }, { name: 'asc' }] as const;
  const [counties, industries, teams, people, staff] = await Promise.all([
    readCounties(ctx.locale),
    readIndustries(ctx.locale),
    db().team.findMany({
      where: offeredTeams(ctx.user),
      orderBy: { code: 'asc' },
      select: { id: true, name: true },
    }),
    db().user.findMany({ where: offeredPeople(ctx.user), orderBy: [...orderBy], select: person }),
    db().user.findMany({ where: offeredStaff(ctx.user), orderBy: [...orderBy], select: person }),
  ]);
  const named = ({ id, name, teamId, team }: (typeof people)[number]) => ({
    value: id,
    text: `${name}（${team.name}）`,
    name,
    teamId,
  });
  return {
    counties,
    industries,
    teams: teams.map(({ id, name }) => ({ value: id, text: name })),
    people: people.map(named),
    staff: staff.map(named),
  };
}

export type ProjectOptions = Awaited<ReturnType<typeof readProjectOptions>>;

/**
 * Deals in sight that could be put on a list, the latest first, and which of them are on it.
 * @throws Refusal `not_found`, `forbidden`
 */
export async function findDealsToPut(ctx: Ctx, editionId: string, q: string) {
  const edition = await readRunEdition(ctx, editionId);
  const { rows } = await listDeals(ctx, dealFilterSchema.parse({ view: 'list', q }));
  const lines = await db().signingItem.findMany({
    where: { editionId, archivedAt: null, dealId: { in: rows.map(({ id }) => id) } },
    select: { dealId: true },
  });
  const on = new Set(lines.map(({ dealId }) => dealId));
  return { edition, deals: rows.map((deal) => ({ ...deal, isOn: on.has(deal.id) })) };
}

/** A deal to be put on a list, and the events there are. @throws Refusal `not_found`, `forbidden` */
export async function readDealToPut(ctx: Ctx, dealId: string) {
  const deal = await db().deal.findFirst({
    where: { AND: [{ id: dealId }, visibleDeals(ctx.user)] },
    select: {
      id: true,
      name: true,
      teamId: true,
      estimatedAmount: true,
      investors: { orderBy: { isLead: 'desc' }, select: { company: { select: { id: true, name: true } } } },
    },
  });
  if (!deal) throw notFound();
  const editions = await db().eventEdition.findMany({
    where: offeredEditions(ctx.user),
    orderBy: { startsOn: 'desc' },
    take: OFFERED,
    select: { id: true, organizerTeamId: true, endsOn: true, ...EDITION_NAME },
  });
  // Whoever runs a list may complete it afterwards.
  const open = editions.filter(
    ({ organizerTeamId, endsOn }) =>
      canSigning(ctx.user, 'run', { organizerTeamId }) ||
      (endsOn >= toDateColumn(ctx.today) &&
        canSigning(ctx.user, 'put', { organizerTeamId, dealTeamId: deal.teamId })),
  );
  const nameOf = await editionNames(ctx.locale);
  return {
    deal: { id: deal.id, name: deal.name, teamId: deal.teamId },
    amount: yuanToYiText(deal.estimatedAmount?.toFixed(2)),
    signatories: deal.investors.map(({ company }) => ({ value: company.id, text: company.name })),
    editions: open.map((edition) => ({
      value: edition.id,
      text: `${nameOf(edition)}（${fromDateColumn(edition.startsOn)}）`,
    })),
  };
}

/** A line as its form holds it. @throws Refusal `not_found`, `forbidden` */
export async function readLine(ctx: Ctx, id: string) {
  const line = await db().signingItem.findFirst({
    where: { AND: [{ id }, visibleSignings(ctx.user)] },
    include: {
      edition: { select: { organizerTeamId: true } },
      signatory: { select: { id: true, name: true } },
      deal: {
        select: {
          name: true,
          teamId: true,
          investors: {
            orderBy: { isLead: 'desc' },
            select: { company: { select: { id: true, name: true } } },
          },
        },
      },
    },
  });
  if (!line) throw notFound();
  const { deal, edition, signatory } = line;
  if (!canSigning(ctx.user, 'put', { ...edition, dealTeamId: deal.teamId })) throw forbidden();
  const companies = [signatory, ...deal.investors.map(({ company }) => company)];
  const defaults: FormValues = {
    version: String(line.version),
    kind: line.kind,
    title: line.title,
    amount: line.currency === 'CNY' ? yuanToYiText(line.amount.toFixed(2)) : '',
    currency: line.currency,
    original: line.original ? line.original.div(10_000).toString() : '',
    rate: line.rate?.toString() ?? '',
    rateOn: line.rateOn ? fromDateColumn(line.rateOn) : '',
    signatoryId: line.signatoryId,
    signedBy: line.signedBy,
  };
  return {
    editionId: line.editionId,
    name: deal.name,
    defaults,
    signatories: [...new Map(companies.map(({ id, name }) => [id, { value: id, text: name }])).values()],
  };
}

/** The lists a deal stands on, for its page. */
export async function listLinesOfDeal(ctx: Ctx, deal: { id: string; teamId: string }) {
  const lines = await db().signingItem.findMany({
    where: { AND: [{ dealId: deal.id }, visibleSignings(ctx.user)] },
    orderBy: { recordedAt: 'desc' },
    take: OFFERED,
    select: {
      id: true,
      kind: true,
      amount: true,
      agreement: { select: { voidedAt: true } },
      edition: { select: { id: true, ...EDITION_NAME } },
    },
  });
  const nameOf = await editionNames(ctx.locale);
  return {
    mayPut: canSigning(ctx.user, 'put', { organizerTeamId: ctx.user.teamId, dealTeamId: deal.teamId }),
    lines: lines.map(({ id, kind, amount, agreement, edition }) => ({
      id,
      kind,
      amount: amount.toFixed(2),
      isSigned: agreement !== null && agreement.voidedAt === null,
      edition: { id: edition.id, name: nameOf(edition) },
    })),
  };
}
