import type { Ctx } from '#app/auth/user.ts';
import { visibleEditions, visibleSignings } from '#app/auth/visible.ts';
import type { Tx } from '#app/db/client.server.ts';
import type { Prisma } from '#app/db/generated/client.ts';
import { type Fields, recordChange } from '#app/domain/history/audit.server.ts';
import { forbidden, notFound, refused } from '#app/lib/refusal.ts';
import { canSigning, type SigningAction } from './signing.policy.ts';
import { MAX_LINES } from './signing.rules.ts';

/*
 * What every command on a signing list begins and ends with. They lock in one order, the edition, then the line, then
 * the deal, so that desks wait for each other and never for ever. The lock on the edition lets others refer to it.
 */

const FOR_WRITE = {
  edition: { select: { organizerTeamId: true, archivedAt: true } },
  deal: { select: { code: true, name: true, teamId: true } },
  agreement: { select: { id: true, voidedAt: true, amount: true } },
  deskUser: { select: { name: true } },
} satisfies Prisma.SigningItemInclude;

export type LineForWrite = Prisma.SigningItemGetPayload<{ include: typeof FOR_WRITE }>;

/**
 * An edition whose list nobody else can change until the transaction ends.
 * @throws Refusal `not_found` outside the user's sight
 */
export async function takeEdition(tx: Tx, ctx: Ctx, id: string) {
  await tx.$queryRaw`SELECT 1 FROM event_edition WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
  const edition = await tx.eventEdition.findFirst({
    where: { AND: [{ id }, visibleEditions(ctx.user)] },
    select: { id: true, organizerTeamId: true },
  });
  if (!edition) throw notFound();
  return edition;
}

/**
 * A line of a list, with the list locked. It may have been taken off the list.
 * @throws Refusal `not_found`, `forbidden`
 */
export async function takeLine(tx: Tx, ctx: Ctx, id: string, action: SigningAction): Promise<LineForWrite> {
  const found = await tx.signingItem.findFirst({
    where: { AND: [{ id }, { ...visibleSignings(ctx.user), archivedAt: undefined }] },
    select: { editionId: true },
  });
  if (!found) throw notFound();
  await takeEdition(tx, ctx, found.editionId);
  await tx.$queryRaw`SELECT 1 FROM signing_item WHERE id = ${id}::uuid FOR UPDATE`;
  const line = await tx.signingItem.findUniqueOrThrow({ where: { id }, include: FOR_WRITE });
  const { organizerTeamId } = line.edition;
  if (!canSigning(ctx.user, action, { organizerTeamId, dealTeamId: line.deal.teamId })) throw forbidden();
  return line;
}

/** The same of a line that still stands on the list. @throws Refusal `refused` too */
export async function takeStandingLine(
  tx: Tx,
  ctx: Ctx,
  id: string,
  action: SigningAction,
): Promise<LineForWrite> {
  const line = await takeLine(tx, ctx, id, action);
  if (line.archivedAt) throw refused('signings:problem.removed', { name: line.deal.name });
  return line;
}

/** The agreement that stands behind a signed line; one that was voided leaves the line open again. */
export const standingAgreement = ({ agreement }: LineForWrite) => (agreement?.voidedAt ? null : agreement);

/** Tells every screen that the list has changed. */
export async function touchList(tx: Tx, editionId: string): Promise<void> {
  await tx.eventEdition.update({
    where: { id: editionId },
    data: { signingRevision: { increment: 1 } },
    select: { id: true },
  });
}

/** The place after the last. @throws Refusal `refused` when the list is full */
export async function nextPosition(tx: Tx, editionId: string): Promise<number> {
  const { _max, _count } = await tx.signingItem.aggregate({
    where: { editionId, archivedAt: null },
    _max: { position: true },
    _count: { _all: true },
  });
  if (_count._all >= MAX_LINES) throw refused('signings:problem.full', { max: MAX_LINES });
  return (_max.position ?? -1) + 1;
}

/** A deal stands once on a list with one kind of paper. @throws Refusal `refused` */
export async function refuseTwice(
  tx: Tx,
  {
    id,
    editionId,
    dealId,
    kind,
    title,
  }: Pick<LineForWrite, 'editionId' | 'dealId' | 'kind' | 'title'> & {
    id?: string;
  },
): Promise<void> {
  const same = { editionId, dealId, kind, title, archivedAt: null, ...(id && { id: { not: id } }) };
  if ((await tx.signingItem.count({ where: same })) > 0) throw refused('signings:problem.twice', {}, 'kind');
}

/** Writes a line's history entry. */
export function recordLineChange(
  tx: Tx,
  ctx: Ctx,
  line: { id: string; deal: { code: string; name: string } },
  change: { action: string; version?: number; before?: Fields; after?: Fields },
): Promise<void> {
  const label = `${line.deal.code} ${line.deal.name}`;
  return recordChange(tx, ctx, { ...change, subject: 'signings', id: line.id, label });
}

/** What the history tells of a line. */
export async function loggedLine(
  tx: Tx,
  { kind, title, amount, signatoryId, signedBy }: LoggedLine,
): Promise<Fields> {
  const signatory = await tx.company.findUnique({ where: { id: signatoryId }, select: { name: true } });
  return { kind, title, amount: String(amount), signatoryId: signatory?.name, signedBy };
}

type LoggedLine = Pick<LineForWrite, 'kind' | 'title' | 'signatoryId' | 'signedBy'> & {
  amount: string;
};
