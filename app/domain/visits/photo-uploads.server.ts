import { parseForm } from '#app/auth/guard.server.ts';
import type { FormValues } from '#app/lib/form-data.ts';
import type { Upload } from './photo.commands.server.ts';
import { photosSchema } from './photo.schema.ts';

/** The pictures that came with a form, each with what the browser noted of it. */
export async function photoUploads(
  values: FormValues,
  files: ReadonlyMap<string, File[]>,
): Promise<Upload[]> {
  const { taken } = parseForm(photosSchema, { taken: values.taken ?? [] });
  const uploads: Upload[] = [];
  for (const [index, file] of (files.get('photos') ?? []).entries()) {
    uploads.push({ content: new Uint8Array(await file.arrayBuffer()), notes: taken[index] });
  }
  return uploads;
}
