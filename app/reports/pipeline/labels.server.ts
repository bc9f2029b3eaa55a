import type { Ctx } from '#app/auth/user.ts';
import { sightOf } from '#app/auth/visible.ts';
import { visibleDealsSql } from '#app/auth/visible-sql.server.ts';
import { sql } from '#app/db/client.server.ts';
import { codeName } from '#app/i18n/i18n.server.ts';
import type { Locale } from '#app/lib/locale.ts';
import { Refusal } from '#app/lib/refusal.ts';
import { type FilterName, NONE, type PipelineFilters } from './filters.ts';

interface Named {
  code: string;
  name: string;
  nameEn: string;
}

export interface Labels {
  counties: (Named & { shortName: string })[];
  /** Provinces and countries, with the origin groups they are in. */
  origins: (Named & { shortName: string; groups: string[] })[];
  industries: Named[];
  chains: Named[];
  kinds: Named[];
  /** Bounds in yuan; the last band has no upper one. */
  bands: { code: string; from: string; to: string | null }[];
  series: (Named & { nameTw: string })[];
  editions: {
    id: string;
    series: string;
    ordinal: number | null;
    startsOn: string;
    endsOn: string;
    participation: string;
  }[];
  teams: { id: string; name: string; kind: string; offered: boolean }[];
  /** People who own a deal the user sees. */
  owners: { id: string; name: string }[];
}

/** Names of everything the report breaks down by, and what its filters offer, in one statement. */
export async function readLabels(ctx: Ctx): Promise<Labels> {
  const db = sql();
  const all = sightOf(ctx.user) === 'all';
  const named = db`code, name, name_en AS "nameEn"`;
  const [row] = await db<[{ labels: Labels }]>`
    WITH
    counties AS (SELECT ${named}, short_name AS "shortName", sort_order FROM region WHERE level = 'county'),
    origins AS (
      SELECT ${named}, short_name AS "shortName", groups, sort_order
        FROM region WHERE level IN ('province', 'country')),
    industries AS (SELECT ${named}, sort_order FROM industry),
    chains AS (SELECT ${named}, sort_order FROM chain),
    kinds AS (SELECT ${named}, sort_order FROM investor_kind),
    bands AS (SELECT code, "from"::text, "to"::text, sort_order FROM size_band),
    series AS (SELECT ${named}, name_tw AS "nameTw", sort_order FROM event_series),
    editions AS (
      SELECT id, series_code AS series, ordinal, starts_on AS "startsOn", ends_on AS "endsOn", participation
        FROM event_edition WHERE archived_at IS NULL),
    teams AS (
      SELECT id, name, kind, code, archived_at IS NULL AND (${all} OR id = ANY(${ctx.user.teamIds}::uuid[])) AS offered
        FROM team),
    owners AS (
      SELECT u.id, u.name FROM app_user u
       WHERE EXISTS (SELECT FROM deal d WHERE d.owner_id = u.id AND ${visibleDealsSql(db, ctx.user)}))
    SELECT json_build_object(
      'counties', (SELECT coalesce(json_agg(x ORDER BY sort_order), '[]') FROM counties x),
      'origins', (SELECT coalesce(json_agg(x ORDER BY sort_order), '[]') FROM origins x),
      'industries', (SELECT coalesce(json_agg(x ORDER BY sort_order), '[]') FROM industries x),
      'chains', (SELECT coalesce(json_agg(x ORDER BY sort_order), '[]') FROM chains x),
      'kinds', (SELECT coalesce(json_agg(x ORDER BY sort_order), '[]') FROM kinds x),
      'bands', (SELECT coalesce(json_agg(x ORDER BY sort_order), '[]') FROM bands x),
      'series', (SELECT coalesce(json_agg(x ORDER BY sort_order), '[]') FROM series x),
      'editions', (SELECT coalesce(json_agg(x ORDER BY "startsOn", series), '[]') FROM editions x),
      'teams', (SELECT coalesce(json_agg(x ORDER BY kind, code), '[]') FROM teams x),
      'owners', (SELECT coalesce(json_agg(x ORDER BY name COLLATE "zh-x-icu", id), '[]') FROM owners x)) AS labels`;
  return row.labels;
}

/** @throws Refusal `refused` naming each condition whose value does not exist */
export function refuseUnknown(filters: PipelineFilters, labels: Labels): void {
  const codes = (rows: { code: string }[]) => rows.map(({ code }) => code);
  const known: Partial<Record<FilterName, string[]>> = {
    county: [...codes(labels.counties), NONE],
    team: labels.teams.map(({ id }) => id),
    industry: [...codes(labels.industries), NONE],
    chain: [...codes(labels.chains), NONE],
    event: [...codes(labels.series), ...labels.editions.map(({ id }) => id)],
    kind: [...codes(labels.kinds), NONE],
    owner: labels.owners.map(({ id }) => id),
  };
  const problems = Object.entries(known)
    .filter(([field, values]) => {
      const value = filters[field as FilterName];
      return value !== null && !values.includes(value);
    })
    .map(([field]) => ({ key: 'errors:unknown', field }));
  if (problems.length > 0) throw new Refusal('refused', problems);
}

/** The name of a series in the reader's language. */
export function seriesName(series: Labels['series'][number] | undefined, locale: Locale): string {
  if (!series) return '—';
  return locale === 'zh-TW' ? series.nameTw : codeName(series, locale);
}
