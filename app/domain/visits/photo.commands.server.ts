import type { Ctx } from '#app/auth/user.ts';
import { visibleVisits } from '#app/auth/visible.ts';
import { db, inTransaction, type Tx } from '#app/db/client.server.ts';
import { dropFiles, keepFile, settling } from '#app/db/files.server.ts';
import { recordChange } from '#app/domain/history/audit.server.ts';
import { once } from '#app/domain/history/once.server.ts';
import type { CameraNotes } from '#app/lib/camera.ts';
import { forbidden, notFound, refused } from '#app/lib/refusal.ts';
import { refuseLostPhoto } from './lost-photo.server.ts';
import { smallOf } from './photo.queries.server.ts';
import { type Picture, readPicture } from './picture.server.ts';
import { canVisit } from './visit.policy.ts';
import { FOR_POLICY } from './visit.queries.server.ts';
import { labelOf } from './visit-log.ts';

/** Of one visit; a whole album belongs elsewhere. */
const MAX_PHOTOS = 40;
/** Of one form, which is refused before any of them is decoded. */
const MAX_UPLOADS = 12;

/** A picture as it came in, with what the browser noted of it before it made it smaller. */
export interface Upload {
  content: Uint8Array;
  notes?: CameraNotes;
}

/**
 * Adds a picture to a visit; with a key once, however often it is sent. The file is there before the row names it,
 * and nobody is led to it before the transaction is through.
 * @throws Refusal `not_found`, `forbidden`, `refused` for what is no picture or too large
 */
export async function addPhoto(
  ctx: Ctx,
  visitId: string,
  key: string | null,
  upload: Upload,
): Promise<{ id: string }> {
  const pictures = await picturesFor(ctx, visitId, [upload]);
  return inTransactionWith(pictures, (tx) =>
    once(tx, ctx, { key, action: 'photo' }, async () => {
      const [id = ''] = await writePhotos(tx, ctx, visitId, pictures);
      return { id };
    }),
  );
}

/** Adds the pictures of a form: all or none. @throws Refusal as {@link addPhoto}, and for a form without any */
export async function addPhotos(ctx: Ctx, visitId: string, uploads: Upload[]): Promise<void> {
  if (uploads.length === 0) throw refused('errors:required', {}, 'photos');
  const pictures = await picturesFor(ctx, visitId, uploads);
  await inTransactionWith(pictures, (tx) => writePhotos(tx, ctx, visitId, pictures));
}

/** One transaction that keeps pictures. When its work fails, their files go with its rows. */
export function inTransactionWith<T>(pictures: Picture[], work: (tx: Tx) => Promise<T>): Promise<T> {
  const names = pictures.flatMap(({ file }) => [file, smallOf(file)]);
  return settling(names, () =>
    inTransaction(async (tx) => {
      try {
        return await work(tx);
      } catch (error) {
        await dropFiles(names);
        throw error;
      }
    }),
  );
}

/** Asks first who may: decoding takes time and memory, and not everybody may cause it. */
async function picturesFor(ctx: Ctx, visitId: string, uploads: Upload[]): Promise<Picture[]> {
  await visitToIllustrate(db(), ctx, visitId);
  return readPictures(uploads);
}

async function writePhotos(tx: Tx, ctx: Ctx, visitId: string, pictures: Picture[]): Promise<string[]> {
  const label = await visitToIllustrate(tx, ctx, visitId);
  const ids = await keepPhotos(tx, ctx, visitId, pictures);
  for (const { sha256 } of pictures) {
    const after = { photo: sha256.slice(0, 12) };
    await recordChange(tx, ctx, { action: 'photo', subject: 'visits', id: visitId, label, after });
  }
  return ids;
}

