import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { type Entry, isRefused } from './entry.ts';

/** Files chosen in a form that is not saved yet, as the form holds them. */
interface DraftFiles {
  owner: string;
  /** The form's address. */
  path: string;
  files: unknown[];
}

interface Schema extends DBSchema {
  /** The key counts up, so that entries come out in the order they went in. */
  entries: { key: number; value: Entry; indexes: { key: string; owner: string } };
  draftFiles: { key: [owner: string, path: string]; value: DraftFiles };
}

const NAME = 'field-work';
let opened: Promise<IDBPDatabase<Schema>> | undefined;

/** @throws when this browser keeps no databases, as some do in private windows */
function database(): Promise<IDBPDatabase<Schema>> {
  opened ??= openDB<Schema>(NAME, 1, {
    upgrade(db) {
      const entries = db.createObjectStore('entries', { autoIncrement: true });
      entries.createIndex('key', 'key', { unique: true });
      entries.createIndex('owner', 'owner');
      db.createObjectStore('draftFiles', { keyPath: ['owner', 'path'] });
    },
    terminated() {
      opened = undefined;
    },
  });
  opened.catch(() => {
    opened = undefined;
  });
  return opened;
}

/** The entries of one user, oldest first. */
export async function listEntries(owner: string): Promise<Entry[]> {
  return (await database()).getAllFromIndex('entries', 'owner', owner);
}

/** Keeps an entry once, also when it is handed over again; one that was refused gives way to its correction. */
export async function addEntry(entry: Entry): Promise<void> {
  const tx = (await database()).transaction('entries', 'readwrite');
  const kept = await tx.store.index('key').openCursor(entry.key);
  if (!kept) await tx.store.add(entry);
  else if (kept.value.owner === entry.owner && isRefused(kept.value)) await kept.update(entry);
  await tx.done;
}

/** Changes an entry, if it is still there, in one transaction. @param change returns null to remove it */
export async function changeEntry(
  owner: string,
  key: string,
  change: (entry: Entry) => Entry | null,
): Promise<void> {
  const tx = (await database()).transaction('entries', 'readwrite');
  const cursor = await tx.store.index('key').openCursor(key);
  if (cursor?.value.owner === owner) {
    const changed = change(cursor.value);
    await (changed ? cursor.update(changed) : cursor.delete());
  }
  await tx.done;
}

/** The files of a form's draft. */
export async function readDraftFiles(owner: string, path: string): Promise<unknown[]> {
  return (await (await database()).get('draftFiles', [owner, path]))?.files ?? [];
}

/** Keeps the files of a form's draft; none takes the draft away. */
export async function keepDraftFiles(owner: string, path: string, files: unknown[]): Promise<void> {
  const db = await database();
  await (files.length > 0
    ? db.put('draftFiles', { owner, path, files })
    : db.delete('draftFiles', [owner, path]));
}

/** Forgets what a user left in this browser. */
export async function wipeStore(owner: string): Promise<void> {
  const tx = (await database()).transaction(['entries', 'draftFiles'], 'readwrite');
  const entries = await tx.objectStore('entries').index('owner').getAllKeys(owner);
  for (const key of entries) await tx.objectStore('entries').delete(key);
  for (const key of await tx.objectStore('draftFiles').getAllKeys()) {
    if (key[0] === owner) await tx.objectStore('draftFiles').delete(key);
  }
  await tx.done;
}
