import type { CurrentUser } from '#app/auth/user.ts';
import { type Fragment, visibleDealsSql } from '#app/auth/visible-sql.server.ts';
import type { Sql } from '#app/db/client.server.ts';
import { creditSql, enteredSql, increaseSql, signingSql, standingSql } from './counting.sql.server.ts';
import { NONE, type PipelineFilters } from './filters.ts';

/** 10 亿元 in yuan; exactly 10.00 is included. */
const LARGE = '1000000000';

/**
 * The report's one SQL text, as a WITH clause: what follows reads from `cells`, which has a row for every deal in
 * every cell it counts in (`set`, `stage`, `by`, `key`), with the amount it counts with there. Tables group by
 * those four columns; drill-down selects by them.
 *
 * One row a deal (`deals`) is unfolded into one row for each set and stage (`facts`), and that into `cells`.
 * Nothing is joined again on the way, so that no wrong guess of the planner makes it quadratic.
 *
 * @param facts another unfolding of `deals`, with the columns of {@link factsSql}
 */
export function cellsSql(
  sql: Sql,
  user: CurrentUser,
  filters: PipelineFilters,
  facts = factsSql(sql, filters),
): Fragment {
  return sql`
    WITH origin AS MATERIALIZED (${originSql(sql)}),
    deals AS MATERIALIZED (${dealsSql(sql, user, filters)}),
    facts AS MATERIALIZED (${facts}),
    counted AS MATERIALIZED (${countedSql(sql, filters)}),
    cells AS (${breakdownSql(sql, filters)})`;
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

/** The deals in question, where they stood, what they signed and whom they count for; the origin is the lead investor's. */
function dealsSql(sql: Sql, user: CurrentUser, filters: PipelineFilters): Fragment {
  const { from, asOf, industry, chain, owner, originGroup, kind, event } = filters;
  return sql`
    SELECT d.id AS deal_id,
           coalesce(d.industry_code, ${NONE}) AS industry,
           coalesce(d.chain_code, ${NONE}) AS chain,
           coalesce(origin.code, 'unknown') AS origin,
           coalesce(origin.groups, ARRAY['unknown']) AS origin_groups,
           coalesce(kinds.codes, ARRAY[${NONE}::text]) AS kinds,
           standing.stage, standing.status, standing.estimate,
           signing.signed_on, signing.edition_id, coalesce(signing.amount, 0) AS signed_amount,
           entered.stages AS entered, increase.amount AS increase,
           ARRAY[standing.team_id] AS own_team, ARRAY[coalesce(standing.county_code, ${NONE})] AS own_county,
           credit.teams, credit.counties, credit.shares
      FROM deal d
      LEFT JOIN deal_investor lead ON lead.deal_id = d.id AND lead.is_lead
      LEFT JOIN company investor ON investor.id = lead.company_id
      LEFT JOIN origin ON origin.region_code = investor.origin_code
      LEFT JOIN LATERAL (SELECT array_agg(k.kind_code) AS codes
                           FROM company_kind k WHERE k.company_id = investor.id) kinds ON true
      JOIN LATERAL (${standingSql(sql, asOf)}) standing ON true
      LEFT JOIN LATERAL (${signingSql(sql, asOf)}) signing ON true
      LEFT JOIN LATERAL (${enteredSql(sql, from, asOf)}) entered ON true
      LEFT JOIN LATERAL (${increaseSql(sql, from, asOf)}) increase ON signing.signed_on < ${from}::date
      LEFT JOIN LATERAL (${creditSql(sql)}) credit ON true
     WHERE ${visibleDealsSql(sql, user)}
       ${owner ? sql`AND d.owner_id = ${owner}::uuid` : sql``}
       ${industry ? sql`AND coalesce(d.industry_code, ${NONE}) = ${industry}` : sql``}
       ${chain ? sql`AND coalesce(d.chain_code, ${NONE}) = ${chain}` : sql``}
       ${originGroup ? sql`AND ${originGroup} = ANY(coalesce(origin.groups, ARRAY['unknown']))` : sql``}
       ${kind ? sql`AND ${kind} = ANY(coalesce(kinds.codes, ARRAY[${NONE}::text]))` : sql``}
       ${event ? sql`AND signing.edition_id IN (${editionsSql(sql, event)})` : sql``}`;
}

/** @param event an edition's id or a series' code */
function editionsSql(sql: Sql, event: string): Fragment {
  return sql`SELECT e.id FROM event_edition e WHERE ${event} IN (e.id::text, e.series_code)`;
}

/** Every deal in every set and stage it belongs to, with its whole amount there and whom it counts for there. */
function factsSql(sql: Sql, { from }: PipelineFilters): Fragment {
  return sql`
    SELECT d.*, f.set, f.at_stage, f.whole,
           CASE WHEN f.at_stage < 'signed' THEN d.own_team ELSE coalesce(d.teams, d.own_team) END AS place_teams,
           CASE WHEN f.at_stage < 'signed' THEN d.own_county ELSE coalesce(d.counties, d.own_county) END AS place_counties,
           CASE WHEN f.at_stage < 'signed' THEN ARRAY[1] ELSE coalesce(d.shares, ARRAY[1]) END AS place_shares,
           (SELECT b.code FROM size_band b WHERE f.whole >= b.from AND (b.to IS NULL OR f.whole < b.to)) AS band
      FROM deals d
      CROSS JOIN LATERAL (
        SELECT 'current' AS set, d.stage AS at_stage,
               CASE WHEN d.stage < 'signed' THEN d.estimate ELSE d.signed_amount END AS whole
         WHERE d.status IN ('active', 'paused')
        UNION ALL
        SELECT 'reached', e, CASE WHEN e < 'signed' THEN d.estimate ELSE d.signed_amount END
          FROM unnest(d.entered) e WHERE e <> 'signed'
        UNION ALL
        SELECT part, 'signed', d.signed_amount
          FROM (VALUES ('reached'), ('signed')) parts (part) WHERE d.signed_on >= ${from}::date
        UNION ALL
        SELECT 'increases', 'signed', d.increase WHERE d.increase IS NOT NULL) f`;
}

/** The places of a fact that are asked for: all of them, or those of the county and team of the filter. */
function placesSql(sql: Sql, { county, team }: PipelineFilters): Fragment {
  return sql`
    (SELECT * FROM unnest(c.place_teams, c.place_counties, c.place_shares) p (team, county, share)
      WHERE true ${county ? sql`AND county = ${county}` : sql``} ${team ? sql`AND team = ${team}::uuid` : sql``})`;
}

/**
 * Each fact once, with the weight it counts with. The whole counts each deal in full; asked for one county or
 * team, its share. Several credits to one place never add up to more than the deal.
 */
function countedSql(sql: Sql, filters: PipelineFilters): Fragment {
  const weight = filters.county || filters.team ? sql`least(1, sum(p.share))` : sql`1`;
  return sql`
    SELECT c.*, w.weight
      FROM facts c
      CROSS JOIN LATERAL (SELECT ${weight} AS weight FROM ${placesSql(sql, filters)} p HAVING count(*) > 0) w`;
}

/** A row for each value of each breakdown. Origin groups and kinds may give a deal several, places too. */
function breakdownSql(sql: Sql, filters: PipelineFilters): Fragment {
  const places = placesSql(sql, filters);
  return sql`
    SELECT c.set, c.at_stage AS stage, c.deal_id, x.by, x.key, c.whole * x.weight AS amount
      FROM counted c
      CROSS JOIN LATERAL (
        SELECT by, key, c.weight AS weight FROM (VALUES
          ('all', ''), ('band', c.band), ('edition', c.edition_id::text),
          ('mark', CASE WHEN c.whole >= ${LARGE}::numeric THEN 'large' END),
          ('mark', CASE WHEN c.edition_id IS NOT NULL THEN 'fair' END),
          ('industry', c.industry), ('chain', c.chain), ('origin', c.origin)) single (by, key)
        UNION ALL SELECT 'originGroup', unnest(c.origin_groups), c.weight
        UNION ALL SELECT 'kind', unnest(c.kinds), c.weight
        UNION ALL SELECT 'county', county, least(1, sum(share)) FROM ${places} p GROUP BY county
        UNION ALL SELECT 'team', team::text, least(1, sum(share)) FROM ${places} p GROUP BY team) x
     WHERE x.key IS NOT NULL`;
}
