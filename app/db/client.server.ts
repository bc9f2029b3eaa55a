import { PrismaPg } from '@prisma/adapter-pg';
import postgres from 'postgres';
import { PrismaClient } from './generated/client.ts';

/** A transaction, or the client itself: what queries and commands are handed. */
export type Tx = Omit<
  PrismaClient,
  '$connect' | '$disconnect' | '$on' | '$transaction' | '$extends' | '$use'
>;
export type Sql = postgres.Sql;

let prisma: PrismaClient | undefined;
let reports: Sql | undefined;
let searches: Sql | undefined;
let listener: ((statement: string) => void) | undefined;

function required(name: 'DATABASE_URL'): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: the server sets it at start, tests by useDatabase()`);
  return value;
}

/** Prisma, for records. Connects at first use. */
export function db(): PrismaClient {
  if (!prisma) {
    const client = new PrismaClient({
      adapter: new PrismaPg({ connectionString: required('DATABASE_URL') }),
      log: [{ emit: 'event', level: 'query' }],
    });
    client.$on('query', (event) => listener?.(event.query));
    prisma = client;
  }
  return prisma;
}

/**
 * postgres.js, read-only, for reports and search; a replica where REPORT_DATABASE_URL names one.
 * Dates come as `YYYY-MM-DD`, numerics as decimal strings.
 */
export function sql(): Sql {
  reports ??= postgres(process.env.REPORT_DATABASE_URL || required('DATABASE_URL'), { ...READING, max: 8 });
  return reports;
}

const READING = {
  connection: { default_transaction_read_only: true, application_name: 'reports' },
  types: { date: { to: 1082, from: [1082], serialize: (day: string) => day, parse: (day: string) => day } },
  debug: (_connection: number, query: string) => listener?.(query),
  onnotice: () => undefined,
};

/**
 * The same for search. Its conditions are LIKE patterns, of which the planner guesses badly how much they find, so
 * these connections always go through an index, and keep the plans.
 */
export function searchSql(): Sql {
  searches ??= postgres(process.env.REPORT_DATABASE_URL || required('DATABASE_URL'), {
    ...READING,
    connection: { ...READING.connection, application_name: 'search', ...THROUGH_INDEXES },
    max: 6,
  });
  return searches;
}

// As texts: the client leaves out what is false.
const THROUGH_INDEXES = {
  enable_seqscan: 'off',
  enable_sort: 'off',
  max_parallel_workers_per_gather: '0',
  jit: 'off',
  plan_cache_mode: 'force_generic_plan',
} as const;

/** Closes the pools; the next use opens them anew. */
export async function closeDatabase(): Promise<void> {
  await Promise.all([prisma?.$disconnect(), reports?.end({ timeout: 5 }), searches?.end({ timeout: 5 })]);
  prisma = undefined;
  reports = undefined;
  searches = undefined;
}

/** Hears every SQL statement of all clients, for tests and benchmarks that count them. */
export function watchStatements(next: ((statement: string) => void) | undefined): void {
  listener = next;
}

/**
 * Reads the database that is written to (never a replica) as it stands at one moment, whatever others write
 * meanwhile: a transaction of its own on a connection of its own.
 */
export async function atOneMoment<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
  const client = postgres(required('DATABASE_URL'), { ...READING, max: 1 });
  try {
    return (await client.begin('isolation level repeatable read read only', (moment) =>
      // A transaction knows everything of the client that reports use: texts and their parts.
      work(moment as unknown as Sql),
    )) as T;
  } finally {
    await client.end({ timeout: 5 });
  }
}

/** Reads the records of one moment in many statements, for a file; it may take as long as the file is long. */
export function inSnapshot<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  return db().$transaction(work, { isolationLevel: 'RepeatableRead', timeout: 600_000, maxWait: 30_000 });
}

/** Runs one command's writes: all of them or none. @param timeout for the few that write very many, in milliseconds */
export function inTransaction<T>(work: (tx: Tx) => Promise<T>, timeout = 15_000): Promise<T> {
  return db().$transaction(work, { timeout, maxWait: 10_000 });
}
