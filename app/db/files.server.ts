import { randomBytes } from 'node:crypto';
import { copyFile, mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';

/*
 * Files that belong to records, in a folder no web server reads. Their names are opaque; only rows of the database
 * say what they are, so a file whose transaction failed is seen by nobody.
 */

/** A name nobody can guess. */
export const newFileName = (): string => randomBytes(16).toString('hex');

function folder(): string {
  const given = process.env.FILES_DIR;
  if (!given) throw new Error('FILES_DIR is not set: the server sets it at start, tests by useFiles()');
  return given;
}

/** Where a file lies; spread over folders, for none to grow without end. */
const placeOf = (name: string): string => path.join(folder(), name.slice(0, 2), name);

/** An empty file of the same name stands here while nobody knows yet whether a record will name the file. */
const markOf = (name: string): string => path.join(folder(), 'unsettled', name);

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

/**
 * Keeps a file that was written elsewhere on this machine, such as a large upload, without reading it into memory. The
 * other one stays where it is.
 */
export async function keepCopy(name: string, from: string): Promise<void> {
  const place = placeOf(name);
  const unfinished = `${place}.part`;
  await mkdir(path.dirname(place), { recursive: true, mode: 0o700 });
  await copyFile(from, unfinished);
  const file = await open(unfinished, 'r+');
  try {
    await file.chmod(0o600);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(unfinished, place);
}

/** Where a kept file can be opened by those who read files themselves. */
export const keptFilePath = (name: string): string => placeOf(name);

export const readKeptFile = (name: string): Promise<Buffer> => readFile(placeOf(name));

/**
 * Runs a save that keeps these files. They are marked before it and settled after it; until then `sweepFiles` asks for
 * them, should the machine stop or the answer to the commit be lost.
 */
export async function settling<T>(names: string[], save: () => Promise<T>): Promise<T> {
  for (const name of names) {
    await mkdir(markOf(''), { recursive: true, mode: 0o700 });
    await writeFile(markOf(name), '', { mode: 0o600 });
  }
  const saved = await save();
  for (const name of names) await rm(markOf(name), { force: true });
  return saved;
}

/** Takes files away whose records were not written after all. */
export async function dropFiles(names: string[]): Promise<void> {
  for (const name of names) {
    for (const place of [placeOf(name), `${placeOf(name)}.part`, markOf(name)])
      await rm(place, { force: true });
  }
}

/**
 * Settles the files of saves that nobody heard the end of: those that a record names stay, the others go. Files whose
 * save ended well are not touched, whatever database is asked.
 * @param before saves begun later may still be running
 * @param named which of these names records hold
 */
export async function sweepFiles(before: Date, named: (names: string[]) => Promise<string[]>): Promise<void> {
  const marked = await readdir(markOf('')).catch(() => []);
  const old: string[] = [];
  for (const name of marked) if ((await stat(markOf(name))).mtime < before) old.push(name);
  const kept = new Set(await named(old));
  await dropFiles(old.filter((name) => !kept.has(name)));
  for (const name of kept) await rm(markOf(name), { force: true });
}
