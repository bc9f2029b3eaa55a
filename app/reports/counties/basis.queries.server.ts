import type { Ctx } from '#app/auth/user.ts';
import { sightOf } from '#app/auth/visible.ts';
import { sql } from '#app/db/client.server.ts';
import { seesTarget } from '#app/domain/targets/target.policy.ts';
import { placeOf, type Target, targetsOf } from '#app/domain/targets/target.rules.ts';
import { codeName } from '#app/i18n/i18n.server.ts';
import type { MonthSource } from '../facts/source.queries.server.ts';

/** The places of the table and their targets. */
export interface Basis {
  counties: { code: string; name: string }[];
  /** Parks, departments, task forces and outposts, by kind; `ids` are their own and those below them. */
  teams: { id: string; name: string; kind: string; ids: string[] }[];
  targets: Target[];
}

type Named = { code: string; name: string; nameEn: string };
type TeamRow = { id: string; name: string; kind: string; parentId: string | null; archived: boolean };

/**
 * Counties, teams and targets in one statement; the targets of a locked month are those it kept.
 *
 * A target stands beside figures only where the user sees all of what counts towards it: whoever sees the own county
 * alone is not shown the city's.
 */
export async function readBasis(ctx: Ctx, { year, periodId }: MonthSource): Promise<Basis> {
  const db = sql();
  const [row] = await db<[{ counties: Named[]; teams: TeamRow[]; targets: Parameters<typeof targetsOf>[0] }]>`
    SELECT (SELECT coalesce(json_agg(json_build_object('code', code, 'name', name, 'nameEn', name_en)
                                     ORDER BY sort_order), '[]')
              FROM region WHERE level = 'county') AS counties,
           (SELECT coalesce(json_agg(json_build_object('id', id, 'name', name, 'kind', kind, 'parentId', parent_id,
                                                       'archived', archived_at IS NOT NULL)
                                     ORDER BY kind, region_code, code), '[]')
              FROM team) AS teams,
           ${
             periodId
               ? db`(SELECT coalesce(targets::json, '[]') FROM period WHERE id = ${periodId}::uuid)`
               : db`(SELECT coalesce(json_agg(json_build_object(
                       'measure', measure, 'teamId', team_id, 'countyCode', county_code,
                       'amount', amount::text, 'months', months::text[])), '[]')
                      FROM target WHERE year = ${year})`
           } AS targets`;
  return {
    counties: row.counties.map((county) => ({ code: county.code, name: codeName(county, ctx.locale) })),
    teams: seriesOf(row.teams),
    targets: targetsOf(row.targets).filter((target) => covers(ctx, target)),
  };
}

/** Whether all that counts towards a target is in the user's sight. */
function covers({ user }: Ctx, target: Target): boolean {
  if (sightOf(user) === 'all') return true;
  if (!seesTarget(user, target)) return false;
  return sightOf(user) === 'county'
    ? target.countyCode === user.regionCode || user.teamIds.includes(placeOf(target))
    : user.teamIds.includes(placeOf(target));
}

/** Bureaus of counties and of the city are left out: they are the counties' rows and the whole. */
function seriesOf(teams: TeamRow[]): Basis['teams'] {
  const below = (id: string): string[] => [
    id,
    ...teams.filter(({ parentId }) => parentId === id).flatMap((child) => below(child.id)),
  ];
  return teams
    .filter(({ kind, archived }) => kind !== 'city_bureau' && kind !== 'county_bureau' && !archived)
    .map(({ id, name, kind }) => ({ id, name, kind, ids: below(id) }));
}
