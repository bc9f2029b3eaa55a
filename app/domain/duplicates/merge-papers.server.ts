import type { Ctx } from '#app/auth/user.ts';
import type { Tx } from '#app/db/client.server.ts';
import type { DealForWrite } from '#app/domain/deals/deal-write.server.ts';
import { i18nFor } from '#app/i18n/i18n.server.ts';

type Deal = Pick<DealForWrite, 'id' | 'agreements'>;

/**
 * Moves agreements, money and lines of signing lists to the kept deal. What both hold - a paper of the same kind, day
 * and amount, money of the same day and amount, a line of the same list - stands once: the other's is voided.
 */
export async function movePapers(tx: Tx, ctx: Ctx, kept: Deal, merged: Deal): Promise<void> {
  const { t } = await i18nFor(ctx.locale);
  const twins = await moveAgreements(tx, ctx, kept, merged, t('duplicates:voidReason'));
  await moveArrivals(tx, ctx, kept.id, merged.id, t('duplicates:voidArrival'));
  await moveLines(tx, ctx, kept.id, merged.id, twins);
}

type Paper = Pick<DealForWrite['agreements'][number], 'kind' | 'signedOn' | 'amount'>;
const paperOf = ({ kind, signedOn, amount }: Paper) =>
  `${kind} ${signedOn.toISOString()} ${amount.toFixed(2)}`;

/** For each standing agreement of the second deal that the first holds too, the id of that one. */
export function twinPapers(
  kept: readonly (Paper & { id: string })[],
  merged: readonly (Paper & { id: string })[],
): Map<string, string> {
  const held = new Map(kept.map((paper) => [paperOf(paper), paper.id]));
  return new Map(
    merged.flatMap((paper) => {
      const twin = held.get(paperOf(paper));
      return twin ? [[paper.id, twin] as const] : [];
    }),
  );
}

async function moveAgreements(tx: Tx, ctx: Ctx, kept: Deal, merged: Deal, reason: string) {
  const twins = twinPapers(kept.agreements, merged.agreements);
  const { _max } = await tx.agreement.aggregate({ where: { dealId: kept.id }, _max: { seq: true } });
  const last = _max.seq ?? 0;
  await tx.$executeRaw`
    UPDATE agreement SET deal_id = ${kept.id}::uuid, seq = seq + ${last} WHERE deal_id = ${merged.id}::uuid`;
  await tx.agreement.updateMany({
    where: { id: { in: [...twins.keys()] } },
    data: { voidedAt: ctx.now, voidReason: reason },
  });
  return twins;
}

async function moveArrivals(
  tx: Tx,
  ctx: Ctx,
  keptId: string,
  mergedId: string,
  reason: string,
): Promise<void> {
  const twins = await tx.$queryRaw<{ id: string }[]>`
    SELECT m.id::text AS id FROM arrival m
     WHERE m.deal_id = ${mergedId}::uuid AND m.voided_at IS NULL AND EXISTS (
       SELECT FROM arrival k
        WHERE k.deal_id = ${keptId}::uuid AND k.voided_at IS NULL
          AND k.arrived_on = m.arrived_on AND k.amount = m.amount)`;
  await tx.arrival.updateMany({ where: { dealId: mergedId }, data: { dealId: keptId } });
  await tx.arrival.updateMany({
    where: { id: { in: twins.map(({ id }) => id) } },
    data: { voidedAt: ctx.now, voidReason: reason },
  });
}

/** A list that holds both deals keeps the line of the kept one; a line whose paper is a twin points to the other. */
async function moveLines(
  tx: Tx,
  ctx: Ctx,
  keptId: string,
  mergedId: string,
  twins: Map<string, string>,
): Promise<void> {
  const select = { id: true, editionId: true, kind: true, agreementId: true } as const;
  const own = await tx.signingItem.findMany({ where: { dealId: keptId, archivedAt: null }, select });
  const lines = await tx.signingItem.findMany({ where: { dealId: mergedId, archivedAt: null }, select });
  await tx.signingItem.updateMany({
    where: { dealId: mergedId, NOT: { id: { in: lines.map(({ id }) => id) } } },
    data: { dealId: keptId },
  });
  for (const line of lines) {
    const isDouble = own.some(({ editionId, kind }) => editionId === line.editionId && kind === line.kind);
    const twin = line.agreementId ? twins.get(line.agreementId) : undefined;
    const isFree = twin !== undefined && !own.some(({ agreementId }) => agreementId === twin);
    await tx.signingItem.update({
      where: { id: line.id },
      data: {
        dealId: keptId,
        ...(isDouble && { archivedAt: ctx.now }),
        ...(!isDouble && isFree && { agreementId: twin }),
      },
      select: { id: true },
    });
  }
  await tx.eventEdition.updateMany({
    where: { id: { in: lines.map(({ editionId }) => editionId) } },
    data: { signingRevision: { increment: 1 } },
  });
}
