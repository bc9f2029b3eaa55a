import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { unstable_parseMultipartFormData as parseMultipart } from '@remix-run/node';
import { type FormValues, formValues } from '#app/lib/form-data.ts';
import { Refusal, refused } from '#app/lib/refusal.ts';

/** A file that was posted, on the disk for as long as the action runs. */
export interface Upload {
  /** As the browser calls it. */
  name: string;
  path: string;
  bytes: number;
}

export interface Uploaded {
  values: FormValues;
  /** Nothing where no file was chosen. */
  upload: Upload | null;
  /** Takes the file away again. */
  remove: () => Promise<void>;
}

/** What the fields around the file may take. */
const FIELD_BYTES = 65_536;

type Part = Parameters<Parameters<typeof parseMultipart>[1]>[0];

/**
 * Reads a posted form whose file may be large: it goes to the disk as it comes, never into memory.
 * @throws Refusal `method`, `media_type`, `unreadable` as of any form, `refused` for a file of more than `maxBytes`
 */
export async function readUpload(request: Request, maxBytes: number): Promise<Uploaded> {
  if (request.method !== 'POST') throw new Refusal('method');
  if (!request.headers.get('content-type')?.startsWith('multipart/form-data'))
    throw new Refusal('media_type');
  const folder = await mkdtemp(path.join(tmpdir(), 'upload-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  let upload: Upload | null = null;
  const keep = async ({ name, filename, data }: Part): Promise<string | undefined> => {
    if (filename === undefined) return textOf(data);
    if (upload) return undefined;
    const place = path.join(folder, 'file');
    let bytes = 0;
    const counted = async function* () {
      for await (const chunk of data) {
        bytes += chunk.byteLength;
        if (bytes > maxBytes) throw refused('errors:fileTooLarge', { max: maxBytes >> 20 }, name);
        yield chunk;
      }
    };
    await pipeline(counted, createWriteStream(place, { mode: 0o600 }));
    if (bytes > 0) upload = { name: filename, path: place, bytes };
    return undefined;
  };
  try {
    const form = await parseMultipart(request, keep);
    return { values: formValues(form), upload, remove };
  } catch (error) {
    await remove();
    throw error instanceof Refusal ? error : new Refusal('unreadable');
  }
}

async function textOf(data: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of data) {
    bytes += chunk.byteLength;
    if (bytes > FIELD_BYTES) throw new Refusal('unreadable');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
