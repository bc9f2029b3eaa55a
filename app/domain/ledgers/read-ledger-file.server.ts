import { resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import { type Problem, Refusal, refused } from '#app/lib/refusal.ts';
import type { LedgerReading, ReadingOptions, RowReading, SheetReading } from './reading.ts';

/** The worker runs from the sources, which the built server has beside it. */
const WORKER = resolve('app/domain/ledgers/reading-worker.mjs');

/** What a file of 200,000 rows stays below. */
const LIMITS = { heapMiB: 2048, milliseconds: 120_000 };

type Message =
  | { sheet: Omit<SheetReading, 'rows'> }
  | { rows: RowReading[] }
  | { done: true }
  | { refused: Problem[] };

let last: Promise<unknown> = Promise.resolve();

/**
 * Reads a ledger file (.xlsx, .xls, .et, .csv) in a worker of its own with limits on memory and time, one file after
 * the other, so that no file keeps the server from answering.
 * @param path the file on disk; its ending does not matter
 * @throws Refusal `refused` with the field `file`, when the file is no ledger or asks for too much
 */
export function readLedgerFile(
  path: string,
  options: ReadingOptions,
  limits = LIMITS,
): Promise<LedgerReading> {
  const reading = last.then(() => readInWorker(path, options, limits));
  last = reading.catch(() => undefined);
  return reading;
}

function readInWorker(path: string, options: ReadingOptions, limits: typeof LIMITS): Promise<LedgerReading> {
  const sheets: SheetReading[] = [];
  const worker = new Worker(WORKER, {
    workerData: { path, options },
    resourceLimits: { maxOldGenerationSizeMb: limits.heapMiB, maxYoungGenerationSizeMb: 64 },
    execArgv: [],
  });
  return new Promise<LedgerReading>((done, fail) => {
    const timer = setTimeout(() => fail(refused('ledgers:file.time', {}, 'file')), limits.milliseconds);
    const settle = (settled: () => void) => {
      clearTimeout(timer);
      settled();
    };
    worker.on('message', (message: Message) => {
      if ('sheet' in message) sheets.push({ ...message.sheet, rows: [] });
      else if ('rows' in message) for (const row of message.rows) sheets.at(-1)?.rows.push(row);
      else if ('done' in message) settle(() => done({ sheets }));
      else settle(() => fail(new Refusal('refused', message.refused)));
    });
    worker.on('error', (error) =>
      settle(() => fail(isOutOfMemory(error) ? refused('ledgers:file.memory', {}, 'file') : error)),
    );
    worker.on('exit', () =>
      settle(() => fail(new Error('The worker that reads ledgers ended before it was done'))),
    );
  }).finally(() => worker.terminate());
}

const isOutOfMemory = (error: NodeJS.ErrnoException) =>
  error.code === 'ERR_WORKER_OUT_OF_MEMORY' || error instanceof RangeError;
