import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';

/*
 * Files that belong to records, in a folder no web server reads. Their names are opaque; only rows of the database
 * say what they are, so a file whose transaction failed is seen by nobody.
 */

/** A name nobody can guess. */
export const newFileName = (): string => randomBytes(16).toString('hex');

/** Where a file lies; spread over folders, for none to grow without end. */
function placeOf(name: string): string {
  const folder = process.env.FILES_DIR;
  if (!folder) throw new Error('FILES_DIR is not set: the server sets it at start, tests by useFiles()');
  return path.join(folder, name.slice(0, 2), name);
}

/** Keeps a file: there is all of it under its name, on the disk, or nothing. */
export async function keepFile(name: string, content: Uint8Array): Promise<void> {
  const place = placeOf(name);
  const unfinished = `${place}.part`;
  await mkdir(path.dirname(place), { recursive: true, mode: 0o700 });
  const file = await open(unfinished, 'w', 0o600);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(unfinished, place);
}

export const readKeptFile = (name: string): Promise<Buffer> => readFile(placeOf(name));

/** Takes files away whose records were not written after all. */
export async function dropFiles(names: string[]): Promise<void> {
  for (const name of names) await rm(placeOf(name), { force: true });
}
