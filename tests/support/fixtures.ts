import { hashPassword } from '#app/auth/password.server.ts';
import { findUser, openSession } from '#app/auth/session.server.ts';
import type { Ctx, CurrentUser, Role } from '#app/auth/user.ts';
import { db } from '#app/db/client.server.ts';
import type { AgreementKind, Prisma, TeamKind } from '#app/db/generated/client.ts';
import { localDate, toDateColumn } from '#app/lib/dates.ts';
import { loadReference } from '#prisma/reference/load.ts';

/*
 * Small records for tests on an `empty` database. Each builder makes one valid record and takes what the test
 * is about; names and codes are numbered so that none collide.
 */

/** The day the fixtures' world stands at. */
export const TODAY = '2023-11-12';
export const NOW = new Date(`${TODAY}T09:30:00+08:00`);

let last = 0;
const next = (prefix: string) => `${prefix}-${++last}`;

/** Regions, industries, gates and the other code rows, which an empty database does not have. */
export function makeReference(): Promise<void> {
  return loadReference({ databaseUrl: process.env.DATABASE_URL ?? '' });
}

type TeamOptions = Partial<Prisma.TeamUncheckedCreateInput> & { kind?: TeamKind };

export function makeTeam(given: TeamOptions = {}) {
  const code = next('team');
  return db().team.create({ data: { code, name: `团队 ${code}`, kind: 'task_force', ...given } });
}

type UserOptions = Partial<Omit<Prisma.UserUncheckedCreateInput, 'passwordHash'>> & { password?: string };

/** A user of a team; without a password nobody can sign in as them, and no time is spent on hashing. */
export async function makeUser(role: Role, teamId: string, { password, ...given }: UserOptions = {}) {
  const username = next('user');
  const passwordHash = password ? await hashPassword(password) : 'none';
  return db().user.create({
    data: {
      username,
      name: `用户 ${username}`,
      role,
      teamId,
      passwordHash,
      mustChangePassword: false,
      ...given,
    },
  });
}

/** Cookie header of a browser in which the user has just signed in. */
export async function cookieOf(userId: string): Promise<string> {
  const header = await openSession(userId, 'Mozilla/5.0 (Windows NT 10.0) Chrome/109.0', false);
  return header.split(';')[0] ?? '';
}

/** The user as requests see them, scope included. */
export async function currentUser(userId: string): Promise<CurrentUser> {
  const headers = { cookie: await cookieOf(userId) };
  const user = await findUser(new Request('http://localhost/', { headers }), {});
  if (!user) throw new Error('The session just opened is not found');
  return user;
}

/** What a command or query is handed when this user asks. */
export function ctxOf(user: CurrentUser, now = NOW): Ctx {
  return { user, now, today: localDate(now), locale: 'zh-CN', requestId: next('request') };
}

/** A new user of a team, ready to ask. */
export async function asked(role: Role, teamId: string, given: UserOptions = {}): Promise<Ctx> {
  const user = await makeUser(role, teamId, given);
  return ctxOf(await currentUser(user.id));
}

export function makeCompany(teamId: string, given: Partial<Prisma.CompanyUncheckedCreateInput> = {}) {
  const name = `${next('公司')}有限公司`;
  return db().company.create({
    data: { name, teamId, searchText: name, nameKey: name, createdAt: NOW, updatedAt: NOW, ...given },
  });
}

export function makeContact(companyId: string, given: Partial<Prisma.ContactUncheckedCreateInput> = {}) {
  const name = next('联系人');
  return db().contact.create({
    data: { companyId, name, searchText: name, createdAt: NOW, updatedAt: NOW, ...given },
  });
}

/** An edition of a fair; needs {@link makeReference}. */
export function makeEdition(
  organizerTeamId: string | null,
  given: { startsOn?: string; seriesCode?: string } = {},
) {
  const startsOn = toDateColumn(given.startsOn ?? `20${String(10 + (++last % 80)).padStart(2, '0')}-10-01`);
  return db().eventEdition.create({
    data: {
      seriesCode: given.seriesCode ?? 'csa_expo',
      startsOn,
      endsOn: startsOn,
      venue: '昆明',
      participation: 'delegation',
      organizerTeamId,
    },
  });
}

type DealOptions = Partial<Prisma.DealUncheckedCreateInput> & {
  /** The lead investor; a company of the team is made when there is none. */
  investorId?: string;
  sharedWith?: string[];
};

