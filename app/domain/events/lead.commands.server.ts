import type { Ctx } from '#app/auth/user.ts';
import { insideEditions, visibleCompanies, visibleGuests, visibleLeads } from '#app/auth/visible.ts';
import { inTransaction, type Tx } from '#app/db/client.server.ts';
import type { Prisma } from '#app/db/generated/client.ts';
import { recordChange, refuseStale } from '#app/domain/history/audit.server.ts';
import { once } from '#app/domain/history/once.server.ts';
import { saveChange } from '#app/domain/history/save.server.ts';
import { maskPhone, maskWithin } from '#app/lib/mask.ts';
import { forbidden, notFound, refused } from '#app/lib/refusal.ts';
import { canInside, type InsideAction } from './edition.policy.ts';
import { insideSelect, takeInside } from './inside.server.ts';
import { LEAD_TEAMS } from './lead.queries.server.ts';
import type { LeadCapture, LeadInput } from './lead.schema.ts';

/**
 * Catches a lead: from a guest, whose company and numbers it takes over, or by what was typed.
 * @returns the lead, to complete it or take it back
 * @throws Refusal `not_found`, `forbidden`; `refused` for a guest of another event or an unknown chain
 */
export function captureLead(ctx: Ctx, editionId: string, { key, age, guestId, ...given }: LeadCapture) {
  return inTransaction(async (tx) => {
    await takeInside(tx, ctx, editionId, 'work');
    return once(tx, ctx, { key, action: 'leads.capture' }, async () => {
      await refuseChain(tx, given.chainCode);
      const guest = guestId === null ? null : await findGuest(tx, ctx, editionId, guestId);
      const fields = guest ? { ...given, ...fromGuest(guest, given) } : given;
      const companyId = guest?.companyId ?? (await findCompany(tx, ctx, fields.companyName));
      const recordedAt = new Date(ctx.now.getTime() - age);
      const lead = await tx.eventLead.create({
        data: { ...fields, editionId, guestId, companyId, recordedById: ctx.user.id, recordedAt },
        select: { id: true, companyName: true, grade: true, version: true },
      });
      await recordChange(tx, ctx, {
        action: 'create',
        subject: 'leads',
        id: lead.id,
        label: lead.companyName,
        version: 1,
        after: loggedFields(fields),
      });
      return lead;
    });
  });
}

async function findGuest(tx: Tx, ctx: Ctx, editionId: string, id: string) {
  const guest = await tx.eventGuest.findFirst({
    where: { AND: [{ id, editionId }, visibleGuests(ctx.user)] },
    include: { company: { where: visibleCompanies(ctx.user), select: { name: true } } },
  });
  if (!guest) throw refused('errors:unknown', {}, 'guestId');
  return guest;
}

/** What is typed goes before what is known of the guest. */
function fromGuest(guest: Awaited<ReturnType<typeof findGuest>>, given: LeadInput) {
  return {
    companyName: given.companyName || guest.organization || guest.company?.name || guest.name,
    person: given.person || guest.name,
    title: given.title || guest.title,
    phone: given.phone || guest.phone,
  };
}

/** The company in sight of exactly this name. */
async function findCompany(tx: Tx, ctx: Ctx, name: string): Promise<string | null> {
  const where = { AND: [{ name }, visibleCompanies(ctx.user)] };
  const company = await tx.company.findFirst({ where, select: { id: true } });
  return company?.id ?? null;
}

/**
 * Completes or corrects a lead.
 * @returns the edition, where the way leads next
 * @throws Refusal `not_found`, `forbidden`, `stale`, `refused` for an unknown chain
 */
export function editLead(ctx: Ctx, id: string, expected: number, input: LeadInput): Promise<string> {
  return inTransaction(async (tx) => {
    const before = await findToWrite(tx, ctx, inSight(ctx, id), 'work', expected);
    if (input.chainCode !== before.chainCode) await refuseChain(tx, input.chainCode);
    const renamed = input.companyName !== before.companyName;
    const companyId = renamed ? await findCompany(tx, ctx, input.companyName) : before.companyId;
    await saveChange(tx, ctx, {
      action: 'edit',
      subject: 'leads',
      id,
      label: input.companyName,
      version: expected,
      data: { ...input, companyId },
      before: loggedFields(before),
      after: loggedFields(input),
    });
    return before.editionId;
  });
}

/**
 * Hands a lead to the team that follows it up, or takes it back; the team then sees it.
 * @throws Refusal `not_found`, `forbidden`, `stale`; `refused` for a team that works no deals, and for a lead that
 *   became a deal
 */
