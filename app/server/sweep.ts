import { sweepFiles } from '#app/db/files.server.ts';

const DAY_MS = 86_400_000;

type Query = (text: string, values: unknown[]) => Promise<{ rows: { name: string }[] }>;

/**
 * Takes away the files of photos and ledgers whose save began more than a day ago and never came through, now and once a day.
 * @returns stops it, once what runs is through
 */
export function sweepDaily(query: Query): () => Promise<void> {
  const sweep = () =>
    sweepFiles(new Date(Date.now() - DAY_MS), (names) => namedFiles(query, names)).catch((error: Error) =>
      console.error(`Files of failed saves: ${error.message}`),
    );
  let running = sweep();
  const timer = setInterval(() => {
    running = sweep();
  }, DAY_MS);
  return () => {
    clearInterval(timer);
    return running;
  };
}

/** Which of these files a row names: a ledger or a picture by its name, the small square by the same with an ending. */
async function namedFiles(query: Query, names: string[]): Promise<string[]> {
  const { rows } = await query(
    `SELECT name FROM unnest($1::text[]) AS name
      WHERE EXISTS (SELECT FROM visit_photo WHERE file = split_part(name, '.', 1))
         OR EXISTS (SELECT FROM import_batch WHERE file = name)`,
    [names],
  );
  return rows.map(({ name }) => name);
}
