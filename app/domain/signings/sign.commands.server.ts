import type { Ctx } from '#app/auth/user.ts';
import { inTransaction, type Tx } from '#app/db/client.server.ts';
import { addAgreement, takeBack } from '#app/domain/agreements/agreement.commands.server.ts';
import { takeDeal } from '#app/domain/deals/deal-write.server.ts';
import { once } from '#app/domain/history/once.server.ts';
import { i18nFor } from '#app/i18n/i18n.server.ts';
import { formatInstant, fromOptionalDate, localDate } from '#app/lib/dates.ts';
import { yuanToYiText } from '#app/lib/money.ts';
import { Refusal, refused } from '#app/lib/refusal.ts';
import { amountSigned } from './signing.rules.ts';
import type { SignInput, UndoInput } from './signing.schema.ts';
import { type LineForWrite, standingAgreement, takeStandingLine, touchList } from './signing-write.server.ts';

/** What a tap is answered with. */
export type SignAnswer = {
  /** The line. */
  id: string;
  agreementId: string;
  /** Another desk was faster, with the same amount. */
  already: { name: string; at: string } | null;
};

/**
 * Records that a line has been signed: the agreement of its deal, dated when it was tapped, and everything that
 * follows from it. A line that another desk has recorded is not recorded again.
 * @throws Refusal `not_found`, `forbidden`, `refused` with all that the deal lacks, or with who recorded another amount
 */
export function signLine(ctx: Ctx, id: string, { key, age, ...given }: SignInput): Promise<SignAnswer> {
  return inTransaction((tx) =>
    once(tx, ctx, { key, action: `signings.sign ${id}` }, async () => {
      const line = await takeStandingLine(tx, ctx, id, 'run');
      const standing = standingAgreement(line);
      if (standing) return answerOfOther(line, standing, given.amount);
      const at = new Date(ctx.now.getTime() - age);
      const settled = amountSigned({ ...line, amount: line.amount.toFixed(2) }, given.amount);
      if ('problem' in settled) throw new Refusal('refused', [settled.problem]);
      const deal = await takeDeal(tx, ctx, line.dealId, 'sign');
      const { t } = await i18nFor(ctx.locale);
      const agreement = await addAgreement(tx, ctx, deal, {
        kind: line.kind,
        title: line.title,
        signedOn: localDate(at),
        amount: settled.amount,
        currency: line.currency as SignCurrency,
        original: line.original?.toFixed(2) ?? null,
        rate: line.rate?.toString() ?? null,
        rateOn: fromOptionalDate(line.rateOn),
        signatoryId: line.signatoryId,
        signedBy: given.signedBy || line.signedBy,
        editionId: line.editionId,
        // A tap is sent within a day, but its month may have been locked in between; it says itself why it is late.
        correctionReason: t('signings:lateReason', { at: formatInstant(at) }),
      });
      await setSigned(tx, line, { agreementId: agreement.id, signedAt: at, deskUserId: ctx.user.id });
      return { id, agreementId: agreement.id, already: null };
    }),
  );
}

type SignCurrency = Parameters<typeof addAgreement>[3]['currency'];

/** The second desk learns who was first; if it saw another amount signed, somebody has to look. */
function answerOfOther(
  line: LineForWrite,
  { id, amount }: { id: string; amount: LineForWrite['amount'] },
  given: string | null,
): SignAnswer {
  const recorded = amount.toFixed(2);
  const already = { name: line.deskUser?.name ?? '', at: formatInstant(line.signedAt ?? '') };
  if (given !== null && line.kind !== 'supplement' && given !== recorded) {
    throw refused('signings:problem.otherAmount', { ...already, amount: yuanToYiText(recorded) }, 'amount');
  }
  return { id: line.id, agreementId: id, already };
}

/**
 * Takes a signing back that was tapped by mistake: its agreement is voided and the line is open again. A line that is
 * open already stays so.
 * @throws Refusal `refused` when the line was signed anew since, or the deal has moved on
 */
export function undoSigning(
  ctx: Ctx,
  id: string,
  { key, of }: UndoInput,
): Promise<{ id: string; undone: boolean }> {
  return inTransaction((tx) =>
    once(tx, ctx, { key, action: `signings.undo ${id}` }, async () => {
      const line = await takeStandingLine(tx, ctx, id, 'run');
      const standing = standingAgreement(line);
      const meant = of === null ? standing?.id : await agreementOf(tx, ctx, of);
      if (!standing || meant === undefined) return { id, undone: false };
      if (meant !== standing.id)
        throw refused('signings:problem.signedAnew', { name: line.deskUser?.name ?? '' });
      const deal = await takeDeal(tx, ctx, line.dealId, 'sign');
      const { t } = await i18nFor(ctx.locale);
      await takeBack(tx, ctx, deal, standing.id, t('signings:undoReason'));
      await setSigned(tx, line, { agreementId: null, signedAt: null, deskUserId: null });
      return { id, undone: true };
    }),
  );
}

/** The agreement that a tap made, by the tap's key; a tap that was never carried out made none. */
async function agreementOf(tx: Tx, ctx: Ctx, of: string): Promise<string | undefined> {
  if (of.includes('-')) return of;
  const receipt = await tx.receipt.findFirst({ where: { key: of, userId: ctx.user.id } });
  return (receipt?.answer as Partial<SignAnswer> | undefined)?.agreementId;
}

async function setSigned(
  tx: Tx,
  { id, editionId }: LineForWrite,
  signed: Pick<LineForWrite, 'agreementId' | 'signedAt' | 'deskUserId'>,
): Promise<void> {
  await tx.signingItem.update({
    where: { id },
    data: { ...signed, version: { increment: 1 } },
    select: { id: true },
  });
  await touchList(tx, editionId);
}
