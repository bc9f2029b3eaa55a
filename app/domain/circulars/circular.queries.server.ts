import type { Ctx } from '#app/auth/user.ts';
import { visibleCirculars } from '#app/auth/visible.ts';
import { db } from '#app/db/client.server.ts';
import { compareMonths } from '#app/domain/periods/month.ts';
import { fromOptionalDate } from '#app/lib/dates.ts';
import { forbidden, notFound } from '#app/lib/refusal.ts';
import { canCircular } from './circular.policy.ts';
import { bodyOf, documentNumber, nextNumber } from './circular.ts';

const LISTED = {
  id: true,
  year: true,
  number: true,
  title: true,
  body: true,
  issuedOn: true,
  period: { select: { year: true, month: true, lockedAt: true } },
} as const;

/** The circulars of a year that the user may read, the latest first, and whether to draft another. */
export async function listCirculars({ user, today }: Ctx, year = Number(today.slice(0, 4))) {
  if (!canCircular(user, 'read')) throw forbidden();
  const rows = await db().circular.findMany({
    where: { AND: [{ year }, visibleCirculars(user)] },
    orderBy: { number: 'desc' },
    select: LISTED,
  });
  const circulars = rows.map(({ body, issuedOn, period, ...row }) => ({
    ...row,
    month: period.month,
    isLocked: period.lockedAt !== null,
    documentNumber: documentNumber(bodyOf(body).frame.prefix, row.year, row.number),
    issuedOn: fromOptionalDate(issuedOn),
  }));
  return { year, circulars, canDraft: canCircular(user, 'draft') };
}

/**
 * A circular with its month. An issued one carries what was frozen; a draft is made from the records by its reader.
 * @throws Refusal `not_found` also for a draft the user may not see
 */
export async function readCircular({ user }: Pick<Ctx, 'user'>, id: string) {
  const row = await db().circular.findFirst({
    where: { AND: [{ id }, visibleCirculars(user)] },
    include: { period: { select: { id: true, year: true, month: true, lockedAt: true } } },
  });
  if (!row) throw notFound();
  const { body, period, issuedOn, ...circular } = row;
  const isIssued = row.issuedAt !== null;
  return {
    ...circular,
    ...bodyOf(body),
    period,
    isIssued,
    issuedOn: fromOptionalDate(issuedOn),
    documentNumber: documentNumber(bodyOf(body).frame.prefix, row.year, row.number),
    canEdit: canCircular(user, 'edit', { isIssued }),
    canIssue: canCircular(user, 'issue', { isIssued }),
  };
}

/**
 * The months a new circular can tell of, the present one first, and what is offered: the latest that ended, and its
 * number.
 * @throws Refusal `forbidden`
 */
export async function readDraftOffer({ user, today }: Ctx) {
  if (!canCircular(user, 'draft')) throw forbidden();
  const [year = 0, month = 0] = today.split('-').map(Number);
  const there = await db().circular.findMany({
    where: { year: { gte: year - 1 } },
    select: { year: true, number: true, period: { select: { year: true, month: true } } },
  });
  const months = Array.from({ length: 13 }, (_, back) =>
    back < month ? { year, month: month - back } : { year: year - 1, month: month - back + 12 },
  ).filter((one) => !there.some(({ period }) => compareMonths(period, one) === 0));
  const offered = months.find((one) => compareMonths(one, { year, month }) < 0) ?? months[0];
  const taken = there.filter((other) => other.year === offered?.year).map((other) => other.number);
  return { months, offered, number: offered && nextNumber(offered.month, taken) };
}
