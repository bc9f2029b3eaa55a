import type { Ctx } from '#app/auth/user.ts';
import { sql } from '#app/db/client.server.ts';
import { codeName, i18nFor } from '#app/i18n/i18n.server.ts';
import { Refusal } from '#app/lib/refusal.ts';
import { problemOf } from '#app/lib/schema.ts';
import { rowLabel } from '../pipeline/cell-label.server.ts';
import { isOfPlace } from '../pipeline/cells.ts';
import { listCell } from '../pipeline/drill-down.server.ts';
import { type FollowCell, followCellSchema } from './cells.ts';
import { readFollowConditions } from './data.queries.server.ts';
import { followCellsSql } from './follow.sql.server.ts';

/**
 * The deals one number of the follow-through counts, from the SQL that made the number, and what it is called.
 * @param take how many at a time; a page where left out
 * @throws Refusal `refused` when the address makes no sense
 */
export async function readFollowedDeals(ctx: Ctx, search: URLSearchParams, take?: number) {
  const parsed = followCellSchema.safeParse(Object.fromEntries(search));
  if (!parsed.success) throw new Refusal('refused', parsed.error.issues.map(problemOf));
  const { set, by, key, after } = parsed.data;
  const stage = set === 'reached' ? parsed.data.stage : 'signed';
  if (!stage) throw new Refusal('refused', [{ key: 'errors:required', field: 'stage' }]);
  const cell: FollowCell = { set, stage, by: by ?? 'all', key: by ? (key ?? '') : '' };
  const { filters, labels } = await readFollowConditions(ctx, search);
  const cells = followCellsSql(sql(), ctx.user, filters, [stage]);
  const list = await listCell(cells, { cell, asOf: filters.asOf, after, take });
  const { t } = await i18nFor(ctx.locale);
  const row = rowLabel(cell, filters, labels, t, ctx.locale);
  const name = t(`followThrough:records.${set}`, { stage: t(`codes:stage.${stage}`) });
  return {
    ...list,
    deals: list.deals.map((deal) => {
      const county = labels.counties.find(({ code }) => code === deal.countyCode);
      return { ...deal, county: county ? codeName(county, ctx.locale) : null };
    }),
    filters,
    isShare: isOfPlace(cell, filters),
    title: row ? `${row}${t('reports:colon')}${name}` : name,
  };
}
