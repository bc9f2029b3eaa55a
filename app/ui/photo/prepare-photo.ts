import { type CameraNotes, cameraNotes, EXIF_FIELDS } from '#app/lib/camera.ts';

/** What is taken from a camera or a folder; the server decodes the same. */
export const PHOTO_TYPES = ['image/jpeg', 'image/png', 'image/webp'];

/** Bytes of an original that a phone can still decode beside everything else. */
const MAX_ORIGINAL = 40 << 20;
const LONGEST_SIDE = 2000;
const QUALITY = 0.82;

/** A picture ready to be sent: small, turned as the camera was held, its notes beside it. */
export interface PreparedPhoto extends CameraNotes {
  blob: Blob;
}

/** Why a file cannot be taken: the key of its text. */
export class UnusablePhoto extends Error {
  constructor(readonly reason: 'type' | 'size') {
    super(reason);
  }
}

/**
 * Makes a picture small before it waits or is sent: at most 2000 pixels long, a JPEG drawn anew, which keeps nothing
 * of what the camera noted; time and place are read first.
 * @throws UnusablePhoto for a file that is no picture, or too large to open
 */
export async function preparePhoto(file: File): Promise<PreparedPhoto> {
  if (!PHOTO_TYPES.includes(file.type)) throw new UnusablePhoto('type');
  if (file.size > MAX_ORIGINAL) throw new UnusablePhoto('size');
  const notes = await readNotes(file);
  const picture = await open(file).catch(() => {
    throw new UnusablePhoto('type');
  });
  const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  const context = canvas.getContext('2d');
  // Transparent parts would turn black.
  if (context) context.fillStyle = '#fff';
  context?.fillRect(0, 0, canvas.width, canvas.height);
  context?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  if (picture instanceof ImageBitmap) picture.close();
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', QUALITY));
  if (!blob) throw new UnusablePhoto('size');
  return { blob, ...notes };
}

/** Loaded at the moment of use: most visits to a page take no picture. Broken notes are no notes. */
async function readNotes(file: File): Promise<CameraNotes> {
  try {
    const { default: exifr } = await import('exifr');
    return cameraNotes(await exifr.parse(file, EXIF_FIELDS));
  } catch {
    return cameraNotes(undefined);
  }
}

/** Decoded and turned upright; an <img> does the same where createImageBitmap does not know the option. */
async function open(file: File): Promise<ImageBitmap | HTMLImageElement> {
  try {
    return await createImageBitmap(file, { imageOrientation: 'from-image' });
  } catch {
    const image = new Image();
    const url = URL.createObjectURL(file);
    image.src = url;
    await image.decode().finally(() => URL.revokeObjectURL(url));
    return image;
  }
}
