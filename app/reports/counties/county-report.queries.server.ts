import type { Ctx } from '#app/auth/user.ts';
import { canInstruct } from '#app/domain/instructions/instruction.policy.ts';
import { i18nFor } from '#app/i18n/i18n.server.ts';
import { readMonthSource } from '../facts/source.queries.server.ts';
import type { Download } from '../tables/download.server.ts';
import type { Row, Table } from '../tables/table.ts';
import { readConditions } from './conditions.server.ts';
import { isUnfinished } from './county-table.ts';
import { readCountyTables } from './county-tables.server.ts';

/**
 * The county table of one month for an address, as page and files show it; four statements.
 * @throws Refusal `refused` when the address makes no sense
 */
export async function readCountyReport(ctx: Ctx, search: URLSearchParams) {
  const conditions = readConditions(search, ctx.today);
  const { year, month } = conditions;
  const source = await readMonthSource(ctx, year, month);
  const tables = await readCountyTables(ctx, source, conditions);
  return {
    conditions,
    tables: canInstruct(ctx.user) ? await withInstructions(ctx, tables) : tables,
    asOf: source.span.asOf,
    isFrozen: source.periodId !== null,
    isUnfinished: isUnfinished(source),
  };
}

/** The counties' rows with the way to leave an instruction on them. */
async function withInstructions({ locale }: Ctx, tables: Table[]): Promise<Table[]> {
  const { t } = await i18nFor(locale);
  const label = t('instructions:title');
  const rowOf = (row: Row): Row => {
    const act = {
      to: `/instructions/new?county=${row.key}`,
      label,
      text: t('instructions:newOn', { name: row.label }),
    };
    return { ...row, act };
  };
  // Counties stand first, under no heading of their own.
  return tables.map((table) => ({
    ...table,
    groups: table.groups.map((group) =>
      group.label === null ? { ...group, rows: group.rows.map(rowOf) } : group,
    ),
  }));
}

/** The same to be downloaded. */
export async function readCountyDownload(ctx: Ctx, search: URLSearchParams): Promise<Download> {
  const { conditions, tables, asOf, isFrozen } = await readCountyReport(ctx, search);
  const { t } = await i18nFor(ctx.locale);
  const { year, month } = conditions;
  return {
    id: 'counties',
    file: t('countyTable:file', { year, month }),
    cover: {
      title: t(month === 1 ? 'countyTable:titleOfJanuary' : 'countyTable:titleOf', { year, month }),
      lines: [
        t('reports:export.unit'),
        isFrozen ? t('countyTable:frozen') : t('countyTable:asOf', { date: asOf }),
      ],
    },
    tables,
  };
}
