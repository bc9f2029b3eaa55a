import type { Ctx } from '#app/auth/user.ts';
import { visibleCompanies, visibleDeals } from '#app/auth/visible.ts';
import { inTransaction, type Tx } from '#app/db/client.server.ts';
import { writeOrder } from '#app/db/order.server.ts';
import { refuseStale } from '#app/domain/history/audit.server.ts';
import { once } from '#app/domain/history/once.server.ts';
import { toDateColumn } from '#app/lib/dates.ts';
import { forbidden, notFound, refused } from '#app/lib/refusal.ts';
import { moveItem } from '#app/lib/reorder.ts';
import { canSigning } from './signing.policy.ts';
import type { LineInput, PutInput } from './signing.schema.ts';
import {
  type LineForWrite,
  loggedLine,
  nextPosition,
  recordLineChange,
  refuseTwice,
  standingAgreement,
  takeEdition,
  takeLine,
  takeStandingLine,
  touchList,
} from './signing-write.server.ts';

/**
 * Puts a deal in sight on the list of an event's ceremony, as its last line.
 * @throws Refusal `not_found` for a deal or event out of sight, `forbidden` also for who does not run the list once the
 *   event is over, `refused`
 */
export function putOnList(
  ctx: Ctx,
  dealId: string,
  { key, editionId, ...paper }: PutInput,
): Promise<{ id: string }> {
  return inTransaction((tx) =>
    once(tx, ctx, { key, action: 'signings.put' }, async () => {
      await takeEdition(tx, ctx, editionId);
      return addLine(tx, ctx, dealId, editionId, paper);
    }),
  );
}

/** The same inside a transaction that holds the edition. */
export async function addLine(
  tx: Tx,
  ctx: Ctx,
  dealId: string,
  editionId: string,
  paper: Omit<PutInput, 'key' | 'editionId'>,
): Promise<{ id: string }> {
  const edition = await tx.eventEdition.findUniqueOrThrow({ where: { id: editionId } });
  const deal = await tx.deal.findFirst({
    where: { AND: [{ id: dealId }, visibleDeals(ctx.user)] },
    select: { id: true, code: true, name: true, teamId: true },
  });
  if (!deal) throw notFound();
  if (!canSigning(ctx.user, 'put', { ...edition, dealTeamId: deal.teamId })) throw forbidden();
  // Whoever runs a list may complete it afterwards.
  const isOver = edition.endsOn < toDateColumn(ctx.today);
  if (isOver && !canSigning(ctx.user, 'run', edition)) throw forbidden();
  await refuseForeignSignatory(tx, ctx, dealId, paper.signatoryId);
  await refuseTwice(tx, { ...paper, dealId, editionId });
  const line = await tx.signingItem.create({
    data: {
      ...columns(paper),
      editionId,
      dealId,
      position: await nextPosition(tx, editionId),
      recordedById: ctx.user.id,
      teamId: ctx.user.teamId,
      recordedAt: ctx.now,
    },
    select: { id: true },
  });
  await touchList(tx, editionId);
  const after = await loggedLine(tx, paper);
  await recordLineChange(tx, ctx, { id: line.id, deal }, { action: 'create', version: 1, after });
  return line;
}

/** Changes what is planned to be signed. @throws Refusal also for a line that is signed already */
export function editLine(ctx: Ctx, id: string, { version, ...paper }: LineInput): Promise<void> {
  return inTransaction(async (tx) => {
    const line = await takeStandingLine(tx, ctx, id, 'put');
    await refuseStale(tx, 'signings', line, version);
    refuseSigned(line);
    if (paper.signatoryId !== line.signatoryId)
      await refuseForeignSignatory(tx, ctx, line.dealId, paper.signatoryId);
    await refuseTwice(tx, { ...paper, id, dealId: line.dealId, editionId: line.editionId });
    await tx.signingItem.update({
      where: { id },
      data: { ...columns(paper), version: { increment: 1 } },
      select: { id: true },
    });
    await touchList(tx, line.editionId);
    await recordLineChange(tx, ctx, line, {
      action: 'edit',
      version: version + 1,
      before: await loggedLine(tx, { ...line, amount: line.amount.toFixed(2) }),
      after: await loggedLine(tx, paper),
    });
  });
}

