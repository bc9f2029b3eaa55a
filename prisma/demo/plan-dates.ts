import type { SourceKind, VisitKind } from '#app/db/generated/client.ts';
import { addDays, type LocalDate } from '#app/lib/dates.ts';
import { between, instant, LAST_DAY, notedOn, workday } from './calendar.ts';
import { EDITIONS } from './events.ts';
import { demoId } from './ids.ts';
import type { Random } from './random.ts';
import type { DealSeed } from './seeds.ts';
import { TRIPS } from './trips.ts';

/** When a deal's story happened, and how it began. */
export interface DealDates {
  id: string;
  enteredOn: LocalDate;
  metOn: LocalDate;
  /** Day of entry of lead, screening, negotiating, signed, as far as it came. */
  entries: LocalDate[];
  recordedAt: Date;
  source: SourceKind;
  firstTalk: { id: string; on: LocalDate; at: Date; kind: VisitKind } | null;
}

const FRACTIONS = {
  lead: [1],
  screening: [0.1, 1],
  negotiating: [0.05, 0.35, 1],
  signed: [0.03, 0.18, 0.45, 1],
};
const DURATIONS = { lead: [0, 0], screening: [6, 45], negotiating: [25, 150], signed: [50, 250] } as const;

/** Draws a deal's dates backwards from the day it entered its stage, or forwards from the trip or fair it came from. */
export function datesOf(seed: DealSeed, draw: Random): DealDates {
  const metOn = meeting(seed, draw);
  const enteredOn = seed.stage === 'lead' && seed.metAt ? metOn : seed.enteredOn;
  const entries = FRACTIONS[seed.stage].map((fraction) =>
    // A signing at a fair's weekend stays on its day.
    fraction === 1 ? enteredOn : between(metOn, enteredOn, fraction),
  );
  const leadOn = entries[0] ?? enteredOn;
  const late = draw.chance(0.2) ? draw.int(1, 2) : 0;
  const recordedAt = instant(seed.stage === 'lead' ? leadOn : notedOn(leadOn, late), draw);
  const talks = seed.stage !== 'lead' || seed.metAt !== undefined || draw.chance(0.5);
  const talkOn = seed.tripVisit ? leadOn : metOn;
  const at = new Date(Math.min(instant(talkOn, draw).getTime(), recordedAt.getTime() - 600_000));
  const kind = seed.metAt ? 'meeting' : seed.tripVisit ? 'inbound' : draw.weighted(TALKS);
  return {
    id: demoId(`deal:${seed.key}`, recordedAt),
    metOn,
    enteredOn,
    entries,
    recordedAt,
    source: seed.tripVisit
      ? 'trip'
      : seed.metAt
        ? 'event'
        : draw.weighted(talks ? SOURCES : SOURCES.slice(1)),
    firstTalk: talks ? { id: demoId(`visit:first:${seed.key}`, at), on: talkOn, at, kind } : null,
  };
}

const TALKS: (readonly [VisitKind, number])[] = [
  ['meeting', 32],
  ['inbound', 28],
  ['outbound', 25],
  ['call', 15],
];

const SOURCES: (readonly [SourceKind, number])[] = [
  ['visit', 62],
  ['referral', 30],
  ['other', 8],
];

/** The day the investor was first met. */
function meeting(seed: DealSeed, draw: Random): LocalDate {
  if (seed.tripVisit) {
    const stop = TRIPS.flatMap((trip) => trip.stops).find(({ company }) => company === seed.tripVisit);
    if (stop && stop.day <= seed.enteredOn) return stop.day;
    throw new Error(`${seed.key} is older than the visit it comes from`);
  }
  if (seed.metAt) {
    const { from } = EDITIONS[seed.metAt];
    const last = addDays(seed.stage === 'lead' ? LAST_DAY : seed.enteredOn, seed.stage === 'lead' ? -1 : -3);
    const day = addDays(from, draw.int(0, 4));
    if (day > last) return last;
    return day;
  }
  const [least, most] = DURATIONS[seed.stage];
  return workday(addDays(seed.enteredOn, -draw.int(least, most)));
}
