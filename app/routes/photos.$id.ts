import { redirect } from '@remix-run/node';
import { parseForm, recordId, resourceAction, userLoader } from '#app/auth/guard.server.ts';
import { toast } from '#app/auth/toast.server.ts';
import { archivePhoto, restorePhoto } from '#app/domain/visits/photo.commands.server.ts';
import { readPhoto } from '#app/domain/visits/photo.queries.server.ts';
import { photoIntentSchema } from '#app/domain/visits/photo.schema.ts';

/** A picture never changes, but who may see it does: the browser keeps it and asks each time. */
export const loader = userLoader({ area: 'records' }, async ({ ctx, params, url, request }) => {
  const id = recordId(params);
  const small = url.searchParams.get('size') === 'small';
  const headers = {
    'Content-Type': 'image/jpeg',
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'private, no-cache',
    ETag: `"${id}${small ? '-small' : ''}"`,
  };
  const picture = await readPhoto(ctx, id, small);
  if (request.headers.get('if-none-match') === headers.ETag)
    return new Response(null, { status: 304, headers });
  return new Response(new Uint8Array(picture), { headers });
});

/** Takes a picture out of its visit, or brings it back. */
export const action = resourceAction({ area: 'records' }, async ({ ctx, params, values }) => {
  const { intent } = parseForm(photoIntentSchema, values);
  const { visitId } = await (intent === 'archive' ? archivePhoto : restorePhoto)(ctx, recordId(params));
  const said = intent === 'archive' ? 'visits:photo.archived' : 'visits:photo.restored';
  throw redirect(`/visits/${visitId}#photos`, { headers: await toast(said) });
});