/** Takes a line off the list; who did may put it back. @throws Refusal also for a line that is signed */
export function removeLine(ctx: Ctx, id: string): Promise<{ id: string }> {
  return inTransaction(async (tx) => {
    const line = await takeLine(tx, ctx, id, 'put');
    if (line.archivedAt) return { id };
    refuseSigned(line);
    await setArchived(tx, ctx, line, ctx.now);
    return { id };
  });
}

/**
 * Puts a line back where it stood. The deal must be in the user's sight, or have left it by the user's own doing:
 * what a team has withdrawn from an event stays withdrawn.
 */
export function restoreLine(ctx: Ctx, id: string): Promise<{ id: string }> {
  return inTransaction(async (tx) => {
    const line = await takeLine(tx, ctx, id, 'put');
    if (!line.archivedAt) return { id };
    const seen = await tx.deal.count({ where: { AND: [{ id: line.dealId }, visibleDeals(ctx.user)] } });
    const removal = await tx.auditEntry.findFirst({
      where: { subjectType: 'signings', subjectId: id, action: 'archive' },
      orderBy: { id: 'desc' },
      select: { actorId: true },
    });
    if (seen === 0 && removal?.actorId !== ctx.user.id) throw notFound();
    await refuseTwice(tx, line);
    await setArchived(tx, ctx, line, null);
    return { id };
  });
}

async function setArchived(tx: Tx, ctx: Ctx, line: LineForWrite, archivedAt: Date | null): Promise<void> {
  await tx.signingItem.update({
    where: { id: line.id },
    data: { archivedAt, version: { increment: 1 } },
    select: { id: true },
  });
  await touchList(tx, line.editionId);
  await recordLineChange(tx, ctx, line, {
    action: archivedAt ? 'archive' : 'restore',
    version: line.version + 1,
  });
}

/**
 * Moves a line to another place. Moves made at once are carried out one after the other on the list as it then is.
 * @param toIndex counted from 0 in the list without the line; beyond the end is the end
 */
export function moveLine(ctx: Ctx, id: string, toIndex: number): Promise<{ id: string }> {
  return inTransaction(async (tx) => {
    const line = await takeStandingLine(tx, ctx, id, 'run');
    const lines = await tx.signingItem.findMany({
      where: { editionId: line.editionId, archivedAt: null },
      orderBy: [{ position: 'asc' }, { id: 'asc' }],
      select: { id: true },
    });
    const order = moveItem(lines, id, toIndex);
    await writeOrder(tx, 'signing_item', order);
    await touchList(tx, line.editionId);
    await recordLineChange(tx, ctx, line, {
      action: 'reorder',
      before: { position: lines.findIndex((other) => other.id === id) + 1 },
      after: { position: order.findIndex((other) => other.id === id) + 1 },
    });
    return { id };
  });
}

function refuseSigned(line: LineForWrite): void {
  if (standingAgreement(line)) throw refused('signings:problem.isSigned');
}

/** Who signs is an investor of the deal or a company in sight. */
async function refuseForeignSignatory(tx: Tx, ctx: Ctx, dealId: string, companyId: string): Promise<void> {
  const invests = await tx.dealInvestor.count({ where: { dealId, companyId } });
  if (invests > 0) return;
  const known = await tx.company.count({ where: { AND: [{ id: companyId }, visibleCompanies(ctx.user)] } });
  if (known === 0) throw refused('errors:unknown', {}, 'signatoryId');
}

const columns = ({ rateOn, ...paper }: Omit<PutInput, 'key' | 'editionId'>) => ({
  ...paper,
  rateOn: rateOn ? toDateColumn(rateOn) : null,
});
