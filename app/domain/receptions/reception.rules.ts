import type { LocalDate } from '#app/lib/dates.ts';

interface ProgrammeRow {
  day: LocalDate;
  time: string | null;
}

/**
 * The programme by day and time. What has no time keeps its place behind what was entered before it, as a transfer
 * does that follows the talk.
 */
export function inOrder<Row extends ProgrammeRow>(rows: Row[]): Row[] {
  let before: ProgrammeRow | undefined;
  const keyed = rows.map((row) => {
    const time: string | null = row.time ?? (before?.day === row.day ? before.time : null);
    before = { day: row.day, time };
    return { row, key: `${row.day} ${time ?? ''}` };
  });
  return keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ row }) => row);
}
