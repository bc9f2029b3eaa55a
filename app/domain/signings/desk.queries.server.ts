import type { Ctx } from '#app/auth/user.ts';
import { visibleDeals, visibleEditions, visibleSignings } from '#app/auth/visible.ts';
import { db } from '#app/db/client.server.ts';
import type { Prisma } from '#app/db/generated/client.ts';
import { factsOf, readEvidence, readGates } from '#app/domain/deals/deal-write.server.ts';
import { type Edition, readEdition } from '#app/domain/events/edition.queries.server.ts';
import { isOutside } from '#app/domain/events/edition.rules.ts';
import { fromDateColumn, fromOptionalDate } from '#app/lib/dates.ts';
import { notFound } from '#app/lib/refusal.ts';
import { canSigning } from './signing.policy.ts';
import { lackingToSign, MAX_LINES } from './signing.rules.ts';

const LINE = {
  edition: { select: { organizerTeamId: true } },
  deal: {
    include: {
      investors: { orderBy: { isLead: 'desc' }, select: { company: { select: { name: true } } } },
      agreements: { where: { voidedAt: null }, select: { kind: true } },
      county: { select: { shortName: true, nameEn: true } },
    },
  },
  signatory: { select: { id: true, name: true } },
  agreement: { select: { id: true, voidedAt: true, amount: true, signedOn: true, signedBy: true } },
  deskUser: { select: { name: true } },
} satisfies Prisma.SigningItemInclude;

type Line = Prisma.SigningItemGetPayload<{ include: typeof LINE }>;

/**
 * What the screens of a signing list know, as text that differs whenever anything on them may have changed: the
 * list itself, the deals on it or signed at the event, and their talks. Two statements that touch few rows.
 * @param where the editions in the user's sight
 * @throws Refusal `not_found`
 */
export async function readListState(
  editionId: string,
  where: Prisma.EventEditionWhereInput,
): Promise<string> {
  if ((await db().eventEdition.count({ where: { AND: [{ id: editionId }, where] } })) === 0) throw notFound();
  const [row] = await db().$queryRaw<{ state: string }[]>`
    WITH touched AS (
      SELECT deal_id FROM signing_item WHERE edition_id = ${editionId}::uuid
      UNION SELECT deal_id FROM agreement WHERE edition_id = ${editionId}::uuid)
    SELECT concat_ws('.', e.signing_revision, e.version,
                     (SELECT sum(d.version) FROM deal d JOIN touched ON touched.deal_id = d.id),
                     (SELECT count(*) FROM visit_deal v JOIN touched USING (deal_id))) AS state
      FROM event_edition e WHERE e.id = ${editionId}::uuid`;
  return row?.state ?? '';
}

/** What the event has signed: each deal once, at its first signing, with all its standing papers come to. */
export async function readTotals(editionId: string): Promise<{ deals: number; amount: string }> {
  const { _count, _sum } = await db().deal.aggregate({
    where: { archivedAt: null, signedEditionId: editionId },
    _count: { _all: true },
    _sum: { signedAmount: true },
  });
  return { deals: _count._all, amount: _sum.signedAmount?.toFixed(2) ?? '0.00' };
}

/**
 * The signing desk of an event: the lines in the user's sight with what each still lacks, and the running totals.
 * @param since the state the screen knows; nothing is read while it still holds
 * @throws Refusal `not_found`
 */
export async function readDesk(ctx: Ctx, editionId: string, since: string) {
  const state = await readListState(editionId, visibleEditions(ctx.user));
  if (state === since) return { state, body: null };
  return { state, body: await readLines(ctx, await readEdition(ctx, editionId)) };
}

/** The same for the page, which knows nothing yet. */
export async function readWholeDesk(ctx: Ctx, edition: Edition) {
  const state = await readListState(edition.id, visibleEditions(ctx.user));
  return { state, body: await readLines(ctx, edition) };
}

async function readLines(ctx: Ctx, edition: Edition) {
  const lines = await db().signingItem.findMany({
    where: { AND: [{ editionId: edition.id }, visibleSignings(ctx.user)] },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    take: MAX_LINES,
    include: LINE,
  });
  const dealIds = lines.map(({ dealId }) => dealId);
  const [gates, evidence, open, totals] = await Promise.all([
    readGates(db()),
    readEvidence(db(), dealIds),
    db().deal.findMany({
      where: { AND: [{ id: { in: dealIds } }, visibleDeals(ctx.user)] },
      select: { id: true },
    }),
    edition.isListed ? readTotals(edition.id) : null,
  ]);
  const inSight = new Set(open.map(({ id }) => id));
  return {
    mayRun: canSigning(ctx.user, 'run', edition),
    /** Of the whole event; not for those who see only their own deals of it. */
    totals,
    lines: lines.map((line) => ({
      ...shownLine(line, edition),
      mayChange: canSigning(ctx.user, 'put', { ...edition, dealTeamId: line.deal.teamId }),
      mayOpen: inSight.has(line.dealId),
      lacking: lackingToSign(
        line.kind,
        { ...line.deal, signedOn: fromOptionalDate(line.deal.signedOn) },
        factsOf(line.deal, evidence(line.dealId)),
        gates,
      ),
    })),
  };
}

export type Desk = Awaited<ReturnType<typeof readLines>>;
export type DeskLine = Desk['lines'][number];

/** A line as the desk shows it; amounts are yuan. */
function shownLine(line: Line, edition: Edition) {
  const { deal, agreement } = line;
  const stands = agreement && !agreement.voidedAt;
  return {
    id: line.id,
    version: line.version,
    kind: line.kind,
    title: line.title,
    amount: line.amount.toFixed(2),
    currency: line.currency,
    original: line.original?.toFixed(2) ?? null,
    rate: line.rate?.toString() ?? null,
    rateOn: fromOptionalDate(line.rateOn),
    signatory: line.signatory,
    signedBy: line.signedBy,
    deal: {
      id: deal.id,
      code: deal.code,
      name: deal.name,
      investor: deal.investors[0]?.company.name ?? '',
      county: deal.county,
    },
    signed: stands
      ? {
          agreementId: agreement.id,
          amount: agreement.amount.toFixed(2),
          signedBy: agreement.signedBy,
          at: line.signedAt?.toISOString() ?? '',
          desk: line.deskUser?.name ?? '',
          isOutside: isOutside(fromDateColumn(agreement.signedOn), edition),
        }
      : null,
  };
}
