import type { TFunction } from 'i18next';
import type { Ctx } from '#app/auth/user.ts';
import { db } from '#app/db/client.server.ts';
import { codeName, i18nFor } from '#app/i18n/i18n.server.ts';
import { problemText } from '#app/i18n/problem-text.ts';
import { type ImportRowView, type ImportView, readImport, readImportRows } from './import.queries.server.ts';
import type { FieldChanges } from './import.ts';
import type { PreviewFilter } from './import-page.schema.ts';
import { COLUMNS, columnOf, type LedgerColumn, type LedgerKind } from './ledger.ts';
import type { SheetReading } from './reading.ts';
import { type NameOf, valueText, yuanText } from './value-text.ts';

/** What a row is told apart by, in the order of the preview; the rest is seen where the row is corrected. */
const SHOWN: Record<LedgerKind, readonly string[]> = {
  negotiating: ['name', 'investors', 'totalAmount', 'fixedAmount', 'county'],
  signed: ['name', 'investors', 'totalAmount', 'signedOn', 'event'],
  trips: ['period', 'leader', 'places', 'companies'],
  receptions: ['period', 'companies', 'guests', 'headcount'],
};

const PAGES: Record<LedgerKind, string> = {
  negotiating: '/deals',
  signed: '/deals',
  trips: '/trips',
  receptions: '/visits',
};

interface Words {
  t: TFunction;
  nameOf: NameOf;
}

/** A ledger as its page shows it: how the file was read, and a page of its rows in words. @throws Refusal `not_found` */
export async function readPreview(ctx: Ctx, id: string, filter: PreviewFilter) {
  const [batch, page] = await Promise.all([readImport(ctx, id), readImportRows(ctx, id, filter)]);
  const words = await wordsFor(ctx, batch, page.rows);
  return {
    batch: { ...batch, sheets: batch.sheets.map((sheet) => sheetView(sheet, words)) },
    rows: page.rows.map((row) => rowView(row, batch.sheets[row.sheet], words)),
    next: page.next,
  };
}

type Read = Awaited<ReturnType<typeof readPreview>>;
export type BatchView = Read['batch'];
export type SheetView = BatchView['sheets'][number];
export type RowView = Read['rows'][number];

async function wordsFor(ctx: Ctx, batch: ImportView, rows: ImportRowView[]): Promise<Words> {
  const { t } = await i18nFor(ctx.locale);
  const editionIds = rows.flatMap(({ changes }) => (changes.editionId ?? []).map(String)).filter(isId);
  const [regions, chains, series, editions] = await Promise.all([
    db().region.findMany({ select: { code: true, name: true, nameEn: true } }),
    db().chain.findMany({ select: { code: true, name: true, nameEn: true } }),
    db().eventSeries.findMany({ select: { code: true, name: true, nameEn: true } }),
    db().eventEdition.findMany({
      where: { id: { in: editionIds } },
      select: { id: true, startsOn: true, series: { select: { name: true, nameEn: true } } },
    }),
  ]);
  const names = new Map([
    ...[...regions, ...chains, ...series].map((row) => [row.code, codeName(row, ctx.locale)] as const),
    ...editions.map(
      ({ id, startsOn, series: of }) =>
        [id, `${startsOn.getUTCFullYear()} ${codeName(of, ctx.locale)}`] as const,
    ),
    ...batch.editions.map((planned) => [planned.series, planned.name] as const),
  ]);
  return { t, nameOf: (code) => names.get(code) ?? code };
}

const isId = (text: string) => /^[\da-f-]{36}$/.test(text);

