import { parseForm, recordId, resourceAction } from '#app/auth/guard.server.ts';
import { addPhoto } from '#app/domain/visits/photo.commands.server.ts';
import { photoSchema } from '#app/domain/visits/photo.schema.ts';
import { refused } from '#app/lib/refusal.ts';

/** Adds a picture that waited in the browser to its visit; sent again with the same key it adds no second one. */
export const action = resourceAction({ area: 'records' }, async ({ ctx, params, values, files }) => {
  const { key, notes } = parseForm(photoSchema, values);
  const file = files.get('file')?.[0];
  if (!file) throw refused('errors:required', {}, 'file');
  return addPhoto(ctx, recordId(params), key, { content: new Uint8Array(await file.arrayBuffer()), notes });
});