/** Reads what came in one after the other: each takes much memory while it is drawn. @throws Refusal `refused` */
export async function readPictures(uploads: Upload[]): Promise<Picture[]> {
  if (uploads.length > MAX_UPLOADS)
    throw refused('visits:problem.photoUploads', { max: MAX_UPLOADS }, 'photos');
  const pictures: Picture[] = [];
  for (const upload of uploads) pictures.push(await pictureOf(upload));
  return pictures;
}

async function pictureOf({ content, notes }: Upload): Promise<Picture> {
  const picture = await readPicture(content);
  // The browser read the original; what is left in the smaller picture says less.
  const place = notes?.latitude === null || !notes ? picture : notes;
  return {
    ...picture,
    takenAt: notes?.takenAt ?? picture.takenAt,
    latitude: place.latitude,
    longitude: place.longitude,
  };
}

/** Keeps pictures of a visit that the caller may write, inside {@link inTransactionWith}. @returns their ids */
export async function keepPhotos(tx: Tx, ctx: Ctx, visitId: string, pictures: Picture[]): Promise<string[]> {
  const there = await tx.visitPhoto.count({ where: { visitId, archivedAt: null } });
  if (there + pictures.length > MAX_PHOTOS)
    throw refused('visits:problem.photoCount', { max: MAX_PHOTOS }, 'photos');
  const ids: string[] = [];
  for (const picture of pictures) {
    const { file, large, small, sha256, width, height, takenAt, latitude, longitude } = picture;
    await keepFile(file, large);
    await keepFile(smallOf(file), small);
    const { id } = await tx.visitPhoto.create({
      data: {
        visitId,
        file,
        ...{ sha256, bytes: large.length, width, height, takenAt, latitude, longitude },
        recordedById: ctx.user.id,
        recordedAt: ctx.now,
      },
      select: { id: true },
    });
    ids.push(id);
  }
  return ids;
}

/** @returns what the visit is called @throws Refusal `not_found`, `forbidden` */
async function visitToIllustrate(tx: Tx, ctx: Ctx, id: string): Promise<string> {
  const visit = await tx.visit.findFirst({
    where: { AND: [{ id }, visibleVisits(ctx.user)] },
    select: {
      teamId: true,
      recordedById: true,
      occurredOn: true,
      staff: { select: { userId: true } },
      ...FOR_POLICY,
      company: { select: { name: true } },
    },
  });
  if (!visit) throw notFound();
  if (!canVisit(ctx.user, 'edit', visit)) throw forbidden();
  return labelOf(visit);
}

/** Takes a picture out of its visit; restorePhoto undoes it. @returns its visit @throws Refusal also when a started deal would be left without */
export const archivePhoto = (ctx: Ctx, id: string) => setArchived(ctx, id, true);

/** Brings back a picture that was taken out. @returns its visit @throws Refusal */
export const restorePhoto = (ctx: Ctx, id: string) => setArchived(ctx, id, false);

function setArchived(ctx: Ctx, id: string, archive: boolean): Promise<{ visitId: string }> {
  return inTransaction(async (tx) => {
    const archivedAt = archive ? null : { not: null };
    const photo = await tx.visitPhoto.findFirst({
      where: { id, archivedAt, visit: visibleVisits(ctx.user) },
      select: { visitId: true, sha256: true, visit: { select: { deals: { select: { dealId: true } } } } },
    });
    if (!photo) throw notFound();
    const label = await visitToIllustrate(tx, ctx, photo.visitId);
    const dealIds = photo.visit.deals.map(({ dealId }) => dealId);
    if (archive) await refuseLostPhoto(tx, { visitId: photo.visitId, photoId: id }, dealIds);
    await tx.visitPhoto.update({ where: { id }, data: { archivedAt: archive ? ctx.now : null } });
    const name = photo.sha256.slice(0, 12);
    await recordChange(tx, ctx, {
      action: archive ? 'photo_archive' : 'photo_restore',
      subject: 'visits',
      id: photo.visitId,
      label,
      before: { photo: archive ? name : null },
      after: { photo: archive ? null : name },
    });
    return { visitId: photo.visitId };
  });
}
