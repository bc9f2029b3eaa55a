type Query = (text: string, values: unknown[]) => Promise<unknown>;

/**
 * Gives ledgers back that a stopped server was working on. What it wrote was one transaction and is gone with it, so
 * saving and undoing can be asked for again; reading begins anew. A batch that another process works on is
 * locked by it (`holdBatch`).
 */
export async function releaseInterrupted(query: Query): Promise<void> {
  await query(
    `UPDATE import_batch SET progress = 0, failure = $1,
            state = (CASE state WHEN 'saving' THEN 'ready' WHEN 'undoing' THEN 'saved' ELSE 'failed' END)::import_state
      WHERE id IN (SELECT id FROM import_batch WHERE state IN ('reading', 'saving', 'undoing')
                      AND pg_try_advisory_xact_lock(hashtextextended('import:' || id, 0)))`,
    [JSON.stringify([{ key: 'imports:failure.interrupted' }])],
  );
}
