import type { TFunction } from 'i18next';
import type { Ctx } from '#app/auth/user.ts';
import { i18nFor } from '#app/i18n/i18n.server.ts';
import type { Download } from '../tables/download.server.ts';
import { countOverdue } from './overdue.queries.server.ts';
import { readTeamReport, type TeamPeriod, type TeamReport } from './report.queries.server.ts';
import { RowFigures } from './row-figures.ts';
import {
  activityTable,
  type FigureRow,
  type FigureRows,
  growthTable,
  pipelineTable,
  speedTable,
  targetTable,
} from './tables.ts';
import type { TeamRow } from './team-rows.ts';

/** The team report in the reader's language. @throws Refusal as readTeamReport */
export async function teamReport(ctx: Ctx, search: URLSearchParams) {
  const { t } = await i18nFor(ctx.locale);
  const report = await readTeamReport(ctx, search);
  const { period, groups } = report;
  const making = {
    figures: new RowFigures(report.figures),
    rows: rowsOf(report, t),
    frame: frameOf(period),
    t,
  };
  const tables = [
    activityTable(making),
    pipelineTable(making),
    speedTable(making),
    targetTable(making),
    growthTable(making),
  ];
  const teams = groups.flatMap(({ rows }) => rows.filter(({ depth }) => depth === 0).map(({ team }) => team));
  return { period, tables, teams: teams.map(({ id, name }) => ({ id, name })) };
}

/** The same as a file. @throws Refusal as readTeamReport */
export async function teamDownload(ctx: Ctx, search: URLSearchParams): Promise<Download> {
  const { t } = await i18nFor(ctx.locale);
  const { period, tables } = await teamReport(ctx, search);
  const { from, asOf } = period.span;
  return {
    id: 'teams',
    file: t('teamReport:file', { from, to: asOf }),
    cover: { title: t('teamReport:title'), lines: coverLines(period, t) },
    tables,
  };
}

/** What a file says of its period. */
export function coverLines({ span, periodId, month }: TeamPeriod, t: TFunction): string[] {
  return [
    t('reports:asOf', { date: span.asOf }),
    t('reports:period', { from: span.from, to: span.asOf }),
    ...(month ? [t(periodId ? 'teamReport:frozen' : 'teamReport:open', { month })] : []),
    t('reports:export.unit'),
  ];
}

export const frameOf = ({ span, periodId }: TeamPeriod) => ({ ...span, period: periodId });

function rowsOf({ groups, whole, overdue, targets }: TeamReport, t: TFunction): FigureRows {
  const late = (ids: readonly string[] | null) =>
    overdue ? countOverdue(overdue.filter(({ teamId }) => !ids || ids.includes(teamId))) : null;
  const row = ({ key, team, isOwn, isSum, depth, teamIds }: TeamRow): FigureRow => ({
    key,
    depth,
    label: isOwn ? t('teamReport:own') : isSum ? t('teamReport:withBelow', { name: team.name }) : team.name,
    whose: { team: team.id, own: isOwn ? '1' : null },
    overdue: late(teamIds),
    targets: isOwn ? [] : targets.filter(({ teamId }) => teamId === team.id),
  });
  return {
    head: t('teamReport:head'),
    groups: groups.map(({ kind, rows }) => ({ label: t(`codes:team.${kind}`), rows: rows.map(row) })),
    total: whole
      ? {
          key: '',
          label: t('teamReport:total'),
          whose: {},
          overdue: late(null),
          targets: targets.filter(({ teamId }) => teamId === null),
        }
      : null,
  };
}
