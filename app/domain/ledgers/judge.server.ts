import type { Ctx } from '#app/auth/user.ts';
import type { Tx } from '#app/db/client.server.ts';
import { foldChinese } from '#app/lib/chinese-text.server.ts';
import { EditionFinder } from './editions.server.ts';
import { canImport } from './import.policy.ts';
import {
  type DealPlan,
  type Judgement,
  type Judging,
  judgeDeals,
  type Place,
  type RowGiven,
} from './judge-deals.server.ts';
import { judgeTalks, type TalkPlan } from './judge-talks.server.ts';

export type Plan = DealPlan | TalkPlan;

export const isDealPlan = (plan: Plan): plan is DealPlan => 'companyChanges' in plan;
export const isTalkPlan = (plan: Plan): plan is TalkPlan => !isDealPlan(plan);

/** Begins to judge the rows of a file for a team. */
export async function beginJudging(tx: Tx, ctx: Ctx, teamId: string): Promise<Judging> {
  const teams = await tx.team.findMany({
    where: { archivedAt: null },
    select: { id: true, name: true, regionCode: true },
  });
  const mine = teams.filter(({ id }) => canImport(ctx.user, id));
  const placeOf = ({ id, regionCode }: (typeof teams)[number]): Place => ({ teamId: id, regionCode });
  const own = teams.find(({ id }) => id === teamId);
  return {
    ...{ tx, ctx, place: own ? placeOf(own) : { teamId, regionCode: null } },
    places: new Map(mine.map((team) => [foldChinese(team.name), placeOf(team)])),
    editions: await EditionFinder.load(tx),
    seen: new Map(),
    told: new Map(),
  };
}

/** What would become of some rows, in their order. */
export async function judgeRows(judging: Judging, rows: RowGiven[]): Promise<(Plan | Judgement)[]> {
  const isTalk = ({ ledger }: RowGiven) => ledger === 'trips' || ledger === 'receptions';
  const talks = rows.filter(isTalk);
  const deals = rows.filter((row) => !isTalk(row));
  const said = [...(await judgeDeals(judging, deals)), ...(await judgeTalks(judging, talks))];
  const judged = new Map([...deals, ...talks].map(({ seq }, index) => [seq, said[index]]));
  return rows.flatMap(({ seq }) => judged.get(seq) ?? []);
}