/** A lead of a team with its history row and credit; the database refuses a deal without them. */
export async function makeDeal(teamId: string, { investorId, sharedWith = [], ...given }: DealOptions = {}) {
  const companyId = investorId ?? (await makeCompany(teamId)).id;
  const day = toDateColumn(TODAY);
  return db().$transaction(async (tx) => {
    const deal = await tx.deal.create({
      data: {
        code: next('ZT-2023'),
        name: next('项目'),
        teamId,
        firstMetOn: day,
        stageSince: day,
        recordedAt: NOW,
        updatedAt: NOW,
        ...given,
        investors: { create: { companyId, isLead: true } },
        shares: { create: sharedWith.map((id) => ({ teamId: id })) },
        credits: { create: { teamId, countyCode: given.countyCode ?? null } },
      },
    });
    const { stage, status, estimatedAmount, countyCode } = deal;
    await tx.dealHistory.create({
      data: {
        dealId: deal.id,
        seq: 1,
        kind: 'created',
        stage,
        status,
        estimatedAmount,
        teamId,
        countyCode,
        effectiveOn: day,
        recordedAt: NOW,
      },
    });
    return deal;
  });
}

interface AgreementOptions {
  kind?: AgreementKind;
  amount?: string;
  signedOn?: string;
  editionId?: string;
  signatoryId?: string;
  recordedById: string;
}

/** The first agreement of a deal: it moves to `signed`, with the history row of that move. */
export async function makeAgreement(dealId: string, given: AgreementOptions) {
  const { kind = 'contract', amount = '100000000.00', signedOn = TODAY, editionId, recordedById } = given;
  const day = toDateColumn(signedOn);
  return db().$transaction(async (tx) => {
    const deal = await tx.deal.findUniqueOrThrow({ where: { id: dealId }, include: { investors: true } });
    const { teamId, countyCode, status, estimatedAmount } = deal;
    const signatoryId = given.signatoryId ?? deal.investors[0]?.companyId ?? '';
    const place = { teamId, countyCode };
    const agreement = await tx.agreement.create({
      data: {
        dealId,
        seq: 1,
        kind,
        amount,
        signedOn: day,
        editionId,
        signatoryId,
        recordedById,
        recordedAt: NOW,
        ...place,
      },
    });
    const seq = 1 + (await tx.dealHistory.count({ where: { dealId } }));
    await tx.dealHistory.create({
      data: {
        dealId,
        seq,
        kind: 'advanced',
        stage: 'signed',
        status,
        estimatedAmount,
        agreementId: agreement.id,
        effectiveOn: day,
        recordedAt: NOW,
        ...place,
      },
    });
    await tx.deal.update({
      where: { id: dealId },
      data: {
        stage: 'signed',
        stageSince: day,
        signedOn: day,
        signedAmount: amount,
        signedEditionId: editionId,
      },
    });
    return agreement;
  });
}

interface VisitOptions extends Partial<Prisma.VisitUncheckedCreateInput> {
  dealIds?: string[];
}

export function makeVisit(
  companyId: string,
  by: { id: string; teamId: string },
  { dealIds = [], ...given }: VisitOptions = {},
) {
  return db().visit.create({
    data: {
      companyId,
      teamId: by.teamId,
      recordedById: by.id,
      kind: 'meeting',
      occurredOn: toDateColumn(TODAY),
      place: '昭阳区',
      summary: next('洽谈'),
      outcome: '',
      recordedAt: NOW,
      ...given,
      deals: { create: dealIds.map((dealId) => ({ dealId })) },
    },
  });
}

interface TripOptions extends Partial<Omit<Prisma.TripUncheckedCreateInput, 'startsOn' | 'endsOn'>> {
  startsOn?: string;
  endsOn?: string;
  memberIds?: string[];
}

/** A journey of a team, 8 to 10 November 2023 unless told otherwise. */
export function makeTrip(teamId: string, { startsOn, endsOn, memberIds = [], ...given }: TripOptions = {}) {
  return db().trip.create({
    data: {
      title: next('外出招商'),
      leaderName: '张三',
      leaderRank: 'deputy',
      cities: ['重庆'],
      teamId,
      startsOn: toDateColumn(startsOn ?? '2023-11-08'),
      endsOn: toDateColumn(endsOn ?? '2023-11-10'),
      members: { create: memberIds.map((userId) => ({ userId })) },
      ...given,
    },
  });
}

interface StopOptions extends Partial<Omit<Prisma.TripStopUncheckedCreateInput, 'day'>> {
  day?: string;
}

/** A stop of a journey, on its first day unless told otherwise. */
export async function makeStop(tripId: string, { day = '2023-11-08', ...given }: StopOptions = {}) {
  const position = await db().tripStop.count({ where: { tripId } });
  return db().tripStop.create({ data: { tripId, position, day: toDateColumn(day), ...given } });
}