function sheetView(
  { columns, totals, skipped, ...sheet }: Omit<SheetReading, 'rows'> & { rows: number },
  words: Words,
) {
  const { t } = words;
  const of = (why: SheetReading['skipped'][number]['why']) => skipped.filter((row) => row.why === why);
  return {
    ...sheet,
    columns: columns.map(({ index, head, code }) => ({ index, head, code })),
    choices: (sheet.ledger ? COLUMNS[sheet.ledger] : []).map(({ code }) => ({
      value: code,
      text: headText(code, t),
    })),
    skipped: (['title', 'summary', 'note'] as const).flatMap((why) =>
      of(why).map(({ row, text }) => ({ row, why, text })),
    ),
    totals: totals.map(({ code, stated, understood, agrees, row }) => ({
      row,
      agrees,
      label: headText(code, t),
      stated: totalText(sheet.ledger, code, stated, words),
      understood: totalText(sheet.ledger, code, understood, words),
    })),
  };
}

const headText = (code: string, t: TFunction): string => t(`ledgers:column.${code as 'name'}`);

function totalText(ledger: LedgerKind | null, code: string, text: string, { t }: Words): string {
  const kind = ledger ? columnOf(ledger, code)?.kind : undefined;
  if (kind === 'money') return yuanText(text, t);
  return kind === 'area' ? t('imports:mu', { area: text }) : text;
}

function rowView(row: ImportRowView, sheet: ImportView['sheets'][number] | undefined, words: Words) {
  const { t } = words;
  const columns: readonly LedgerColumn[] = COLUMNS[row.ledger];
  const inSheet = new Set(sheet?.columns.map(({ code }) => code));
  const told = (code: string) =>
    row.problems
      .filter((problem) => problem.code === code)
      .map(({ level, key, values }) => ({ level, text: problemText(t, { key, params: values }) }));
  const cells = columns
    .filter(
      ({ code, required }) => code !== 'number' && (inSheet.has(code) || required || told(code).length > 0),
    )
    .map(({ code, kind, required }) => {
      const value = row.values[code];
      return {
        code,
        head: headText(code, t),
        required: required === true,
        cell: row.cells[code] ?? '',
        understood: value === undefined ? '' : valueText(kind, value, words.nameOf, t),
        problems: told(code),
      };
    });
  const placed = new Set(cells.map(({ code }) => code));
  return {
    seq: row.seq,
    sheet: sheet?.name ?? '',
    row: row.row,
    verdict: row.verdict,
    cells,
    shown: SHOWN[row.ledger].filter((code) => placed.has(code)),
    problems: row.problems
      .filter(({ code }) => !placed.has(code))
      .map(({ level, key, values }) => ({ level, text: problemText(t, { key, params: values }) })),
    changes: changesView(row.changes, words),
    candidates: row.candidates.map(({ why, ...candidate }) => ({
      ...candidate,
      why: why.map((key) => whyText(key, t)),
    })),
    decision: row.decision,
    decisionId: row.decisionId,
    to: row.recordId && `${PAGES[row.ledger]}/${row.recordId}`,
  };
}

/** A reason may carry its figures in its key, `imports:why.twice?row=12`. */
function whyText(key: string, t: TFunction): string {
  const [name = '', search] = key.split('?');
  return problemText(t, { key: name, params: Object.fromEntries(new URLSearchParams(search)) });
}

const MONEY_FIELDS = ['estimatedAmount', 'amount', 'annualOutput', 'annualTax'];
const NAMED_FIELDS = ['countyCode', 'originCode', 'chainCode', 'editionId'];

function changesView(changes: FieldChanges, { t, nameOf }: Words) {
  const text = (field: string, value: unknown): string => {
    if (value === null || value === undefined || value === '') return '—';
    const said = String(value);
    if (MONEY_FIELDS.includes(field)) return yuanText(said, t);
    if (NAMED_FIELDS.includes(field)) return nameOf(said);
    if (field === 'kind') return t(`codes:agreement.${said as 'contract'}`);
    return field === 'screening' ? t(`codes:screening.${said as 'positive'}`) : said;
  };
  return Object.entries(changes).map(([field, [before, after]]) => ({
    field: t(`imports:field.${field as 'name'}`),
    before: text(field, before),
    after: text(field, after),
  }));
}
