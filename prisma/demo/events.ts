import type { Participation, Prisma } from '#app/db/generated/client.ts';
import { type LocalDate, toDateColumn } from '#app/lib/dates.ts';
import { BEGINNING } from './calendar.ts';
import { demoId } from './ids.ts';
import { ORGANIZER, teamId } from './teams.ts';

export type EditionKey =
  | 'ciie-6'
  | 'canton-133'
  | 'canton-134'
  | 'csa-7'
  | 'apple-2023'
  | 'promotion-shanghai';

interface EditionSpec {
  series: string;
  title?: string;
  ordinal: number | null;
  from: LocalDate;
  to: LocalDate;
  venue: string;
  participation: Participation;
  organized: boolean;
}

export const EDITIONS: Record<EditionKey, EditionSpec> = {
  'canton-133': {
    series: 'canton_fair',
    ordinal: 133,
    from: '2023-04-15',
    to: '2023-05-05',
    venue: '广州琶洲',
    participation: 'join',
    organized: false,
  },
  'csa-7': {
    series: 'csa_expo',
    ordinal: 7,
    from: '2023-08-16',
    to: '2023-08-20',
    venue: '昆明滇池国际会展中心',
    participation: 'delegation',
    organized: true,
  },
  'apple-2023': {
    series: 'apple_conference',
    ordinal: null,
    from: '2023-10-12',
    to: '2023-10-14',
    venue: '昭阳区',
    participation: 'host',
    organized: true,
  },
  'canton-134': {
    series: 'canton_fair',
    ordinal: 134,
    from: '2023-10-15',
    to: '2023-11-04',
    venue: '广州琶洲',
    participation: 'join',
    organized: false,
  },
  'ciie-6': {
    series: 'ciie',
    ordinal: 6,
    from: '2023-11-05',
    to: '2023-11-10',
    venue: '国家会展中心（上海）',
    participation: 'join',
    organized: false,
  },
  // The one that lies ahead: its guests are invited, and nobody has come yet.
  'promotion-shanghai': {
    series: 'promotion',
    title: '昭通（上海）产业合作推介会',
    ordinal: null,
    from: '2023-11-17',
    to: '2023-11-17',
    venue: '上海国际会议中心',
    participation: 'host',
    organized: true,
  },
};

export function editionId(key: EditionKey): string {
  return demoId(`edition:${key}`, BEGINNING);
}

export const editions: Prisma.EventEditionCreateManyInput[] = Object.entries(EDITIONS).map(
  ([key, edition]) => ({
    id: editionId(key as EditionKey),
    seriesCode: edition.series,
    title: edition.title ?? '',
    ordinal: edition.ordinal,
    startsOn: toDateColumn(edition.from),
    endsOn: toDateColumn(edition.to),
    venue: edition.venue,
    participation: edition.participation,
    organizerTeamId: edition.organized ? teamId(ORGANIZER) : null,
  }),
);
