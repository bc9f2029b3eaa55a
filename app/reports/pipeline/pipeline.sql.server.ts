import type { CurrentUser } from '#app/auth/user.ts';
import { type Fragment, visibleDealsSql } from '#app/auth/visible-sql.server.ts';
import type { Sql } from '#app/db/client.server.ts';
import { creditSql, enteredSql, increasesSql, signingSql, standingSql } from './counting.sql.server.ts';
import { NONE, type PipelineFilters } from './filters.ts';

/** 10 亿元 in yuan; exactly 10.00 is included. */
const LARGE = '1000000000';

/**
 * The report's one SQL text, as a WITH clause: what follows reads from `cells`, which has a row for every deal in
 * every cell it counts in (`set`, `stage`, `by`, `key`), with the amount it counts with there. Tables group by
 * those four columns; drill-down selects by them.
 */
export function cellsSql(sql: Sql, user: CurrentUser, filters: PipelineFilters): Fragment {
  const { from, asOf } = filters;
  return sql`
    WITH origin AS (${originSql(sql)}),
    scoped AS (${scopedSql(sql, user, filters)}),
    standing AS (${standingSql(sql, asOf)}),
    signing AS (${signingSql(sql, asOf)}),
    entered AS (${enteredSql(sql, from, asOf)}),
    increase AS (${increasesSql(sql, from, asOf)}),
    credit AS (${creditSql(sql)}),
    facts AS (${factsSql(sql, filters)}),
    placed AS (${placedSql(sql, filters)}),
    counted AS (${countedSql(sql, filters)}),
    cells AS (${breakdownSql(sql)})`;
}

/** The province or country of every region, and the groups that is in. */
function originSql(sql: Sql): Fragment {
  return sql`
    SELECT r.code AS region_code, top.code,
           CASE WHEN top.groups = '{}' THEN ARRAY['other'] ELSE top.groups END AS groups
      FROM region r
      LEFT JOIN region above ON above.code = r.parent_code
      JOIN region top ON top.code = CASE WHEN r.level IN ('country', 'province') THEN r.code
                                         WHEN above.level = 'province' THEN above.code
                                         ELSE above.parent_code END`;
}

/** The deals in question with what they are broken down by; origin and kinds are the lead investor's. */
function scopedSql(sql: Sql, user: CurrentUser, filters: PipelineFilters): Fragment {
  const { industry, chain, owner, originGroup, kind } = filters;
  return sql`
    SELECT * FROM (
      SELECT d.id AS deal_id,
             coalesce(d.industry_code, ${NONE}) AS industry,
             coalesce(d.chain_code, ${NONE}) AS chain,
             coalesce(origin.code, 'unknown') AS origin,
             coalesce(origin.groups, ARRAY['unknown']) AS origin_groups,
             coalesce((SELECT array_agg(k.kind_code) FROM company_kind k WHERE k.company_id = investor.id),
                      ARRAY[${NONE}::text]) AS kinds
        FROM deal d
        LEFT JOIN deal_investor lead ON lead.deal_id = d.id AND lead.is_lead
        LEFT JOIN company investor ON investor.id = lead.company_id
        LEFT JOIN origin ON origin.region_code = investor.origin_code
       WHERE ${visibleDealsSql(sql, user)}
         ${owner ? sql`AND d.owner_id = ${owner}::uuid` : sql``}
    ) deals
    WHERE true
      ${industry ? sql`AND industry = ${industry}` : sql``}
      ${chain ? sql`AND chain = ${chain}` : sql``}
      ${originGroup ? sql`AND ${originGroup} = ANY(origin_groups)` : sql``}
      ${kind ? sql`AND ${kind} = ANY(kinds)` : sql``}`;
}

