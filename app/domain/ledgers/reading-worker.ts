import { parentPort, workerData } from 'node:worker_threads';
import { Refusal, refused } from '#app/lib/refusal.ts';
import { readGrids } from './file/read-grids.server.ts';
import type { ReadingOptions } from './reading.ts';
import { readSheet } from './sheet/read-sheet.server.ts';

/* What runs in the worker. Rows are sent in small parts, so that taking them in never keeps the server from answering. */

const ROWS_AT_ONCE = 250;

/** No ledger has more; a file of more is refused. */
const MAX_ROWS = 200_000;

const { path, options } = workerData as { path: string; options: ReadingOptions };

try {
  let read = 0;
  for (const grid of await readGrids(path, options.fileName ?? '')) {
    const { rows, ...sheet } = readSheet(grid, options);
    read += rows.length;
    if (read > MAX_ROWS) throw refused('ledgers:file.rows', { max: MAX_ROWS }, 'file');
    parentPort?.postMessage({ sheet });
    for (let at = 0; at < rows.length; at += ROWS_AT_ONCE)
      parentPort?.postMessage({ rows: rows.slice(at, at + ROWS_AT_ONCE) });
  }
  parentPort?.postMessage({ done: true });
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  parentPort?.postMessage({ refused: error.problems });
}
