import type { Row, Table } from './table.ts';

/** Tables for programs: codes and ids, money as decimal text in yuan, ratios as decimal text (0.3722 is 37.22 %). */
export function tablesJson(tables: Table[]) {
  return Object.fromEntries(
    tables.map((table) => {
      const row = ({ key, label, cells }: Row) => ({
        key,
        label,
        ...Object.fromEntries(table.columns.map(({ id }, index) => [id, cells[index]?.value ?? null])),
      });
      return [
        table.id,
        {
          title: table.title,
          rows: table.groups.flatMap((group) =>
            group.rows.map((entry) => (group.label ? { group: group.label, ...row(entry) } : row(entry))),
          ),
          total: table.total ? row(table.total) : null,
          notes: table.notes,
        },
      ];
    }),
  );
}