/** Every deal in every set and stage it belongs to, with its whole amount there. */
function factsSql(sql: Sql, { from, event }: PipelineFilters): Fragment {
  return sql`
    SELECT f.*, signing.edition_id,
           (SELECT b.code FROM size_band b WHERE f.whole >= b.from AND (b.to IS NULL OR f.whole < b.to)) AS band
      FROM (
        SELECT 'current' AS set, s.stage, s.deal_id,
               CASE WHEN s.stage < 'signed' THEN s.estimate ELSE coalesce(g.amount, 0) END AS whole
          FROM standing s LEFT JOIN signing g USING (deal_id)
         WHERE s.status IN ('active', 'paused')
        UNION ALL
        SELECT 'reached', e.stage, e.deal_id,
               CASE WHEN e.stage < 'signed' THEN s.estimate ELSE coalesce(g.amount, 0) END
          FROM entered e JOIN standing s USING (deal_id) LEFT JOIN signing g USING (deal_id)
         WHERE e.stage <> 'signed'
        UNION ALL
        SELECT part, 'signed', deal_id, amount
          FROM signing CROSS JOIN (VALUES ('reached'), ('signed')) parts (part)
         WHERE signed_on >= ${from}::date
        UNION ALL
        SELECT 'increases', 'signed', deal_id, amount FROM increase
      ) f
      LEFT JOIN signing USING (deal_id)
     ${
       event
         ? sql`JOIN event_edition e ON e.id = signing.edition_id AND ${event} IN (e.id::text, e.series_code)`
         : sql``
     }`;
}

/** For whom each fact counts: before signing the place it stands in, from then on its credits. */
function placedSql(sql: Sql, { county, team }: PipelineFilters): Fragment {
  return sql`
    SELECT * FROM (
      SELECT f.*, s.team_id, coalesce(s.county_code, ${NONE}) AS county, 1 AS share
        FROM facts f JOIN standing s USING (deal_id) WHERE f.stage < 'signed'
      UNION ALL
      SELECT f.*, c.team_id, coalesce(c.county_code, ${NONE}), c.share
        FROM facts f JOIN credit c USING (deal_id) WHERE f.stage >= 'signed'
    ) places
    WHERE true
      ${county ? sql`AND county = ${county}` : sql``}
      ${team ? sql`AND team_id = ${team}::uuid` : sql``}`;
}

/**
 * Each fact once. The whole counts each deal in full; asked for one county or team, its share. Several credits
 * to one place never add up to more than the deal.
 */
function countedSql(sql: Sql, { county, team }: PipelineFilters): Fragment {
  const weight = county || team ? sql`least(1, sum(share))` : sql`1`;
  return sql`
    SELECT set, stage, deal_id, whole, edition_id, band, whole * ${weight} AS amount
      FROM placed GROUP BY set, stage, deal_id, whole, edition_id, band`;
}

/** A row for each value of each breakdown. Origin groups and kinds may give a deal several, places too. */
function breakdownSql(sql: Sql): Fragment {
  return sql`
    SELECT c.set, c.stage, c.deal_id, c.amount, x.by, x.key
      FROM counted c
      JOIN scoped s USING (deal_id)
      CROSS JOIN LATERAL (
        SELECT * FROM (VALUES
          ('all', ''), ('band', c.band), ('edition', c.edition_id::text),
          ('mark', CASE WHEN c.whole >= ${LARGE}::numeric THEN 'large' END),
          ('mark', CASE WHEN c.edition_id IS NOT NULL THEN 'fair' END),
          ('industry', s.industry), ('chain', s.chain), ('origin', s.origin)) single (by, key)
        UNION ALL SELECT 'originGroup', unnest(s.origin_groups)
        UNION ALL SELECT 'kind', unnest(s.kinds)) x
     WHERE x.key IS NOT NULL
    UNION ALL
    SELECT set, stage, deal_id, whole * least(1, sum(share)), 'county', county
      FROM placed GROUP BY set, stage, deal_id, whole, county
    UNION ALL
    SELECT set, stage, deal_id, whole * least(1, sum(share)), 'team', team_id::text
      FROM placed GROUP BY set, stage, deal_id, whole, team_id`;
}
