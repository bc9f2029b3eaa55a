import type { Ctx } from '#app/auth/user.ts';
import { inTransaction, type Tx } from '#app/db/client.server.ts';
import type { Prisma } from '#app/db/generated/client.ts';
import { recordChange, refuseStale } from '#app/domain/history/audit.server.ts';
import { compareMonths, type Month, monthText } from '#app/domain/periods/month.ts';
import { openPeriod } from '#app/domain/periods/submission.commands.server.ts';
import { toDateColumn } from '#app/lib/dates.ts';
import { forbidden, notFound, Refusal, refused } from '#app/lib/refusal.ts';
import { canCircular } from './circular.policy.ts';
import type { CircularEdit } from './circular.schema.ts';
import { bodyOf, type CircularBody, documentNumber, nextNumber, PARTS } from './circular.ts';

/**
 * Begins the circular of a month; what stands around its text is taken over from the latest one.
 * @param given `number` null: the next of the year; `title` as the office calls it
 * @throws Refusal `forbidden`, `refused` for a month that has not begun or has one, a number in use
 */
export function draftCircular(
  ctx: Ctx,
  month: Month,
  given: { number: number | null; title: string },
): Promise<{ id: string }> {
  if (!canCircular(ctx.user, 'draft')) throw forbidden();
  const [thisYear = 0, thisMonth = 0] = ctx.today.split('-').map(Number);
  if (compareMonths(month, { year: thisYear, month: thisMonth }) > 0)
    throw refused('circulars:problem.notBegun', { month: monthText(month) }, 'month');
  return inTransaction(async (tx) => {
    await numberOneAtATime(tx);
    const period = await openPeriod(tx, month);
    const there = await tx.circular.findUnique({ where: { periodId: period.id }, select: { id: true } });
    if (there) {
      const to = `/reports/circulars/${there.id}`;
      const problem = { key: 'circulars:problem.there', params: { month: monthText(month) }, to };
      throw new Refusal('refused', [problem]);
    }
    const numbers = await tx.circular.findMany({ where: { year: month.year }, select: { number: true } });
    const taken = numbers.map((row) => row.number);
    const number = given.number ?? nextNumber(month.month, taken);
    if (taken.includes(number)) throw refused('circulars:problem.taken', { number }, 'number');
    const latest = await tx.circular.findFirst({
      orderBy: [{ year: 'desc' }, { number: 'desc' }],
      select: { body: true, ranked: true, listed: true },
    });
    const frame = latest ? bodyOf(latest.body).frame : { ...bodyOf(null).frame, issuer: ctx.user.teamName };
    const circular = await tx.circular.create({
      data: {
        periodId: period.id,
        year: month.year,
        number,
        title: given.title,
        ...(latest && { ranked: latest.ranked, listed: latest.listed }),
        body: { frame, texts: {} } satisfies CircularBody as unknown as Prisma.InputJsonObject,
        updatedAt: ctx.now,
      },
      select: { id: true },
    });
    await recordChange(tx, ctx, {
      action: 'create',
      subject: 'circulars',
      id: circular.id,
      label: documentNumber(frame.prefix, month.year, number),
      version: 1,
      after: { title: given.title, month: monthText(month) },
    });
    return circular;
  });
}

/**
 * Saves what the office wrote. A part that reads as it was shown written by itself goes on writing itself; one that
 * was emptied is left out.
 * @throws Refusal `not_found`, `forbidden` once it is issued, `stale`, `refused` for a number in use
 */
export function editCircular(ctx: Ctx, id: string, expected: number, input: CircularEdit): Promise<void> {
  return inTransaction(async (tx) => {
    await numberOneAtATime(tx);
    const before = await take(tx, ctx, id, 'edit', expected);
    const { title, number, ranked, listed, redHead, prefix, addressee, issuer, copies, printer } = input;
    const other = await tx.circular.count({ where: { year: before.year, number, id: { not: id } } });
    if (other > 0) throw refused('circulars:problem.taken', { number }, 'number');
    const texts = Object.fromEntries(
      PARTS.flatMap((part) => {
        const text = input.texts[part] ?? '';
        return text === (input.written[part] ?? '') ? [] : [[part, text]];
      }),
    );
    const body: CircularBody = { frame: { redHead, prefix, addressee, issuer, copies, printer }, texts };
    await tx.circular.update({
      where: { id },
      data: {
        ...{ title, number, ranked, listed },
        body: body as unknown as Prisma.InputJsonObject,
        updatedAt: ctx.now,
        version: { increment: 1 },
      },
      select: { id: true },
    });
    const was = bodyOf(before.body);
    await recordChange(tx, ctx, {
      action: 'edit',
      subject: 'circulars',
      id,
      label: documentNumber(prefix, before.year, number),
      version: expected + 1,
      before: { ...before, ...was.frame, ...was.texts },
      after: {
        ...{ title, number, ranked, listed },
        ...body.frame,
        ...Object.fromEntries(PARTS.map((part) => [part, texts[part] ?? ''])),
      },
    });
  });
}

/**
 * The first half of issuing: the draft, kept from everybody else until the transaction ends.
 * @throws Refusal `not_found`, `forbidden` once it is issued, `stale`, `refused` while its month is open
 */
export async function takeToIssue(tx: Tx, ctx: Ctx, id: string, expected: number) {
  const circular = await take(tx, ctx, id, 'issue', expected);
  if (!circular.period.lockedAt) {
    const month = monthText(circular.period);
    const problem = {
      key: 'circulars:problem.notLocked',
      params: { month },
      to: `/reports/months/${month}`,
    };
    throw new Refusal('refused', [problem]);
  }
  return { ...circular, ...bodyOf(circular.body) };
}

/** The second half: text and tables are kept as they are; from now on nothing changes them. */
export async function keepIssued(
  tx: Tx,
  ctx: Ctx,
  { id, version, documentNumber: label, issued }: KeptCircular,
): Promise<void> {
  await tx.circular.update({
    where: { id },
    data: {
      issued,
      issuedOn: toDateColumn(ctx.today),
      issuedAt: ctx.now,
      issuedById: ctx.user.id,
      updatedAt: ctx.now,
      version: { increment: 1 },
    },
    select: { id: true },
  });
  await recordChange(tx, ctx, {
    action: 'issue',
    subject: 'circulars',
    id,
    label,
    version: version + 1,
    after: { issuedOn: ctx.today },
  });
}

interface KeptCircular {
  id: string;
  version: number;
  documentNumber: string;
  issued: Prisma.InputJsonObject;
}

/** Whoever gives a circular its number waits for whoever is doing so: a number in use is refused, not run into. */
async function numberOneAtATime(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('circulars'))`;
}

/** Locks a circular's row for an action. */
async function take(tx: Tx, ctx: Ctx, id: string, action: 'edit' | 'issue', expected: number) {
  if (!canCircular(ctx.user, action)) throw notFound();
  await tx.$queryRaw`SELECT 1 FROM circular WHERE id = ${id}::uuid FOR UPDATE`;
  const circular = await tx.circular.findUnique({
    where: { id },
    include: { period: { select: { id: true, year: true, month: true, lockedAt: true } } },
  });
  if (!circular) throw notFound();
  if (!canCircular(ctx.user, action, { isIssued: circular.issuedAt !== null })) {
    throw new Refusal('forbidden', [{ key: 'circulars:problem.issued' }]);
  }
  await refuseStale(tx, 'circulars', circular, expected);
  return circular;
}
