import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll } from 'vitest';

/** Gives the test file a folder of its own for kept files. */
export function useFiles(): { list: () => Promise<string[]> } {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'files-'));
    process.env.FILES_DIR = folder;
  });
  afterAll(() => rm(folder, { recursive: true }));
  const list = async () => {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
  };
  return { list };
}

interface Shot {
  width?: number;
  height?: number;
  /** As EXIF numbers it: 6 is a camera held upright. */
  orientation?: number;
  takenAt?: string;
  /** Degrees as EXIF writes them. */
  place?: { latitude: string; longitude: string };
}

/** A JPEG as a camera makes it: the left half red, the right half blue. */
export async function makeShot({ width = 600, height = 400, orientation, takenAt, place }: Shot = {}) {
  const half = { create: { width: Math.floor(width / 2), height, channels: 3, background: '#f00' } } as const;
  let shot = sharp({ create: { width, height, channels: 3, background: '#00f' } })
    .composite([{ input: await sharp(half).png().toBuffer(), left: 0, top: 0 }])
    .withExif({
      IFD0: { Make: 'Test' },
      ...(takenAt && { IFD2: { DateTimeOriginal: takenAt } }),
      ...(place && {
        IFD3: {
          GPSLatitudeRef: 'N',
          GPSLatitude: place.latitude,
          GPSLongitudeRef: 'E',
          GPSLongitude: place.longitude,
        },
      }),
    });
  if (orientation) shot = shot.withMetadata({ orientation });
  return shot.jpeg().toBuffer();
}
