import { type FormValues, formValues } from '#app/lib/form-data.ts';
import { Refusal } from '#app/lib/refusal.ts';

const FORM_TYPES = ['application/x-www-form-urlencoded', 'multipart/form-data'];

/** What a form posted: its fields, and its files by the field they came in; a field may hold several or none. */
export interface Posted {
  values: FormValues;
  files: ReadonlyMap<string, File[]>;
}

/**
 * Reads a posted form.
 * @throws Refusal `method` for anything but a post, `media_type` for a body that is no form, `unreadable` for one
 *   that is broken
 */
export async function readForm(request: Request): Promise<Posted> {
  if (request.method !== 'POST') throw new Refusal('method');
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
  if (!FORM_TYPES.includes(type)) throw new Refusal('media_type');
  const form = await request.formData().catch(() => {
    throw new Refusal('unreadable');
  });
  const files = new Map<string, File[]>();
  for (const [name, value] of form) {
    // A file field left empty posts a file without content.
    if (!(value instanceof File) || value.size === 0) continue;
    const others = files.get(name);
    if (others) others.push(value);
    else files.set(name, [value]);
  }
  return { values: formValues(form), files };
}
