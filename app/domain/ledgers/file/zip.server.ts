import { inflateRawSync } from 'node:zlib';
import { refused } from '#app/lib/refusal.ts';

const DIRECTORY_END = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const ENCRYPTED = 1;

/** What one part may unfold to, and all together; 200,000 rows of a wide ledger stay below. */
const PART_BYTES = 300 << 20;
const ALL_BYTES = 500 << 20;

const broken = () => refused('ledgers:file.broken', {}, 'file');
const tooLarge = () => refused('ledgers:file.unfolds', {}, 'file');

/**
 * Unfolds the wanted parts of a zip. Sizes are checked before, by the zip's list of contents, and while unfolding: a
 * part that becomes larger than it said is no honest one.
 * @throws Refusal `refused`
 */
export function unzip(bytes: Buffer, isWanted: (name: string) => boolean): Map<string, Buffer> {
  const wanted = [...entries(bytes)].filter(({ name }) => isWanted(name));
  const sum = wanted.reduce((total, { size }) => total + size, 0);
  if (sum > ALL_BYTES || wanted.some(({ size }) => size > PART_BYTES)) throw tooLarge();
  return new Map(wanted.map((entry) => [entry.name, unfold(bytes, entry)]));
}

interface Entry {
  name: string;
  method: number;
  packed: number;
  size: number;
  at: number;
}

function* entries(bytes: Buffer): Generator<Entry> {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || end + 22 > bytes.length || bytes.readUInt32LE(end) !== DIRECTORY_END) throw broken();
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== DIRECTORY_ENTRY) throw broken();
    if (bytes.readUInt16LE(at + 8) & ENCRYPTED) throw refused('ledgers:file.encrypted', {}, 'file');
    const nameLength = bytes.readUInt16LE(at + 28);
    yield {
      name: bytes
        .toString('utf8', at + 46, at + 46 + nameLength)
        .replaceAll('\\', '/')
        .replace(/^\//, ''),
      method: bytes.readUInt16LE(at + 10),
      packed: bytes.readUInt32LE(at + 20),
      size: bytes.readUInt32LE(at + 24),
      at: bytes.readUInt32LE(at + 42),
    };
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
}

function unfold(bytes: Buffer, { method, packed, size, at }: Entry): Buffer {
  if (at + 30 > bytes.length) throw broken();
  const start = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
  const content = bytes.subarray(start, start + packed);
  if (method === 0) return content;
  if (method !== 8) throw broken();
  try {
    return inflateRawSync(content, { maxOutputLength: Math.max(size, 1) });
  } catch (error) {
    throw (error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE' ? tooLarge() : broken();
  }
}
