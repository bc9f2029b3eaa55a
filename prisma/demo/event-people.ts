import { createHash } from 'node:crypto';
import type { DelegateRole, Prisma } from '#app/db/generated/client.ts';
import { addDays, daysBetween, type LocalDate } from '#app/lib/dates.ts';
import { searchLines } from '#app/lib/search-text.server.ts';
import { CLOCK, instant, TODAY } from './calendar.ts';
import { TITLES } from './company-words.ts';
import { EDITIONS, type EditionKey, editionId } from './events.ts';
import { demoId } from './ids.ts';
import { random } from './random.ts';
import { teamName } from './teams.ts';
import { demoUsers, ordinal, userId } from './users.ts';

/** Who goes to each event from our side; the leaders are no users and have no names of their own. */
const GOES: Record<EditionKey, string[]> = {
  'canton-133': ['officer-guangzhou', 'officer-farming', 'officer'],
  'csa-7': ['organizer', 'lead', 'officer', 'officer-silicon', 'officer-energy', 'officer-battery'],
  'apple-2023': ['organizer', 'officer', 'officer-farming', 'officer-tourism'],
  'canton-134': ['officer-guangzhou', 'officer-farming'],
  'ciie-6': ['officer-shanghai', 'officer-silicon', 'officer'],
  'promotion-shanghai': ['organizer', 'lead', 'officer', 'officer-shanghai', 'officer-silicon'],
};

const GUESTS: Record<EditionKey, number> = {
  'canton-133': 12,
  'csa-7': 48,
  'apple-2023': 60,
  'canton-134': 10,
  'ciie-6': 16,
  'promotion-shanghai': 36,
};

export const EDITION_KEYS = Object.keys(EDITIONS) as EditionKey[];

export function delegateRows(): Prisma.EventDelegateCreateManyInput[] {
  return EDITION_KEYS.flatMap((key) => {
    const leader = {
      userId: null,
      name: '演示市领导',
      organization: '昭通市人民政府',
      role: 'head' as const,
    };
    const members = GOES[key].map((username, index) => {
      const user = demoUsers.find((one) => one.username === username);
      const role: DelegateRole = username === 'organizer' ? 'staff' : index < 2 ? 'deputy' : 'member';
      return {
        userId: userId(username),
        name: user?.name ?? username,
        organization: teamName(user?.team ?? ''),
        role,
      };
    });
    return [leader, ...members].map((person, position) => ({
      id: demoId(`delegate:${key}:${position}`, CLOCK),
      editionId: editionId(key),
      ...person,
      position,
    }));
  });
}

/** Who works at the desk of an event: its organizer, else the first of those who went. */
export const deskOf = (key: EditionKey) => (EDITIONS[key].organized ? 'organizer' : (GOES[key][0] ?? 'city'));

/** A moment of a day of the event, or none while it lies ahead. */
export function momentAt(key: EditionKey, dayIndex: number, seed: string): Date | null {
  const { from, to } = EDITIONS[key];
  const day = addDays(from, Math.min(dayIndex, daysBetween(from, to)));
  return day > TODAY ? null : instant(day, random(seed));
}

type Company = Pick<Prisma.CompanyCreateManyInput, 'id' | 'name'>;

/** People invited to each event, of companies of the demo; names say that they are none, numbers are not given out. */
export function guestRows(companies: Company[]): Prisma.EventGuestCreateManyInput[] {
  return EDITION_KEYS.flatMap((key, edition) =>
    Array.from({ length: GUESTS[key] }, (_, index) => {
      const seed = `guest:${key}:${index}`;
      const draw = random(seed);
      const company = draw.pick(companies);
      const name = `演示嘉宾${ordinal((edition * 17 + index) % 70)}`;
      const reply = draw.weighted([
        ['accepted', 7],
        ['declined', 1],
        ['open', 2],
      ] as const);
      const invitedAt = instant(invitedOn(key), draw);
      const arrives = reply === 'accepted' ? draw.chance(0.85) : reply === 'open' && draw.chance(0.3);
      const checkedInAt = arrives ? momentAt(key, draw.int(0, 1), `${seed}:in`) : null;
      return {
        id: demoId(seed, invitedAt),
        editionId: editionId(key),
        companyId: company.id ?? null,
        name,
        title: draw.pick(TITLES),
        organization: company.name,
        phone: `1390000${String(edition * 100 + index).padStart(4, '0')}`,
        reply,
        invitedAt: draw.chance(0.92) || checkedInAt ? invitedAt : null,
        checkedInAt,
        checkedInById: checkedInAt ? userId(deskOf(key)) : null,
        ticket: createHash('sha256').update(seed).digest().subarray(0, 16).toString('base64url'),
        searchText: searchLines([name, company.name]).join('\n'),
        recordedById: userId(EDITIONS[key].organized ? 'organizer' : 'city'),
        recordedAt: invitedAt,
      };
    }),
  );
}

/** Invitations go out three weeks before, and not later than the demo's last day. */
function invitedOn(key: EditionKey): LocalDate {
  const day = addDays(EDITIONS[key].from, -21);
  return day > '2023-11-08' ? '2023-11-08' : day;
}
