import { isLocalDate } from './dates.ts';

/** What a camera notes in a picture: when by its own clock, local time without a zone, and where in degrees. */
export interface CameraNotes {
  /** `2023-11-10 14:30`. */
  takenAt: string | null;
  latitude: number | null;
  longitude: number | null;
}

/** The fields of a picture that are read; the same in the browser and on the server. */
export const EXIF_FIELDS = {
  pick: ['DateTimeOriginal', 'GPSLatitude', 'GPSLatitudeRef', 'GPSLongitude', 'GPSLongitudeRef'],
  // Else a library makes the camera's local time a moment in the machine's zone.
  reviveValues: false,
};

/** Reads what exifr found; anything that makes no sense is left out, the place unless both halves do. */
export function cameraNotes(found: unknown): CameraNotes {
  const { DateTimeOriginal, latitude, longitude } = (found ?? {}) as Record<string, unknown>;
  const isPlace = isWithin(latitude, 90) && isWithin(longitude, 180) && (latitude !== 0 || longitude !== 0);
  return {
    takenAt: minuteOf(DateTimeOriginal),
    latitude: isPlace ? round(latitude) : null,
    longitude: isPlace ? round(longitude) : null,
  };
}

const isWithin = (value: unknown, limit: number): value is number =>
  typeof value === 'number' && Math.abs(value) <= limit;

/** As the column keeps it: a tenth of a metre. */
const round = (degrees: number) => Number(degrees.toFixed(6));

function minuteOf(text: unknown): string | null {
  const match = typeof text === 'string' ? /^(\d{4})[:-](\d\d)[:-](\d\d)[ T](\d\d:\d\d)/.exec(text) : null;
  if (!match) return null;
  const [, year, month, day, time = ''] = match;
  const date = `${year}-${month}-${day}`;
  return isLocalDate(date) && time < '24:00' ? `${date} ${time}` : null;
}
