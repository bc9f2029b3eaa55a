import type { Prisma } from '#app/db/generated/client.ts';
import { addDays, fromDateColumn } from '#app/lib/dates.ts';
import { EDITIONS, type EditionKey, editionId } from './events.ts';
import { demoId } from './ids.ts';
import { ORGANIZER, teamId } from './teams.ts';
import { userId } from './users.ts';

const CEREMONIES: readonly EditionKey[] = ['csa-7', 'apple-2023'];

/** Each signing takes its time on the stage. */
const MINUTES_EACH = 3;

/** The lists of the two ceremonies as they were signed: day by day from ten o'clock, the largest first. */
export function signingItems(
  agreements: Prisma.AgreementCreateManyInput[],
): Prisma.SigningItemCreateManyInput[] {
  return CEREMONIES.flatMap((key) => {
    const listed = new Date(`${addDays(EDITIONS[key].from, -1)}T16:00:00+08:00`);
    const signed = agreements
      .filter((agreement) => agreement.editionId === editionId(key))
      .map((agreement) => ({ ...agreement, day: fromDateColumn(new Date(agreement.signedOn)) }))
      .sort((a, b) => a.day.localeCompare(b.day) || Number(b.amount) - Number(a.amount));
    return signed.map((agreement, index): Prisma.SigningItemCreateManyInput => {
      const turn = index - signed.findIndex(({ day }) => day === agreement.day);
      const ten = new Date(`${agreement.day}T10:00:00+08:00`).getTime();
      return {
        id: demoId(`signing:${agreement.id}`, listed),
        editionId: editionId(key),
        dealId: agreement.dealId,
        position: index + 1,
        kind: agreement.kind,
        title: agreement.title,
        amount: agreement.amount,
        original: agreement.original,
        currency: agreement.currency,
        rate: agreement.rate,
        rateOn: agreement.rateOn,
        signatoryId: agreement.signatoryId,
        signedBy: agreement.signedBy,
        agreementId: agreement.id,
        signedAt: new Date(ten + turn * MINUTES_EACH * 60_000),
        deskUserId: userId('organizer'),
        recordedById: userId('organizer'),
        teamId: teamId(ORGANIZER),
        recordedAt: listed,
      };
    });
  });
}
