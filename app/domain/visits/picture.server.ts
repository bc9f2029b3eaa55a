import { createHash } from 'node:crypto';
import exifr from 'exifr';
import sharp from 'sharp';
import { newFileName } from '#app/db/files.server.ts';
import { type CameraNotes, cameraNotes, EXIF_FIELDS } from '#app/lib/camera.ts';
import { Refusal, refused } from '#app/lib/refusal.ts';

/** Bytes of one picture as it is sent. */
const MAX_BYTES = 12 << 20;
/** Beyond any camera in use; what claims more is meant to fill the memory. */
const MAX_PIXELS = 50_000_000;
/** Longer side of what is kept, and of the square in lists. */
const SIDE = 2000;
const SMALL_SIDE = 320;
const SECONDS = 30;

const FORMATS = ['jpeg', 'png', 'webp'];

/** A picture ready to be kept, without anything the camera noted in it; that stands beside. */
export interface Picture extends CameraNotes {
  /** What its file is called once it is kept. */
  file: string;
  /** Of what was sent. */
  sha256: string;
  large: Buffer;
  small: Buffer;
  width: number;
  height: number;
}

/**
 * Reads a picture that was sent: turned as the camera was held, at most 2000 pixels long, drawn anew as a JPEG
 * without metadata, with a small square for lists.
 * @throws Refusal `refused` for what is no whole JPEG, PNG or WebP, or too large
 */
export async function readPicture(sent: Uint8Array): Promise<Picture> {
  if (sent.length > MAX_BYTES) throw refused('visits:problem.photoBytes', { max: MAX_BYTES >> 20 }, 'photos');
  if (!looksLikePicture(sent)) throw refused('visits:problem.photoType', {}, 'photos');
  const { data, info } = await inTurn(() => drawn(sent));
  const small = await sharp(data).resize(SMALL_SIDE, SMALL_SIDE).jpeg({ quality: 76 }).toBuffer();
  return {
    file: newFileName(),
    sha256: createHash('sha256').update(sent).digest('hex'),
    large: data,
    small,
    width: info.width,
    height: info.height,
    ...(await notesOf(sent)),
  };
}

let last: Promise<unknown> = Promise.resolve();

/** One picture at a time: a few small files can unfold to hundreds of megabytes each. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const run = last.then(work);
  last = run.catch(() => undefined);
  return run;
}

async function drawn(sent: Uint8Array) {
  try {
    // The header is read first: what it says of the size decides whether anything is decoded.
    const { format, width, height } = await sharp(sent, { limitInputPixels: false }).metadata();
    if (!FORMATS.includes(format)) throw refused('visits:problem.photoType', {}, 'photos');
    if (width * height > MAX_PIXELS) throw refused('visits:problem.photoPixels', {}, 'photos');
    return await sharp(sent, { limitInputPixels: MAX_PIXELS, failOn: 'error' })
      .timeout({ seconds: SECONDS })
      .rotate()
      .resize(SIDE, SIDE, { fit: 'inside', withoutEnlargement: true })
      .flatten({ background: 'white' })
      .jpeg({ quality: 82 })
      .toBuffer({ resolveWithObject: true });
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw refused('visits:problem.photoType', {}, 'photos');
  }
}

/** By the first bytes, so that no reader of other formats ever sees what was sent. */
function looksLikePicture(sent: Uint8Array): boolean {
  const head = Buffer.from(sent.subarray(0, 12)).toString('latin1');
  return (
    head.startsWith('\xff\xd8\xff') ||
    head.startsWith('\x89PNG\r\n\x1a\n') ||
    (head.startsWith('RIFF') && head.endsWith('WEBP'))
  );
}

/** What the camera noted; broken notes are no reason to refuse the picture. */
async function notesOf(sent: Uint8Array): Promise<CameraNotes> {
  return cameraNotes(await exifr.parse(sent, EXIF_FIELDS).catch(() => undefined));
}
