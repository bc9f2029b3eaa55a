import type { Ctx } from '#app/auth/user.ts';
import { visibleCompanies, visibleDeals } from '#app/auth/visible.ts';
import { inTransaction, type Tx } from '#app/db/client.server.ts';
import { recordChange } from '#app/domain/history/audit.server.ts';
import { toDateColumn } from '#app/lib/dates.ts';
import { forbidden, refused } from '#app/lib/refusal.ts';
import { offeredStaff } from './staff.ts';
import { canLogVisit, type TalkPlace } from './visit.policy.ts';
import type { VisitInput } from './visit.schema.ts';

/**
 * Logs a talk with a company for the user's team.
 * @returns the new visit
 * @throws Refusal `forbidden`; `refused` for a day after today, for ids outside the scope, and for a company that
 *   does not invest in a deal the talk is said to touch
 */
export function logVisit(ctx: Ctx, input: VisitInput): Promise<{ id: string }> {
  return inTransaction((tx) => addVisit(tx, ctx, input));
}

/**
 * The same inside a transaction of another command.
 * @param editionId the event the talk was held at; organizers log talks at their events only
 */
export async function addVisit(
  tx: Tx,
  ctx: Ctx,
  input: VisitInput,
  editionId: string | null = null,
): Promise<{ id: string }> {
  const place = { atOwnEvent: await isOwnEvent(tx, ctx, editionId) };
  if (!canLogVisit(ctx.user, undefined, place)) throw forbidden();
  if (input.occurredOn > ctx.today) throw refused('errors:future', {}, 'occurredOn');
  const company = await tx.company.findFirst({
    where: { id: input.companyId, ...visibleCompanies(ctx.user) },
    select: { name: true },
  });
  if (!company) throw refused('errors:unknown', {}, 'companyId');
  await refuseDeals(tx, ctx, input, place);
  const people = await findPeople(tx, ctx, input);
  const guests = await knownGuests(tx, input);
  const { staffIds, dealIds, guests: _, occurredOn, nextStepDue, ...fields } = input;
  const visit = await tx.visit.create({
    data: {
      ...fields,
      editionId,
      occurredOn: toDateColumn(occurredOn),
      nextStepDue: nextStepDue && toDateColumn(nextStepDue),
      teamId: ctx.user.teamId,
      recordedById: ctx.user.id,
      recordedAt: ctx.now,
      staff: { create: staffIds.map((userId) => ({ userId })) },
      guests: { create: guests },
      deals: { create: dealIds.map((dealId) => ({ dealId })) },
    },
    select: { id: true },
  });
  await recordChange(tx, ctx, {
    action: 'talk',
    subject: 'visits',
    id: visit.id,
    label: `${company.name} ${occurredOn}`,
    version: 1,
    after: loggedFields(input, company.name, people),
  });
  return visit;
}

/** Whether the talk is held at an event that the user's team organises. */
async function isOwnEvent(tx: Tx, ctx: Ctx, editionId: string | null): Promise<boolean> {
  if (!editionId) return false;
  const own = { id: editionId, archivedAt: null, organizerTeamId: { in: ctx.user.teamIds } };
  return (await tx.eventEdition.count({ where: own })) > 0;
}

/** A talk counts for a deal only if the user may work the deal and the company is one of its investors. */
async function refuseDeals(
  tx: Tx,
  ctx: Ctx,
  { dealIds, companyId }: VisitInput,
  place: TalkPlace,
): Promise<void> {
  const deals = await tx.deal.findMany({
    where: { AND: [{ id: { in: dealIds } }, visibleDeals(ctx.user)] },
    select: {
      teamId: true,
      shares: { select: { teamId: true } },
      investors: { where: { companyId }, select: { companyId: true } },
    },
  });
  if (deals.length !== dealIds.length) throw refused('errors:unknown', {}, 'dealIds');
  if (!deals.every((deal) => canLogVisit(ctx.user, deal, place))) throw forbidden();
  if (deals.some(({ investors }) => investors.length === 0))
    throw refused('visits:problem.investor', {}, 'companyId');
}

/** Names of our people by id; whoever is named must be of a team the user sees and still at work. */
async function findPeople(
  tx: Tx,
  ctx: Ctx,
  { staffIds, nextStepOwnerId }: VisitInput,
): Promise<Map<string, string>> {
  const ids = [...staffIds, ...(nextStepOwnerId ? [nextStepOwnerId] : [])];
  const users = await tx.user.findMany({
    where: { AND: [{ id: { in: ids } }, offeredStaff(ctx.user)] },
    select: { id: true, name: true },
  });
  const known = new Map(users.map(({ id, name }) => [id, name]));
  if (staffIds.some((id) => !known.has(id))) throw refused('errors:unknown', {}, 'staffIds');
  if (nextStepOwnerId && !known.has(nextStepOwnerId)) throw refused('errors:unknown', {}, 'nextStepOwnerId');
  return known;
}

/** Their people, tied to the company's contact of the same name; of namesakes to the one with the same title. */
async function knownGuests(tx: Tx, { companyId, guests }: VisitInput) {
  const contacts = await tx.contact.findMany({
    where: { companyId, archivedAt: null, name: { in: guests.map(({ name }) => name) } },
    orderBy: { id: 'asc' },
    select: { id: true, name: true, title: true },
  });
  return guests.map(({ name, title }) => {
    const namesakes = contacts.filter((contact) => contact.name === name);
    const contact =
      namesakes.find((one) => one.title === title) ?? (namesakes.length === 1 ? namesakes[0] : undefined);
    return { name, title: title || (contact?.title ?? ''), contactId: contact?.id ?? null };
  });
}

/** The fields the history tells of, people and lists as readable text. */
function loggedFields(visit: VisitInput, company: string, people: Map<string, string>) {
  return {
    kind: visit.kind,
    companyId: company,
    occurredOn: visit.occurredOn,
    place: visit.place,
    staffIds: visit.staffIds.map((id) => people.get(id)).join('、'),
    guests: visit.guests.map(({ name, title }) => [name, title].filter(Boolean).join(' ')).join('、'),
    summary: visit.summary,
    outcome: visit.outcome,
    nextStep: visit.nextStep,
    nextStepOwnerId: visit.nextStepOwnerId && people.get(visit.nextStepOwnerId),
    nextStepDue: visit.nextStepDue,
  };
}
