import type { Ctx } from '#app/auth/user.ts';
import { visibleVisits } from '#app/auth/visible.ts';
import { db } from '#app/db/client.server.ts';
import { readKeptFile } from '#app/db/files.server.ts';
import { notFound } from '#app/lib/refusal.ts';

/** The file of the small square beside that of the picture. */
export const smallOf = (file: string): string => `${file}.small`;

/** The JPEG of a picture in sight, whole or as the small square. @throws Refusal `not_found`, also when archived */
export async function readPhoto(ctx: Ctx, id: string, small: boolean): Promise<Buffer> {
  const photo = await db().visitPhoto.findFirst({
    where: { id, archivedAt: null, visit: visibleVisits(ctx.user) },
    select: { file: true },
  });
  if (!photo) throw notFound();
  return readKeptFile(small ? smallOf(photo.file) : photo.file);
}
