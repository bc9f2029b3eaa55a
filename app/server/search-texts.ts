import pg from 'pg';
import { searchNames } from '#app/lib/search-names.ts';
import { LINE, searchText } from '#app/lib/search-text.server.ts';

const BATCH = 1_000;

interface Source {
  table: string;
  key: string;
  /** The columns that the names are made of. */
  columns: string;
  // biome-ignore lint/suspicious/noExplicitAny: the row is what `columns` selects
  names: (row: any) => readonly string[];
}

const SOURCES: Source[] = [
  {
    table: 'region',
    key: 'code',
    columns: 'name, short_name AS "shortName", name_en AS "nameEn"',
    names: searchNames.region,
  },
  {
    table: 'company',
    key: 'id',
    columns: 'name, ARRAY(SELECT n.name FROM company_name n WHERE n.company_id = company.id) AS names',
    names: searchNames.company,
  },
  { table: 'contact', key: 'id', columns: 'name, title', names: searchNames.contact },
  { table: 'deal', key: 'id', columns: 'code, name', names: searchNames.deal },
  {
    table: 'trip',
    key: 'id',
    columns: 'title, leader_name AS "leaderName", cities',
    names: searchNames.trip,
  },
  { table: 'visit', key: 'id', columns: 'place', names: searchNames.visit },
  {
    table: 'event_edition',
    key: 'id',
    columns: `title, ordinal, to_char(starts_on, 'YYYY') AS year, venue,
      (SELECT jsonb_build_object('name', s.name, 'nameTw', s.name_tw, 'nameEn', s.name_en, 'fullName', s.full_name)
         FROM event_series s WHERE s.code = series_code) AS series`,
    names: searchNames.edition,
  },
];

/**
 * Writes the search columns of records that were last written before these took their present form, a thousand at a
 * time; triggers carry them into search. With nothing to do it costs one look at each table.
 * @returns how many records it wrote
 */
export async function fillSearchTexts(databaseUrl: string): Promise<number> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    let written = 0;
    for (const source of SOURCES) written += await fill(client, source);
    return written;
  } finally {
    await client.end();
  }
}

async function fill(client: pg.Client, { table, key, columns, names }: Source): Promise<number> {
  const type = key === 'id' ? 'uuid' : 'text';
  let written = 0;
  let last: string | null = null;
  for (;;) {
    const { rows }: pg.QueryResult<{ key: string }> = await client.query(
      `SELECT ${key} AS key, ${columns} FROM ${table}
        WHERE search_text NOT LIKE $2 AND ($1::${type} IS NULL OR ${key} > $1::${type})
        ORDER BY ${key} LIMIT ${BATCH}`,
      [last, `${LINE}%`],
    );
    const texts = rows.map((row) => searchText(names(row)));
    await client.query(
      `UPDATE ${table} SET search_text = given.text FROM unnest($1::${type}[], $2::text[]) AS given (key, text)
        WHERE ${key} = given.key AND search_text <> given.text`,
      [rows.map((row) => row.key), texts],
    );
    written += texts.filter((text) => text !== '').length;
    last = rows.at(-1)?.key ?? null;
    if (rows.length < BATCH) return written;
  }
}