export function handLead(ctx: Ctx, id: string, expected: number, teamId: string | null): Promise<void> {
  return inTransaction(async (tx) => {
    const before = await findToWrite(tx, ctx, inSight(ctx, id), 'arrange', expected);
    if (before.dealId !== null) throw refused('leads:problem.deal', {}, 'teamId');
    const team = teamId && (await tx.team.findFirst({ where: { AND: [{ id: teamId }, LEAD_TEAMS] } }));
    if (teamId && !team) throw refused('errors:unknown', {}, 'teamId');
    await saveChange(tx, ctx, {
      action: 'hand',
      subject: 'leads',
      id,
      label: before.companyName,
      version: expected,
      data: { teamId },
      before: { teamId: before.team?.name },
      after: { teamId: team ? team.name : null },
    });
  });
}

/** Takes a lead back that was caught by mistake. restoreLead undoes it. @throws Refusal `not_found`, `forbidden`, `stale` */
export function archiveLead(ctx: Ctx, id: string, expected: number) {
  return setArchived(ctx, inSight(ctx, id), expected, ctx.now);
}

/** Puts a lead back. @throws Refusal `not_found`, `forbidden`, `stale` */
export function restoreLead(ctx: Ctx, id: string, expected: number) {
  return setArchived(
    ctx,
    { id, archivedAt: { not: null }, edition: insideEditions(ctx.user) },
    expected,
    null,
  );
}

function setArchived(
  ctx: Ctx,
  where: Prisma.EventLeadWhereInput,
  expected: number,
  archivedAt: Date | null,
): Promise<{ id: string; editionId: string; companyName: string; version: number }> {
  return inTransaction(async (tx) => {
    const lead = await findToWrite(tx, ctx, where, 'work', expected);
    if (lead.dealId !== null) throw refused('leads:problem.deal');
    await saveChange(tx, ctx, {
      action: archivedAt ? 'archive' : 'restore',
      subject: 'leads',
      id: lead.id,
      label: lead.companyName,
      version: expected,
      data: { archivedAt },
    });
    const { id, editionId, companyName } = lead;
    return { id, editionId, companyName, version: expected + 1 };
  });
}

/**
 * Links a lead to the deal that was just made of it, in the transaction that makes the deal.
 * @throws Refusal `not_found` outside the scope, `forbidden` for another team's, `refused` when it became a deal already
 */
export async function linkLead(tx: Tx, ctx: Ctx, id: string, dealId: string): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM event_lead WHERE id = ${id}::uuid FOR UPDATE`;
  const lead = await tx.eventLead.findFirst({
    where: inSight(ctx, id),
    include: { edition: { select: insideSelect(ctx) } },
  });
  if (!lead) throw notFound();
  if (!mayTakeUp(ctx, lead)) throw forbidden();
  if (lead.dealId !== null) throw refused('leads:problem.deal');
  await saveChange(tx, ctx, {
    action: 'to_deal',
    subject: 'leads',
    id,
    label: lead.companyName,
    version: lead.version,
    data: { dealId },
    after: { dealId },
  });
}

/** A lead that was handed to a team is that team's to make a deal of, or whoever runs the event. */
const mayTakeUp = (
  { user }: Ctx,
  { teamId, edition }: { teamId: string | null; edition: Parameters<typeof canInside>[2] },
) => teamId === null || user.teamIds.includes(teamId) || canInside(user, 'arrange', edition);

const inSight = (ctx: Ctx, id: string): Prisma.EventLeadWhereInput => ({
  AND: [{ id }, visibleLeads(ctx.user)],
});

async function findToWrite(
  tx: Tx,
  ctx: Ctx,
  where: Prisma.EventLeadWhereInput,
  action: InsideAction,
  expected: number,
) {
  const lead = await tx.eventLead.findFirst({
    where,
    include: { team: { select: { name: true } }, edition: { select: insideSelect(ctx) } },
  });
  if (!lead) throw notFound();
  if (!canInside(ctx.user, action, lead.edition)) throw forbidden();
  await refuseStale(tx, 'leads', lead, expected);
  return lead;
}

async function refuseChain(tx: Tx, code: string | null): Promise<void> {
  if (code && (await tx.chain.count({ where: { code, archivedAt: null } })) === 0)
    throw refused('errors:unknown', {}, 'chainCode');
}

/** The fields the history tells of; numbers enter it masked, for it can never be erased. */
const loggedFields = ({ companyName, person, title, phone, interest, chainCode, grade }: LeadInput) => ({
  companyName,
  person,
  title,
  phone: maskPhone(phone),
  interest: maskWithin(interest),
  chainCode,
  grade,
});
