import type { Ctx } from '#app/auth/user.ts';
import { visibleDealsSql } from '#app/auth/visible-sql.server.ts';
import { sql } from '#app/db/client.server.ts';
import { readDefinitions } from '#app/domain/definitions/definition.queries.server.ts';
import { stageRates } from '#app/domain/definitions/definition.ts';
import { signingSql, standingSql } from '#app/reports/pipeline/counting.sql.server.ts';
import { type FollowedDeal, figuresOf } from './follow-through.rules.ts';

/**
 * What has become of an event's signings as of today, of the deals the user sees: the deals that count at the event,
 * by the SQL that the pipeline report counts with; and by which definitions. Two statements. The caller has found the
 * event in the user's sight.
 */
export async function readFollowThrough(ctx: Ctx, editionId: string) {
  const db = sql();
  const [definitions, deals] = await Promise.all([
    readDefinitions(ctx.locale),
    db<FollowedDeal[]>`
    SELECT d.id, d.code, d.name, investor.name AS investor, team.name AS team, standing.stage, standing.status,
           coalesce(d.written_off_on <= ${ctx.today}::date, false) AS "isWrittenOff",
           signing.amount::text AS amount, papers.upgraded AS "isUpgraded", papers.increase::text AS increase
      FROM deal d
      JOIN LATERAL (${signingSql(db, ctx.today)}) signing ON signing.edition_id = ${editionId}::uuid
      JOIN LATERAL (${standingSql(db, ctx.today)}) standing ON true
      JOIN LATERAL (
        SELECT (array_agg(a.kind ORDER BY a.signed_on, a.seq) FILTER (WHERE a.kind <= 'contract'))[1] < 'contract'
                 AND bool_or(a.kind = 'contract') AS upgraded,
               coalesce(sum(a.amount) FILTER (WHERE a.kind = 'capital_increase'), 0)::numeric(20, 2) AS increase
          FROM agreement a
         WHERE a.deal_id = d.id AND a.voided_at IS NULL AND a.signed_on <= ${ctx.today}::date) papers ON true
      JOIN team ON team.id = standing.team_id
      LEFT JOIN deal_investor lead ON lead.deal_id = d.id AND lead.is_lead
      LEFT JOIN company investor ON investor.id = lead.company_id
     WHERE EXISTS (SELECT FROM agreement a WHERE a.deal_id = d.id AND a.edition_id = ${editionId}::uuid)
       AND ${visibleDealsSql(db, ctx.user)}`,
  ]);
  const rates = stageRates(definitions);
  return { deals: [...deals], figures: figuresOf(deals, rates), rates };
}

export type FollowThrough = Awaited<ReturnType<typeof readFollowThrough>>;
