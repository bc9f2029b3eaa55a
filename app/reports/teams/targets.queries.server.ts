import * as z from 'zod/mini';
import { db } from '#app/db/client.server.ts';
import type { TeamPeriod } from './report.queries.server.ts';

const MEASURES = ['signed_amount', 'signed_count'] as const;

/** What a team is to sign in a year; without a team, the city. */
export interface TeamTarget {
  measure: (typeof MEASURES)[number];
  teamId: string | null;
  /** Yuan or pieces, as decimal text. */
  amount: string;
  /** Twelve amounts; none where the schedule is month / 12. */
  months: string[];
}

const decimal = z.string();
const frozenSchema = z.array(
  z.object({
    measure: z.string(),
    teamId: z.nullable(z.string()),
    countyCode: z.nullable(z.string()),
    amount: decimal,
    months: z.array(decimal),
  }),
);

/** The targets of the year a report ends in; of a locked month those that were kept with it. One statement. */
export async function readTeamTargets({
  span,
  periodId,
}: Pick<TeamPeriod, 'span' | 'periodId'>): Promise<TeamTarget[]> {
  const rows = periodId ? await frozenTargets(periodId) : await currentTargets(Number(span.asOf.slice(0, 4)));
  return rows.flatMap(({ measure, countyCode, ...target }) => {
    const known = MEASURES.find((code) => code === measure);
    return known && countyCode === null ? [{ ...target, measure: known }] : [];
  });
}

async function frozenTargets(periodId: string) {
  const { targets } = await db().period.findUniqueOrThrow({
    where: { id: periodId },
    select: { targets: true },
  });
  return frozenSchema.parse(targets ?? []);
}

async function currentTargets(year: number) {
  const rows = await db().target.findMany({
    where: { year, countyCode: null, measure: { in: [...MEASURES] } },
    select: { measure: true, teamId: true, countyCode: true, amount: true, months: true },
  });
  return rows.map(({ amount, months, ...row }) => ({
    ...row,
    amount: amount.toFixed(2),
    months: months.map((month) => month.toFixed(2)),
  }));
}
